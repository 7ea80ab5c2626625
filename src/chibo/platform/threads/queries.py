"""Following the thread: everything that led to an object and everything that came of it."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from chibo.platform.authz.permissions import Visitor
from chibo.platform.threads.models import ThreadLink
from chibo.platform.threads.registry import RESOLVERS, Card

LONGEST_WAY = 6
"""Stations followed in each direction: directive → item → vote → resolution → task → result."""


def thread_of(reference: str, *, user: Visitor) -> list[Card]:
    """Cards of the whole thread through ``reference``, from origin to result, as ``user`` may see them."""
    references = references_of(reference)
    cards = [
        (replace(card, current=ref == reference), ref)
        for ref, card in _cards(references, user).items()
    ]
    return [card for card, _ in sorted(cards, key=lambda pair: (pair[0].order, pair[1]))]


def references_of(reference: str) -> set[str]:
    """Everything on the thread through ``reference``, itself too; for whoever asks another domain about its part."""
    return {reference, *_follow(reference, back=True), *_follow(reference, back=False)}


def _follow(reference: str, *, back: bool) -> set[str]:
    found: set[str] = set()
    edge = {reference}
    here, there = ("target", "source") if back else ("source", "target")
    for _ in range(LONGEST_WAY):
        links = ThreadLink.objects.filter(**{f"{here}__in": edge})
        edge = set(links.values_list(there, flat=True)) - found - {reference}
        if not edge:
            break
        found |= edge
    return found


def _cards(references: Iterable[str], user: Visitor) -> dict[str, Card]:
    by_kind: dict[str, list[str]] = defaultdict(list)
    for reference in references:
        kind, _, key = reference.partition(":")
        by_kind[kind].append(key)
    cards: dict[str, Card] = {}
    for kind, keys in by_kind.items():
        if resolver := RESOLVERS.get(kind):
            cards |= {f"{kind}:{key}": card for key, card in resolver(keys, user).items()}
    return cards
