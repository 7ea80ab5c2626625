"""Settings of the test runs: a throw-away data folder, a fast password hash, plain static files."""

import atexit
import hashlib
import os
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any, cast

from jinja2 import FileSystemBytecodeCache

_HERE = Path(__file__).parents[1]
_KEPT = _HERE / ".pytest_cache"
if sys.dont_write_bytecode:
    # Nothing shall lie beside the sources: then here. Compiling all of them anew takes each process 13 seconds.
    sys.dont_write_bytecode, sys.pycache_prefix = False, str(_KEPT / "compiled")
    os.environ |= {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": sys.pycache_prefix}

_FOLDER = Path(tempfile.mkdtemp(prefix="chibo-tests-"))
atexit.register(shutil.rmtree, _FOLDER, ignore_errors=True)
os.environ["CHIBO_DATA"] = str(_FOLDER)
os.environ["CHIBO_BACKUP_DAILY"] = "no"  # no worker of a test spends its time on one
os.environ.setdefault("CHIBO_SECRET_KEY", "only-for-the-tests-and-long-enough-to-be-taken-seriously")

from chibo.config.settings import *  # noqa: E402, F403
from chibo.config.settings import DATABASES, STORAGES, TEMPLATES  # noqa: E402

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
AXES_ENABLED = False
ALLOWED_HOSTS = ["*"]
WHITENOISE_AUTOREFRESH = True
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"

if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # a file, not memory: tests with several threads need the locking that production has
    DATABASES["default"]["TEST"] = {"NAME": _FOLDER / "test.sqlite3"}
    DATABASES["default"]["OPTIONS"]["init_command"] = (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF; PRAGMA foreign_keys=ON;"
    )

# pages that were compiled once; they are known by their text, and their environment by its own
_PAGES = _KEPT / "pages" / hashlib.sha256((_HERE / "src/chibo/web/templating.py").read_bytes()).hexdigest()[:16]
_PAGES.mkdir(parents=True, exist_ok=True)
cast(dict[str, Any], TEMPLATES[0]["OPTIONS"])["bytecode_cache"] = FileSystemBytecodeCache(str(_PAGES))

LIMITS = dict.fromkeys(("upload", "export", "preview", "search"), 0)
"""Off: the test browser sends every form as if it had a file. Tests of the limits set their own."""
