"""Small programs of our own that read what strangers made: apart, bounded, and without our settings."""

import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO

RUNNER = Path(__file__).with_name("bounded.py")


@dataclass(frozen=True)
class Program:
    """A file that runs alone, and its bounds: seconds to wait, seconds of the processor, bytes of memory."""

    path: Path
    seconds: int
    cpu_seconds: int
    memory: int
    nice: int = 0
    largest_file: int = 0
    """Bytes of a file it may write; most write none."""
    bounds_itself: bool = False
    """It knows only from what it is given how narrow its bounds must be, and sets them before anything else."""


def command(program: Program, *arguments: object) -> list[str]:
    """The words that start the program within its bounds."""
    bounds = (program.cpu_seconds, program.memory, program.nice, program.largest_file)
    runner = () if program.bounds_itself else (RUNNER, *bounds)
    return [sys.executable, "-I", *map(str, (*runner, program.path, *arguments))]


def run(
    program: Program, *arguments: object, input: bytes | None = None, stdin: IO[bytes] | None = None,
    environment: Mapping[str, str] | None = None,
) -> subprocess.CompletedProcess[bytes]:
    """What the program answers to ``input`` or to the open file ``stdin``. A return code below 0: its bounds ended it.

    It gets none of our own settings: keys of the installation are no business of what reads a stranger's file.

    Raises:
        subprocess.TimeoutExpired: it took longer than its seconds; it is ended.
    """
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("CHIBO_", "PYTHON"))}
    return subprocess.run(  # noqa: S603 -- our own program, no shell, the file only through the pipe
        command(program, *arguments),
        input=input, stdin=stdin, capture_output=True, timeout=program.seconds, check=False,
        env={**clean, **(environment or {})},
    )  # fmt: skip
