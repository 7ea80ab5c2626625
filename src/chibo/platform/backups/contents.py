"""What is in a backup besides the database: the kept files and the keys of the protected columns."""

import re
from pathlib import Path

from django.conf import settings

from chibo.platform.backups.archive import Manifest
from chibo.platform.crypto.keys import given_from_outside, key_file, keyring, parse_keys, write_keys

STORED = re.compile(r"[0-9a-f]{64}")
"""Names of kept files; anything else in their folder is still being written."""
KEYS = "field-keys"


def stored_files() -> dict[str, Path]:
    """Every kept file by its name in the backup."""
    folder = Path(settings.FILES_FOLDER)
    found = sorted(path for path in folder.rglob("*") if STORED.fullmatch(path.name)) if folder.is_dir() else []
    return {f"files/{path.relative_to(folder).as_posix()}": path for path in found}


def key_parts() -> dict[str, Path]:
    """The key file, so that one file and one passphrase are enough on a new machine.

    Keys that the office gives by the environment are the office's to keep: they are not copied.
    """
    return {KEYS: key_file()} if key_file().is_file() and not given_from_outside() else {}


def place_files(folder: Path) -> None:
    """Put the unpacked files beside those that are there: they are named by their content, none is overwritten."""
    source, place = folder / "files", Path(settings.FILES_FOLDER)
    place.mkdir(parents=True, exist_ok=True)
    for path in sorted(path for path in source.rglob("*") if path.is_file()):
        target = place / path.relative_to(source)
        target.parent.mkdir(parents=True, exist_ok=True)
        path.replace(target)


def put_keys_back(folder: Path) -> None:
    """Add the keys of the backup to those that are there; its first key goes first, as it does in its database."""
    file = folder / KEYS
    if not file.is_file() or given_from_outside():
        return
    brought = parse_keys(file.read_text("utf-8"), KEYS)
    others = [key for key in keyring().keys if key not in brought]
    if list(keyring().keys) != [*brought, *others]:
        write_keys([*brought, *others])


def remove_other_files(manifest: Manifest) -> None:
    """Files that are not in the backup lie in the safety copy now."""
    for name, path in stored_files().items():
        if name not in manifest.members:
            path.unlink()
