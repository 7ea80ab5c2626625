"""Running one of our small programs: JSON goes in through a pipe, one line of JSON comes back."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from django.conf import settings


def answer_of(program: Path, asked: dict[str, Any], *, seconds: int) -> dict[str, Any] | None:
    """What the program says, or ``None`` when it takes too long, dies, or says nothing.

    It gets none of our own settings: keys of the installation are no business of a program that reads a stranger's PDF.
    """
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("CHIBO_", "PYTHON"))}
    try:
        done = subprocess.run(  # noqa: S603 -- our own program, no shell, everything through the pipe
            [sys.executable, "-I", str(program)], input=json.dumps(asked).encode(), capture_output=True,
            timeout=seconds, check=False, env={**clean, "TZ": settings.TIME_ZONE},
        )  # fmt: skip
        said = json.loads(done.stdout) if done.returncode == 0 else None
    except (subprocess.TimeoutExpired, OSError, ValueError):
        return None
    return said if isinstance(said, dict) else None
