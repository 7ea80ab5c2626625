"""One reading of many sources: inside ``with one_reading():`` the same question is asked once.

A page that is put together from several domains (the desk) asks some things in two places: the calendar for
what is coming, and again for what waits as a proposal. A function marked ``@read_once`` answers the second
time from memory. Outside such a block nothing is kept; inside it nothing may be written.
"""

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")

_kept: ContextVar[dict[Hashable, Any] | None] = ContextVar("one_reading", default=None)


@contextmanager
def one_reading() -> Iterator[None]:
    """From here to the end of the block, marked functions remember their answers."""
    token = _kept.set({})
    try:
        yield
    finally:
        _kept.reset(token)


def in_one_reading() -> bool:
    """Whether answers are remembered here, so that it pays to ask for more than one thing at once."""
    return _kept.get() is not None


def read_once(question: Callable[P, R]) -> Callable[P, R]:
    """Remember the answer within ``one_reading``; the arguments must be hashable."""

    @wraps(question)
    def answer(*args: P.args, **kwargs: P.kwargs) -> R:
        kept = _kept.get()
        if kept is None:
            return question(*args, **kwargs)
        key = (question, args, tuple(sorted(kwargs.items())))
        if key not in kept:
            kept[key] = question(*args, **kwargs)
        found: R = kept[key]
        return found

    return answer
