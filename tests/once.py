"""What is expensive and the same for every test process: made by the first that needs it, shared with the others."""

import fcntl
import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

DATABASE = "chibo.sqlite3"


def shared_folder(factory: pytest.TempPathFactory) -> Path:
    """One temporary folder for this run, whatever the number of its processes."""
    mine = factory.getbasetemp()
    return mine.parent if "PYTEST_XDIST_WORKER" in os.environ else mine


def once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], None]) -> Path:
    """The folder of this name, filled by ``make``; who comes second waits for whoever came first."""
    root = shared_folder(factory)
    folder, done = root / name, root / f"{name}.made"
    with (root / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not done.exists():
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir()
            make(folder)
            done.touch()
    return folder


def copy_installation(folder: Path, place: Path) -> None:
    """A data folder once more; its SQLite file through SQLite, which knows what is not written through yet."""
    left = shutil.ignore_patterns(f"{DATABASE}*", "server.log")
    shutil.copytree(folder, place, ignore=left, dirs_exist_ok=True)
    if (folder / DATABASE).exists():
        with closing(sqlite3.connect(folder / DATABASE)) as old, closing(sqlite3.connect(place / DATABASE)) as new:
            old.backup(new)
