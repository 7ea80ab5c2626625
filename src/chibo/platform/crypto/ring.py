"""The key that seals; the very first is made here, unless that would hide that one was lost."""

from chibo.platform.crypto.columns import sealed_columns
from chibo.platform.crypto.errors import KeysMissing
from chibo.platform.crypto.keys import Key, ensure_key, key_file, keyring


def sealing_key() -> Key:
    """The key under which texts are sealed now.

    Raises:
        KeysMissing: there are sealed texts, but no key at all.
    """
    return keyring().first or ensure_key(_nothing_is_sealed_yet)


def missing_keys() -> set[str]:
    """Keys that seal rows of the database and are not there."""
    used = set().union(*(column.key_ids() for column in sealed_columns()))
    return used - keyring().by_id.keys()


def _nothing_is_sealed_yet() -> None:
    if missing := missing_keys():
        raise KeysMissing(place=key_file(), ids=", ".join(sorted(missing)))
