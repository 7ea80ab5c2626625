"""The pages of a kept PDF as pictures and text, drawn once and kept beside the data by the file's hash.

A PDF can be built to make a reader run for hours or fill the memory; so a small process of its own draws, with bounds.
What lies in the folder can be deleted at any time: it is drawn again.
"""

import datetime as dt
import json
import struct
import subprocess
import tempfile
from collections.abc import Collection
from pathlib import Path
from shutil import rmtree
from threading import BoundedSemaphore

from django.conf import settings

from chibo.kernel.programs import Program, run
from chibo.platform.files.models import StoredFile
from chibo.platform.files.services import path_of

PROGRAM = Program(
    Path(__file__).parent / "reading" / "pages_process.py", seconds=60, cpu_seconds=40, memory=1536 * 1024**2
)
WIDTH = 1240
"""Wide enough for a phone held sideways and for a desk; about 150 dots per inch on A4."""
AT_ONCE = 8
"""Pages drawn by one process: opening a paper draws the first of them, scrolling the next."""
MOST = 400
"""Pages of a longer file are read in the file itself."""
_room = BoundedSemaphore(2)


def can_be_shown(file: StoredFile | None) -> bool:
    """Whether the file is one whose pages are drawn."""
    return file is not None and file.content_type == "application/pdf"


def page_texts(file: StoredFile) -> list[str] | None:
    """The text of each page (empty for a scan), or ``None`` when the file cannot be read."""
    kept = _folder(file) / "texts.json"
    if not kept.exists():
        parts = _run(file, "texts", MOST)
        found = None if parts is None else [part.decode("utf-8", "ignore") for part in parts]
        _write(kept, json.dumps(found).encode())
    texts: list[str] | None = json.loads(kept.read_text())
    return texts


def page_count(file: StoredFile) -> int:
    """How many pages can be shown; 0 when the file cannot be read."""
    return len(page_texts(file) or ())


def page_picture(file: StoredFile, number: int) -> Path | None:
    """The picture of one page, counted from 1; ``None`` when there is no such page or it cannot be drawn."""
    kept = _folder(file) / f"{number:04d}.webp"
    if kept.exists():
        return kept
    if not 1 <= number <= page_count(file):
        return None
    first = (number - 1) // AT_ONCE * AT_ONCE + 1
    with _room:
        if not kept.exists():
            for place, picture in enumerate(_run(file, "pictures", first, first + AT_ONCE - 1, WIDTH) or (), start=first):
                _write(_folder(file) / f"{place:04d}.webp", picture)
    return kept if kept.exists() else None


def forget_pages(sha256: str) -> None:
    """Take the drawn pages of a file away; they are drawn again if somebody asks."""
    rmtree(_place(sha256), ignore_errors=True)


def forget_old_pages(kept: Collection[str], *, before: dt.datetime) -> int:
    """Take away what was drawn before that moment for files that are not among ``kept``; returns how many files."""
    folders = [place for place in (Path(settings.CHIBO_DATA) / "pages").glob("??/*") if place.is_dir()]
    old = [place for place in folders if place.name not in kept and place.stat().st_mtime < before.timestamp()]
    for place in old:
        forget_pages(place.name)
    return len(old)


def _folder(file: StoredFile) -> Path:
    return _place(file.sha256)


def _place(sha256: str) -> Path:
    return Path(settings.CHIBO_DATA) / "pages" / sha256[:2] / sha256


def _run(file: StoredFile, *asked: str | int) -> list[bytes] | None:
    """What the process answers, without the number of pages; ``None`` when it could not read the file."""
    path = path_of(file.sha256)
    if not path.is_file():
        return None
    try:
        with path.open("rb") as content:
            done = run(PROGRAM, *asked, stdin=content)
    except (subprocess.TimeoutExpired, OSError):
        return None
    return _parts(done.stdout) if done.returncode == 0 else None


def _parts(answer: bytes) -> list[bytes]:
    found: list[bytes] = []
    at = 4
    while at + 4 <= len(answer):
        (length,) = struct.unpack_from(">I", answer, at)
        found.append(answer[at + 4 : at + 4 + length])
        at += 4 + length
    return found


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as waiting:
        waiting.write(content)
    Path(waiting.name).replace(path)
