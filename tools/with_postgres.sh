#!/usr/bin/env bash
# Runs a command with CHIBO_DATABASE_URL pointing to a PostgreSQL cluster of its own, thrown away afterwards.
set -euo pipefail
binaries=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1 || true)
if [ -z "$binaries" ] && command -v pg_ctl >/dev/null; then binaries=$(dirname "$(command -v pg_ctl)"); fi
if [ -z "$binaries" ] || [ ! -x "$binaries/initdb" ]; then
    echo "The PostgreSQL server programs are missing. On Debian: apt install postgresql" >&2
    exit 1
fi
folder=$(mktemp -d /tmp/chibo-pg.XXXXXX)
port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
as_owner() { "$@"; }
if [ "$(id -u)" = 0 ]; then  # PostgreSQL refuses to run as root
    chown postgres: "$folder"
    as_owner() { runuser -u postgres -- "$@"; }
fi
stop() {
    as_owner "$binaries/pg_ctl" -D "$folder/data" -m immediate stop >/dev/null 2>&1 || true
    rm -rf "$folder"
}
trap stop EXIT
as_owner "$binaries/initdb" -D "$folder/data" -U chibo -A trust -E UTF8 --locale=C.UTF-8 >/dev/null
as_owner "$binaries/pg_ctl" -D "$folder/data" -w -l "$folder/log" \
    -o "-p $port -k $folder -c listen_addresses=127.0.0.1 -c fsync=${CHIBO_PG_FSYNC:-off} -c max_connections=60" \
    start >/dev/null
as_owner "$binaries/createdb" -h 127.0.0.1 -p "$port" -U chibo chibo
CHIBO_DATABASE_URL="postgresql://chibo@127.0.0.1:$port/chibo" "$@"
