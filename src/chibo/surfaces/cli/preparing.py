"""Before serving: the data folder, the tables, the static files. Quick when nothing has changed."""

import hashlib
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.core.management import call_command

from chibo import __version__


def prepare() -> None:
    """Make folder and tables and put the static files in place."""
    Path(settings.CHIBO_DATA).mkdir(parents=True, exist_ok=True)
    Path(settings.FILES_FOLDER).mkdir(parents=True, exist_ok=True)
    call_command("migrate", interactive=False, verbosity=0)
    collect_static()


def collect_static() -> None:
    """Copy, hash and compress the static files, unless they are the same as last time."""
    stamp = Path(settings.STATIC_ROOT) / ".stamp"
    wanted = _fingerprint()
    if stamp.exists() and stamp.read_text() == wanted:
        return
    call_command("collectstatic", interactive=False, verbosity=0, clear=True)
    stamp.write_text(wanted)


def _fingerprint() -> str:
    """Names, sizes and times of every static file of every app."""
    digest = hashlib.sha256(__version__.encode())
    for app in apps.get_app_configs():
        folder = Path(app.path) / "static"
        for file in sorted(folder.rglob("*")) if folder.is_dir() else ():
            found = file.stat()
            digest.update(f"{file.relative_to(app.path)} {found.st_size} {found.st_mtime_ns}".encode())
    return digest.hexdigest()
