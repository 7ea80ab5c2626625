"""The first page of a PDF, read by a small process of its own that may use little memory and little time.

A PDF can be built to make a reader run for hours or fill the memory; then only that process ends.
"""

import subprocess
from pathlib import Path

from chibo.kernel.programs import Program, run

BROKEN = 4
"""What the process answers when no reader could open the file; see pdf_process.py."""
READER = Program(Path(__file__).with_name("pdf_process.py"), seconds=10, cpu_seconds=6, memory=1024**3)


class Broken(Exception):
    """No reader can open the file."""


def pdf_lines(content: bytes) -> list[str] | None:
    """Its lines, or ``None`` when it is locked or takes too long.

    Raises:
        Broken: two readers have tried, and neither finds a page in it.
    """
    try:
        done = run(READER, input=content)
    except (subprocess.TimeoutExpired, OSError):
        return None
    if done.returncode == BROKEN:
        raise Broken
    return done.stdout.decode("utf-8", "ignore").splitlines() if done.returncode == 0 else None
