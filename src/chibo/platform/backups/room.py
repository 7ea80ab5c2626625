"""A full disk is said in one sentence, before anything is begun where that can be known."""

import errno
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from chibo.platform.backups.contents import stored_files
from chibo.platform.backups.database import database_size
from chibo.platform.backups.errors import DiskFull

FULL = (errno.ENOSPC, errno.EFBIG, errno.EDQUOT)


@contextmanager
def saying_full(place: Path) -> Iterator[None]:
    """Turn what the system or SQLite says about a full disk into the refusal."""
    try:
        yield
    except sqlite3.OperationalError as problem:
        if problem.sqlite_errorcode == sqlite3.SQLITE_FULL or "disk I/O" in str(problem):
            raise DiskFull(place=place) from problem
        raise
    except OSError as problem:
        if problem.errno in FULL:
            raise DiskFull(place=place) from problem
        raise


def ensure_room(place: Path) -> None:
    """There must be room for a copy of the database and for the file; the estimate is on the safe side."""
    needed = database_size() + sum(_size(path) for path in stored_files().values())
    if shutil.disk_usage(place).free < needed:
        raise DiskFull(place=place)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return 0
