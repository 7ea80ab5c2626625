"""The benchmark: pages and saves of the month, on SQLite and on PostgreSQL, served as in production.

    make bench                          everything but the large backup, in less than four minutes
    make bench ARGS=--quick             a look: few requests, a small crowd; writes nothing
    make bench ARGS=--backup            also the backup of an office of 1 GB while 20 write

Starts the real server over a data set of its own (a cell of 32 with a meeting of 15 items, a meeting of 1,000 people),
drives it from this process with 8 connections; measures an office of 5,000 people in 200 cells and a register of 200,000
papers in one process each; prints a table and writes bench/latest.json. Run it on a quiet machine; compare with the
history in bench/history.
"""

import datetime as dt
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import psycopg
from load import Page, drive
from rendering import measure_rendering

HERE = Path(__file__).resolve().parent
CONNECTIONS = 8
REQUESTS = 240


def main(arguments: list[str]) -> int:
    """Both databases, every scenario."""
    quick = "--quick" in arguments
    lines: list[dict[str, object]] = []
    for database, address in databases():
        with tempfile.TemporaryDirectory(prefix="chibo-bench-") as folder:
            environment = {**os.environ, "CHIBO_DATA": folder, "CHIBO_DATABASE_URL": address}
            scene = json.loads(step("scene.py", environment))
            lines += [{**line, "database": database} for line in measure_rendering(environment)]
            requests = REQUESTS // 10 if quick else REQUESTS
            lines += [{**line, "database": database} for line in served(environment, scene, requests)]
        with tempfile.TemporaryDirectory(prefix="chibo-bench-") as folder:
            environment = {**os.environ, "CHIBO_DATA": folder, "CHIBO_DATABASE_URL": empty(address)}
            crowd = json.loads(step("crowd.py", environment, *arguments))
            lines += [{**line, "database": database} for line in crowd]
        with tempfile.TemporaryDirectory(prefix="chibo-bench-") as folder:
            environment = {**os.environ, "CHIBO_DATA": folder, "CHIBO_DATABASE_URL": empty(address)}
            register = json.loads(step("registering.py", environment, *arguments))
            lines += [{**line, "database": database} for line in register]
    show(lines)
    if not quick:
        keep(lines)
    return 0


def empty(address: str) -> str:
    """A second database beside the one of the scene; on SQLite every folder has its own."""
    if not address:
        return ""
    server, _, _name = address.rpartition("/")
    with psycopg.connect(address, autocommit=True) as line:
        line.execute("DROP DATABASE IF EXISTS chibo_crowd")
        line.execute("CREATE DATABASE chibo_crowd")
    return f"{server}/chibo_crowd"


def databases() -> list[tuple[str, str]]:
    """SQLite always; PostgreSQL when the surrounding script has started one."""
    found = [("sqlite", "")]
    if address := os.environ.get("CHIBO_DATABASE_URL", ""):
        found.append(("postgresql", address))
    return found


def step(script: str, environment: dict[str, str], *arguments: str) -> str:
    """Run one of our scripts with its own settings and return what it prints."""
    done = subprocess.run(
        [sys.executable, str(HERE / script), *arguments], env=environment, check=False, capture_output=True, text=True
    )
    if done.returncode:
        raise SystemExit(f"{script} failed:\n{done.stderr[-2000:]}")
    return done.stdout.strip().splitlines()[-1]


def served(environment: dict[str, str], scene: dict[str, object], requests: int) -> list[dict[str, object]]:
    """Requests against the real server."""
    pages = [Page(**page) for page in scene["pages"]]  # type: ignore[attr-defined]
    return drive(environment, pages, cookie=str(scene["cookie"]), connections=CONNECTIONS, requests=requests)


def show(lines: list[dict[str, object]]) -> None:
    """A table for people."""
    print(f"{'what':<44} {'database':<11} {'conn':>4} {'p50 ms':>8} {'p95 ms':>8} {'req/s':>8} {'queries':>7} {'bytes':>8}")
    for line in lines:
        print(
            f"{line['name']:<44} {line['database']:<11} {line['connections']:>4} {line['p50_ms']:>8.2f} "
            f"{line['p95_ms']:>8.2f} {line['requests_per_s']:>8.1f} {line['queries']!s:>7} {line['bytes']!s:>8}"
        )


def keep(lines: list[dict[str, object]]) -> None:
    """The newest figures, and one more file in the history."""
    text = json.dumps(lines, indent=1, ensure_ascii=False) + "\n"
    (HERE / "latest.json").write_text(text)
    history = HERE / "history"
    history.mkdir(exist_ok=True)
    (history / f"{dt.datetime.now(dt.UTC):%Y-%m-%d}.json").write_text(text)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
