"""Starting the reading process and understanding its answer."""

import json
import subprocess
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from chibo.kernel.programs import Program, run
from chibo.platform.search.choices import FileState

READER = Program(
    Path(__file__).with_name("extract_process.py"), seconds=90, cpu_seconds=60, memory=1536 * 1024**2, nice=15
)
"""It is patient with others: pages are served first."""


@dataclass(frozen=True)
class FileReading:
    """What became of a file: its text, its pages, how many of them are only pictures."""

    state: FileState
    text: str = ""
    pages: int = 0
    bare_pages: int = 0
    shortened: bool = False


def text_of_file(path: Path, content_type: str) -> FileReading:
    """The text of the whole file. A file made to run for hours ends its own process and nothing else."""
    try:
        with path.open("rb") as file:
            done = run(READER, content_type, stdin=file)
    except FileNotFoundError:
        return FileReading(FileState.DAMAGED)
    except subprocess.TimeoutExpired:
        return FileReading(FileState.TOO_MUCH)
    if done.returncode != 0:  # ended by its bounds: too much memory, too much time
        return FileReading(FileState.TOO_MUCH)
    line, _newline, text = done.stdout.partition(b"\n")
    said = json.loads(line)
    return FileReading(
        FileState(said["state"]), unicodedata.normalize("NFC", text.decode("utf-8", "ignore")),
        said["pages"], said["bare"], said["shortened"],
    )  # fmt: skip
