"""Minutes compiled to DOCX and to PDF, in one process after warming up."""

import json
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent


def measure_rendering(environment: dict[str, str]) -> list[dict[str, object]]:
    """Run the measuring script over the scene's data."""
    done = subprocess.run(
        [sys.executable, str(HERE / "papers.py")], env=environment, check=True, capture_output=True, text=True
    )
    found: list[dict[str, object]] = json.loads(done.stdout.strip().splitlines()[-1])
    return found
