"""The blind index: a keyed hash by which equal values are found without opening them."""

import hashlib
import hmac
import re

from chibo.platform.crypto.keys import Key, keyring


def blind_index(value: str, kind: str, key: Key) -> str:
    """The hash under which a value is found. ``kind``: "text", "email" or "phone", which decides what is the same."""
    same = _same(value, kind)
    if not same:
        return ""
    return hmac.new(key.index_secret, f"{kind}:{same}".encode(), hashlib.sha256).hexdigest()[:32]


def sealed_equal(field: str, value: str, kind: str = "") -> dict[str, list[str]]:
    """A filter for the rows whose sealed ``field`` equals the value: ``filter(**sealed_equal("email", "a@b.vn"))``.

    Asks under every key, so that it holds while the rows are being re-keyed.
    """
    found = [blind_index(value, kind or field, key) for key in keyring().keys]
    return {f"{field}_index__in": [one for one in found if one]}


def _same(value: str, kind: str) -> str:
    if kind == "phone":
        digits = re.sub(r"\D", "", value)
        return f"0{digits[2:]}" if digits.startswith("84") and len(digits) > 10 else digits
    return value.strip().lower() if kind == "email" else value.strip()
