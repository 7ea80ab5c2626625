"""The test database: made by the migrations of the house once, then copied for each process and for later runs.

Making it costs fourteen seconds of processor, copying it a tenth of one. The copy is known by a digest of every
migration and of what migrations import, so that a change of either makes it anew; a fresh clone has none.
``pytest --create-db`` or ``--cache-clear`` throws it away by hand.
"""

import fcntl
import hashlib
import re
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import django
from django.apps import apps
from django.db import connection
from django.test.utils import setup_databases

from chibo.platform.audit.guards import unguard

SOURCE = Path(__file__).parents[1] / "src"
IMPORTED = re.compile(r"^(?:from|import) (chibo(?:\.\w+)+)", re.MULTILINE)


def digest() -> str:
    """What the empty database depends on, in one short word."""
    told = hashlib.sha256(f"{django.VERSION} {sqlite3.sqlite_version}".encode())
    for app in sorted(apps.get_app_configs(), key=lambda app: app.name):
        for path in sorted(Path(app.path, "migrations").glob("*.py")):
            text = path.read_text(encoding="utf-8")
            told.update(f"{app.name} {path.name}\n{text}".encode())
            for module in sorted(set(IMPORTED.findall(text))):
                told.update(_source(module))
    return told.hexdigest()[:16]


def _source(module: str) -> bytes:
    place = SOURCE.joinpath(*module.split("."))
    found = [path for path in (place.with_suffix(".py"), place / "__init__.py") if path.exists()]
    return b"".join(path.read_bytes() for path in [*found, *sorted(place.glob("*.py"))])


def make_database(folder: Path, *, anew: bool) -> list[Any]:
    """The database of this process, empty and complete; what Django needs to take it away again."""
    name = f"chibo-{digest()}"
    with _alone(folder):
        copied = not anew and (_copy_file(folder, name) if connection.vendor == "sqlite" else _use_template(name))
        made = setup_databases(
            verbosity=0, interactive=False, serialized_aliases=set(), keepdb=copied and connection.vendor == "sqlite"
        )
        if not copied:
            # the trail of a test may be tampered with and emptied; tests of the triggers put them back
            unguard(connection)
            _keep_file(folder, name) if connection.vendor == "sqlite" else _keep_template(name)
    return made


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """The first process makes the database, the others wait and copy it."""
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _copy_file(folder: Path, name: str) -> bool:
    kept = folder / f"{name}.sqlite3"
    if not kept.exists():
        return False
    shutil.copyfile(kept, str(connection.settings_dict["TEST"]["NAME"]))
    return True


def _keep_file(folder: Path, name: str) -> None:
    for old in folder.glob("chibo-*.sqlite3*"):
        old.unlink()
    with connection.cursor() as cursor:
        cursor.execute("VACUUM INTO %s", [str(folder / f"{name}.making")])
    (folder / f"{name}.making").rename(folder / f"{name}.sqlite3")


def _use_template(name: str) -> bool:
    with connection._nodb_cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
        known = cursor.fetchone() is not None
    if known:
        connection.settings_dict["TEST"]["TEMPLATE"] = name
    return known


def _keep_template(name: str) -> None:
    made = connection.settings_dict["NAME"]
    connection.close()  # nobody may be in a database while it is copied
    with connection._nodb_cursor() as cursor:
        cursor.execute(f'DROP DATABASE IF EXISTS "{name}"')
        cursor.execute(f'CREATE DATABASE "{name}" TEMPLATE "{made}"')
