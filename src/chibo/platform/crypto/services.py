"""Sealing everything anew with another key, and forgetting keys nobody needs."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.db import transaction

from chibo.platform.audit.services import Actor, record_system
from chibo.platform.crypto.columns import SealedColumn, sealed_columns
from chibo.platform.crypto.errors import KeysFromOutside
from chibo.platform.crypto.index import blind_index
from chibo.platform.crypto.keys import Key, add_key_in_front, given_from_outside, keyring, write_keys
from chibo.platform.crypto.ring import missing_keys, sealing_key
from chibo.platform.crypto.sealing import Locked, opened, seal

Tell = Callable[[int, int, str], None]


@dataclass(frozen=True)
class Rekeyed:
    """How many texts were sealed anew under which key, and how many could not be opened."""

    key_id: str
    done: int
    locked: int


def rekey(*, by: Actor, tell: Tell, new: bool = True) -> Rekeyed:
    """Seal every text with a new key, some hundred at a time; people may work meanwhile.

    Killed in between, it goes on with the same new key when it is called again: rows say which key seals them.
    """
    key = sealing_key()
    columns = list(sealed_columns())
    waiting = sum(column.count_under_other_keys(key.id) for column in columns)
    if new and not waiting:
        key = add_key_in_front()
        waiting = sum(column.count_under_other_keys(key.id) for column in columns)
    done = locked = 0
    for column in columns:
        for sealed, left in _reseal(column, key):
            done, locked = done + sealed, locked + left
            tell(done + locked, waiting, column.sealed_for)
    with transaction.atomic():
        record_system("crypto.texts.rekeyed", by=by, key=key.id, texts=done, locked=locked)
    return Rekeyed(key.id, done, locked)


def forget_old_keys(*, by: Actor) -> list[str]:
    """Take away the keys that seal nothing any more; their ids."""
    if given_from_outside():
        raise KeysFromOutside
    used = set().union(*(column.key_ids() for column in sealed_columns()))
    first, *others = [sealing_key(), *keyring().keys[1:]]
    kept = [first, *(key for key in others if key.id in used)]
    gone = [key.id for key in others if key.id not in used]
    if gone and not missing_keys():
        write_keys(kept)
        with transaction.atomic():
            record_system("crypto.keys.forgotten", by=by, keys=gone)
        return gone
    return []


def _reseal(column: SealedColumn, key: Key) -> Iterator[tuple[int, int]]:
    """In batches, each a transaction of its own: rows sealed anew and rows that could not be opened."""
    after = -(2**62)
    while rows := column.rows_under_other_keys(key.id, after):
        done = 0
        with transaction.atomic():
            for row, stored in rows:
                text = opened(stored, column.sealed_for)
                if isinstance(text, Locked):
                    continue
                index = blind_index(text, column.index.kind, key) if column.index else ""
                column.replace(row, stored, seal(text, column.sealed_for, key), index)
                done += 1
        yield done, len(rows) - done
        after = rows[-1][0]
