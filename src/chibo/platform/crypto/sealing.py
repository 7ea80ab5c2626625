"""Sealing a text and opening it again: AES-256-GCM, bound to the column it belongs to.

A sealed text is "s1.<id of the key>.<nonce and cipher text>". Empty stays empty, so that "nobody has an
address" can still be asked. A text sealed for one column cannot be moved to another: it does not open there.
"""

import base64
import binascii
import secrets

from cryptography.exceptions import InvalidTag

from chibo.platform.crypto.keys import Key, keyring

MARK = "s1."
NONCE_BYTES = 12


class Locked(str):
    """A sealed text for which the key is missing. It reads as empty and is written back as it was."""

    sealed: str

    def __new__(cls, sealed: str) -> "Locked":
        """Empty to the reader; ``sealed`` keeps what lies in the database."""
        made = super().__new__(cls, "")
        made.sealed = sealed
        return made


def seal(text: str, column: str, key: Key) -> str:
    """The text as it is stored."""
    if not text:
        return ""
    nonce = secrets.token_bytes(NONCE_BYTES)
    cipher = nonce + key.cipher.encrypt(nonce, text.encode(), column.encode())
    return f"{MARK}{key.id}.{base64.urlsafe_b64encode(cipher).decode()}"


def opened(stored: str, column: str) -> str:
    """The text behind what is stored; ``Locked`` when its key is missing or it was tampered with."""
    if not stored.startswith(MARK):
        return stored  # written before the column was sealed
    _mark, key_id, cipher = stored.split(".", 2)
    key = keyring().by_id.get(key_id)
    if key is None:
        return Locked(stored)
    try:
        raw = base64.urlsafe_b64decode(cipher)
        return key.cipher.decrypt(raw[:NONCE_BYTES], raw[NONCE_BYTES:], column.encode()).decode()
    except (InvalidTag, binascii.Error, ValueError):
        return Locked(stored)
