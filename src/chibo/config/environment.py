"""Reading the environment: typed and loud. A value that cannot be read stops the start with a sentence."""

import os
import secrets
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit


class BadSetting(SystemExit):
    """An environment variable that cannot be used."""

    def __init__(self, name: str, problem: str) -> None:
        super().__init__(f"{name}: {problem}")


def text(name: str, default: str = "") -> str:
    """The variable as text."""
    return os.environ.get(name, default).strip()


def flag(name: str, default: bool = False) -> bool:
    """yes / no, true / false, 1 / 0; anything else is an error."""
    value = text(name).lower()
    if not value:
        return default
    if value in ("yes", "true", "1", "on"):
        return True
    if value in ("no", "false", "0", "off"):
        return False
    raise BadSetting(name, "say yes or no")


def number(name: str, default: int) -> int:
    """A whole number."""
    value = text(name)
    if value and not value.isdigit():
        raise BadSetting(name, "must be a whole number")
    return int(value) if value else default


def numbers(name: str, default: str, count: int) -> list[int]:
    """So many whole numbers, separated by commas or spaces."""
    found = words(name, default)
    if len(found) != count or not all(one.isdigit() for one in found):
        raise BadSetting(name, f"must be {count} whole numbers")
    return [int(one) for one in found]


def words(name: str, default: str = "") -> list[str]:
    """A list separated by commas or spaces."""
    return text(name, default).replace(",", " ").split()


def counts(name: str, default: str) -> dict[str, int]:
    """``what=number`` separated by spaces or commas; what is left out keeps its usual number, 0 means no limit."""
    found = dict(part.split("=", 1) for part in default.split())
    for part in words(name):
        what, equals, most = part.partition("=")
        if what not in found or not equals or not most.isdigit():
            raise BadSetting(name, f"write for example {default}")
        found[what] = most
    return {what: int(most) for what, most in found.items()}


def database(folder: Path) -> dict[str, Any]:
    """``CHIBO_DATABASE_URL`` (postgresql://user:password@host:port/name), or SQLite in the data folder."""
    address = text("CHIBO_DATABASE_URL")
    if not address:
        return _sqlite(folder / "chibo.sqlite3")
    parts = urlsplit(address)
    if parts.scheme == "sqlite":
        return _sqlite(Path(unquote(parts.path)))
    if parts.scheme not in ("postgresql", "postgres"):
        raise BadSetting("CHIBO_DATABASE_URL", "must begin with postgresql:// or sqlite://")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 300,
        "CONN_HEALTH_CHECKS": True,
    }


def _sqlite(path: Path) -> dict[str, Any]:
    # IMMEDIATE: with the default, a third of concurrent read-then-write transactions fail "locked".
    # synchronous FULL: what was acknowledged survives a power cut, not only a killed process.
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;"
            "PRAGMA cache_size=-16000; PRAGMA temp_store=MEMORY;",
        },
        "TEST": {"NAME": None},
    }


def secret_key(folder: Path) -> str:
    """``CHIBO_SECRET_KEY``, or a key made once and kept beside the database, readable by the owner only."""
    if given := text("CHIBO_SECRET_KEY"):
        return given
    file = folder / "secret-key"
    if not file.exists():
        folder.mkdir(parents=True, exist_ok=True)
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w") as new:
            new.write(secrets.token_urlsafe(50))
    return file.read_text().strip()
