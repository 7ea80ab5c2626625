"""Which domain turns a reference into a card."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

Resolver = Callable[[Collection[str], Any], "Mapping[str, Card]"]


@dataclass(frozen=True)
class Card:
    """One station of a thread, as it is shown. ``order`` places its kind between origin (0) and result (90)."""

    label: str
    kind: str
    order: int
    href: str = ""
    state: str = ""
    day: str = ""
    current: bool = field(default=False, compare=False)


RESOLVERS: dict[str, Resolver] = {}


def resolves(kind: str) -> Callable[[Resolver], Resolver]:
    """``@resolves("tasks.task")``: the function gets ids (text) and the visitor, and returns cards by id.

    It leaves out what the visitor may not see.
    """

    def register(resolver: Resolver) -> Resolver:
        if kind in RESOLVERS:
            raise ValueError(f"{kind} is resolved twice")
        RESOLVERS[kind] = resolver
        return resolver

    return register
