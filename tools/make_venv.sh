#!/usr/bin/env bash
# Makes the environment, or says in one sentence what is missing.
set -euo pipefail
python=$1 venv=$2
if ! command -v "$python" >/dev/null; then
    echo "chibo needs Python 3.11 or newer. On Debian: apt install python3 python3-venv" >&2
    exit 1
fi
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || {
    echo "chibo needs Python 3.11 or newer; this is $("$python" --version)." >&2
    exit 1
}
if ! "$python" -m venv "$venv" >/tmp/chibo-venv.$$ 2>&1; then
    rm -rf "$venv"
    echo "Python cannot make a virtual environment here. On Debian: apt install python3-venv" >&2
    tail -n 2 /tmp/chibo-venv.$$ >&2
    exit 1
fi
rm -f /tmp/chibo-venv.$$
