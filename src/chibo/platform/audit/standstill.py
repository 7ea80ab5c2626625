"""What was read holds until something is written.

Every change of the house writes a line on the audit trail in its own transaction, so the hash at the head of
the chain names the state of all records. An answer computed from records may therefore be kept, in this
process, for as long as the head stays the same: nothing is computed twice while nobody writes.

Inside a transaction nothing is kept, because its lines may still be taken back. What depends on the day, the
person or the language must stand in the key. Changes made behind the services' back (SQL by hand) are seen
after the next change or a restart.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import TypeVar, cast

from django.db import transaction

from chibo.platform.audit.models import ChainHead

T = TypeVar("T")

MOST_ANSWERS = 1000
"""Answers one process keeps; the one not asked for longest goes first."""

_answers: OrderedDict[Hashable, tuple[str, object]] = OrderedDict()
_lock = Lock()


def until_next_change(key: Hashable, compute: Callable[[], T]) -> T:
    """The answer to ``key`` as records stand now: from memory, or computed and kept."""
    if in_a_change():
        return compute()
    head = ChainHead.objects.values_list("hash", flat=True).first() or ""
    with _lock:
        kept = _answers.get(key)
        if kept is not None and kept[0] == head:
            _answers.move_to_end(key)
            return cast(T, kept[1])
    answer = compute()
    with _lock:
        _answers[key] = (head, answer)
        _answers.move_to_end(key)
        while len(_answers) > MOST_ANSWERS:
            _answers.popitem(last=False)
    return answer


def in_a_change() -> bool:
    """Whether lines written so far may still be taken back."""
    return bool(transaction.get_connection().in_atomic_block)


def forget() -> None:
    """Forget every answer: after a restore, and between tests."""
    with _lock:
        _answers.clear()
