"""The passphrase of the backups: made once, kept beside the data, and to be written down on paper."""

import os
import secrets
from pathlib import Path

from django.conf import settings

from chibo.platform.backups.errors import NoPassphrase

LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
"""Without those that are taken for one another on paper."""
GROUPS = 6


def passphrase_file() -> Path:
    """Where the passphrase of this installation lies."""
    return Path(settings.BACKUP_PASSPHRASE_FILE)


def read_passphrase(file: Path) -> str:
    """The first line of a file.

    Raises:
        NoPassphrase: there is none.
    """
    try:
        lines = file.read_text("utf-8").splitlines()
    except FileNotFoundError:
        lines = []
    if not lines or not lines[0].strip():
        raise NoPassphrase(file=file)
    return lines[0].strip()


def own_passphrase() -> str:
    """The passphrase of this installation; made when there is none."""
    file = passphrase_file()
    if not file.exists():
        _make(file)
    return read_passphrase(file)


def written_down() -> bool:
    """Whether somebody has had the passphrase shown, to keep it away from this machine."""
    file = passphrase_file()
    return not file.exists() or file.with_name(f"{file.name}.shown").exists()


def note_written_down() -> None:
    """From now on nobody is reminded."""
    passphrase_file().with_name(f"{passphrase_file().name}.shown").touch(0o600)


def _make(file: Path) -> None:
    """About 148 bits in six groups, as one writes them on paper."""
    file.parent.mkdir(parents=True, exist_ok=True)
    words = "-".join("".join(secrets.choice(LETTERS) for _letter in range(5)) for _group in range(GROUPS))
    try:
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return
    with os.fdopen(handle, "w") as new:
        new.write(f"{words}\n")
