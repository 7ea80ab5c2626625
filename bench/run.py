"""The benchmark: pages and saves of the month, on SQLite and on PostgreSQL, served as in production.

    make bench

Starts the real server over a data set of its own (a cell of 32 with a meeting of 15 items, a meeting of
1,000 people), drives it from this process with 8 connections, prints a table and writes bench/latest.json.
Run it on a quiet machine; compare with the history in bench/history.
"""

import datetime as dt
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from load import Page, drive
from rendering import measure_rendering

HERE = Path(__file__).resolve().parent
CONNECTIONS = 8
REQUESTS = 240


def main() -> int:
    """Both databases, every scenario."""
    lines: list[dict[str, object]] = []
    for database, address in databases():
        with tempfile.TemporaryDirectory(prefix="chibo-bench-") as folder:
            environment = {**os.environ, "CHIBO_DATA": folder, "CHIBO_DATABASE_URL": address}
            scene = json.loads(step("scene.py", environment))
            lines += [{**line, "database": database} for line in measure_rendering(environment)]
            lines += [{**line, "database": database} for line in served(environment, scene)]
    show(lines)
    keep(lines)
    return 0


def databases() -> list[tuple[str, str]]:
    """SQLite always; PostgreSQL when the surrounding script has started one."""
    found = [("sqlite", "")]
    if address := os.environ.get("CHIBO_DATABASE_URL", ""):
        found.append(("postgresql", address))
    return found


def step(script: str, environment: dict[str, str]) -> str:
    """Run one of our scripts with its own settings and return what it prints."""
    done = subprocess.run(
        [sys.executable, str(HERE / script)], env=environment, check=True, capture_output=True, text=True
    )
    return done.stdout.strip().splitlines()[-1]


def served(environment: dict[str, str], scene: dict[str, object]) -> list[dict[str, object]]:
    """Requests against the real server."""
    pages = [Page(**page) for page in scene["pages"]]  # type: ignore[attr-defined]
    return drive(environment, pages, cookie=str(scene["cookie"]), connections=CONNECTIONS, requests=REQUESTS)


def show(lines: list[dict[str, object]]) -> None:
    """A table for people."""
    print(f"{'what':<34} {'database':<11} {'conn':>4} {'p50 ms':>8} {'p95 ms':>8} {'req/s':>8} {'queries':>7} {'bytes':>8}")
    for line in lines:
        print(
            f"{line['name']:<34} {line['database']:<11} {line['connections']:>4} {line['p50_ms']:>8.1f} "
            f"{line['p95_ms']:>8.1f} {line['requests_per_s']:>8.1f} {line['queries']!s:>7} {line['bytes']!s:>8}"
        )


def keep(lines: list[dict[str, object]]) -> None:
    """The newest figures, and one more file in the history."""
    text = json.dumps(lines, indent=1, ensure_ascii=False) + "\n"
    (HERE / "latest.json").write_text(text)
    history = HERE / "history"
    history.mkdir(exist_ok=True)
    (history / f"{dt.datetime.now(dt.UTC):%Y-%m-%d}.json").write_text(text)


if __name__ == "__main__":
    sys.exit(main())
