"""Asking one of our small programs: JSON goes in through a pipe, one line of JSON comes back."""

import json
import subprocess
from typing import Any

from django.conf import settings

from chibo.kernel.programs import Program, run


def answer_of(program: Program, asked: dict[str, Any]) -> dict[str, Any] | None:
    """What the program says, or ``None`` when it takes too long, dies, or says nothing."""
    try:
        done = run(program, input=json.dumps(asked).encode(), environment={"TZ": settings.TIME_ZONE})
        said = json.loads(done.stdout) if done.returncode == 0 else None
    except (subprocess.TimeoutExpired, OSError, ValueError):
        return None
    return said if isinstance(said, dict) else None
