"""The keys: made once, kept in a file beside the database or given by the environment, never in the database."""

import base64
import binascii
import hashlib
import os
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

from chibo.platform.crypto.errors import BadKeys, KeysFromOutside

KEY_BYTES = 32


@dataclass(frozen=True)
class Key:
    """One key. ``id`` names it in the database: the beginning of its hash, which does not tell the key."""

    secret: bytes

    @cached_property
    def id(self) -> str:
        return hashlib.sha256(b"chibo key id" + self.secret).hexdigest()[:8]

    @cached_property
    def cipher(self) -> AESGCM:
        return AESGCM(self._derived(b"chibo sealed column"))

    @cached_property
    def index_secret(self) -> bytes:
        return self._derived(b"chibo blind index")

    @property
    def text(self) -> str:
        """As it stands in the key file."""
        return base64.urlsafe_b64encode(self.secret).decode().rstrip("=")

    def _derived(self, purpose: bytes) -> bytes:
        return HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=None, info=purpose).derive(self.secret)


@dataclass(frozen=True)
class Keyring:
    """The keys in use: the first one seals, all of them open."""

    keys: tuple[Key, ...] = ()

    @property
    def first(self) -> Key | None:
        return self.keys[0] if self.keys else None

    @cached_property
    def by_id(self) -> dict[str, Key]:
        return {key.id: key for key in self.keys}


_kept: tuple[tuple[object, ...], Keyring] | None = None


def key_file() -> Path:
    """Where the keys lie."""
    return Path(settings.FIELD_KEYS_FILE)


def keyring() -> Keyring:
    """The keys as they are now; read again when the file or the variable has changed."""
    global _kept  # noqa: PLW0603 - one ring for the process, thrown away when its source changes
    stamp = _stamp()
    if _kept is None or _kept[0] != stamp:
        _kept = (stamp, _read())
    return _kept[1]


def given_from_outside() -> bool:
    """Whether the environment holds the keys instead of the file."""
    return bool(settings.FIELD_KEYS)


def ensure_key(may_make: Callable[[], None]) -> Key:
    """The key that seals; the first one is made when there is none and ``may_make`` does not object."""
    if first := keyring().first:
        return first
    may_make()
    return add_key_in_front()


def add_key_in_front() -> Key:
    """Make a new key; from now on it seals, the others still open."""
    if given_from_outside():
        raise KeysFromOutside
    made = Key(secrets.token_bytes(KEY_BYTES))
    write_keys([made, *keyring().keys])
    return keyring().first or made


def write_keys(keys: list[Key]) -> None:
    """Replace the key file in one step; at no moment is it half written."""
    file = key_file()
    file.parent.mkdir(parents=True, exist_ok=True)
    waiting = file.with_name(f"{file.name}.{os.getpid()}")
    handle = os.open(waiting, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w") as new:
        new.write("# Keys of the protected columns. Whoever has this file and the database reads everything.\n")
        new.writelines(f"{key.text}\n" for key in keys)
        new.flush()
        os.fsync(new.fileno())
    waiting.replace(file)


def parse_keys(text: str, place: object) -> list[Key]:
    """Keys as they stand in the file or the variable; anything else is refused."""
    words = [line.strip() for line in text.replace(",", "\n").splitlines()]
    return [_parsed(word, place) for word in words if word and not word.startswith("#")]


def _parsed(word: str, place: object) -> Key:
    try:
        secret = base64.urlsafe_b64decode(word + "=" * (-len(word) % 4))
    except (binascii.Error, ValueError) as problem:
        raise BadKeys(place=place) from problem
    if len(secret) != KEY_BYTES:
        raise BadKeys(place=place)
    return Key(secret)


def _stamp() -> tuple[object, ...]:
    if given_from_outside():
        return (settings.FIELD_KEYS,)
    try:
        found = key_file().stat()
    except FileNotFoundError:
        return (key_file(), None)
    return (key_file(), found.st_mtime_ns, found.st_ino, found.st_size)


def _read() -> Keyring:
    if given_from_outside():
        return Keyring(tuple(parse_keys(settings.FIELD_KEYS, "CHIBO_FIELD_KEYS")))
    file = key_file()
    return Keyring(tuple(parse_keys(file.read_text("utf-8"), file))) if file.is_file() else Keyring()
