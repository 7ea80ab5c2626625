"""The benchmark: pages and saves of the month, registers, search, on SQLite and on PostgreSQL, served as in production.

    make bench                          everything but the large backup; the search with 200,000 papers and 2 GB of text
    make bench ARGS=--quick             a look: few requests, a tenth of everything, 5,000 papers to search; writes nothing
    make bench ARGS=--backup            also the backup of an office of 1 GB while 20 write
    make bench ARGS="--only search"     one part of it: served, crowd, registering, search; writes nothing
    make bench ARGS="--papers 20000"    so many papers to search; writes nothing

Starts the real server over a data set of its own (a cell of 32 with a meeting of 15 items, a meeting of 1,000 people),
drives it from this process with 8 connections; measures an office of 5,000 people in 200 cells, a register of 200,000
papers and the search over as many in one process each; prints a table with what was promised beside it, and writes
bench/latest.json. The search at full size needs 15 GB of free disk and the better part of an hour.

Times on the clock are true on a quiet machine only. ``cpu`` is time of the processors (ours, and the database server's for
us): that is what stays the same when the machine does other things, and what the promises are held against when it is there.
"""


import argparse
import datetime as dt
import json
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import psycopg
from load import Page, drive
from rendering import measure_rendering

HERE = Path(__file__).resolve().parent
CONNECTIONS = 8
REQUESTS = 240
Line = dict[str, object]


@dataclass(frozen=True)
class Goal:
    """What the issues promise of a line: milliseconds in the middle and for nineteen of twenty."""

    middle: float
    nearly_all: float | None = None


GOALS = {
    "search in": Goal(30, 100),
    "the same, in a small cell": Goal(30, 100),
    "the same, one year": Goal(30, 100),
    "one paper registered": Goal(20),
    "text of a PDF of 50 pages": Goal(3000),
    "one of 1000 acknowledgements": Goal(60),
    "person page": Goal(30),
    "people list of a cell": Goal(30),
    "register, newest page": Goal(30),
}
"""By the beginning of the line's name."""


def main(arguments: list[str]) -> int:
    """Both databases, every scenario."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--quick", action="store_true")
    asked.add_argument("--backup", action="store_true")
    asked.add_argument("--only", choices=["served", "crowd", "registering", "search"], default="")
    asked.add_argument("--papers", type=int, default=0)
    said = asked.parse_args(arguments)
    lines: list[Line] = []
    for database, address in databases():
        for name, part in PARTS.items():
            if said.only in ("", name):
                with tempfile.TemporaryDirectory(prefix="chibo-bench-") as folder:
                    lines += [{**line, "database": database} for line in part(folder, address, said)]
    show(lines)
    if not (said.quick or said.only or said.papers):
        keep(lines)
    return 0


def served_part(folder: str, address: str, said: argparse.Namespace) -> list[Line]:
    """The office of the demo behind the real server, and its papers."""
    environment = {**os.environ, "CHIBO_DATA": folder, "CHIBO_DATABASE_URL": address}
    scene = json.loads(step("scene.py", environment))
    requests = REQUESTS // 10 if said.quick else REQUESTS
    return [*measure_rendering(environment), *served(environment, scene, requests)]


def crowd_part(folder: str, address: str, said: argparse.Namespace) -> list[Line]:
    """5,000 people in 200 cells."""
    flags = [flag for flag, wanted in (("--quick", said.quick), ("--backup", said.backup)) if wanted]
    return apart("crowd.py", folder, address, *flags)


def registering_part(folder: str, address: str, said: argparse.Namespace) -> list[Line]:
    """A register of 200,000 papers."""
    return apart("registering.py", folder, address, *(["--quick"] if said.quick else []))


def search_part(folder: str, address: str, said: argparse.Namespace) -> list[Line]:
    """200,000 papers with 2 GB of text."""
    number = said.papers or (5_000 if said.quick else 200_000)
    return apart("search.py", folder, address, "--papers", str(number), "--rounds", "2" if said.quick else "6")


PARTS = {"served": served_part, "crowd": crowd_part, "registering": registering_part, "search": search_part}


def apart(script: str, folder: str, address: str, *arguments: str) -> list[Line]:
    """One of our scripts on a database of its own."""
    environment = {**os.environ, "CHIBO_DATA": folder, "CHIBO_DATABASE_URL": empty(address)}
    found: list[Line] = json.loads(step(script, environment, *arguments))
    return found


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


def show(lines: list[Line]) -> None:
    """A table for people."""
    print(
        f"{'what':<46} {'database':<11} {'conn':>4} {'p50 ms':>9} {'p95 ms':>9} {'cpu p50':>9} {'cpu p95':>9} "
        f"{'queries':>7} {'bytes':>10}  promised"
    )
    for line in lines:
        used = "".join(f" {line[name]:>9.2f}" if name in line else f" {'':>9}" for name in ("cpu_p50_ms", "cpu_p95_ms"))
        print(
            f"{line['name']:<46} {line['database']:<11} {line['connections']:>4} {line['p50_ms']:>9.2f} "
            f"{line['p95_ms']:>9.2f}{used} {line['queries']!s:>7} {line['bytes']!s:>10}  {judged(line)}"
        )


def judged(line: Line) -> str:
    """What was promised of a line, and whether it is so."""
    goal = next((goal for name, goal in GOALS.items() if str(line["name"]).startswith(name)), None)
    if goal is None:
        return ""
    middle, nearly_all = (float(str(line.get(f"cpu_{name}", line[name]))) for name in ("p50_ms", "p95_ms"))
    kept = middle <= goal.middle and (goal.nearly_all is None or nearly_all <= goal.nearly_all)
    promised = f"{goal.middle:g}" + (f" / {goal.nearly_all:g}" if goal.nearly_all else "")
    return f"{promised} ms: {'kept' if kept else 'MISSED'}"


def keep(lines: list[Line]) -> None:
    """The newest figures, and one more file in the history."""
    text = json.dumps(lines, indent=1, ensure_ascii=False) + "\n"
    (HERE / "latest.json").write_text(text)
    history = HERE / "history"
    history.mkdir(exist_ok=True)
    (history / f"{dt.datetime.now(dt.UTC):%Y-%m-%d}.json").write_text(text)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
