"""Posts of many people at once, for the index of the search."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Q

from chibo.organization.mandates.choices import RANK, Post
from chibo.organization.mandates.models import Mandate


@dataclass(frozen=True)
class PostHeld:
    """A post and the unit it is held in."""

    unit_id: int
    title: str


def posts_from(person_ids: Collection[int], *, on: dt.date) -> dict[int, tuple[PostHeld, ...]]:
    """The posts people hold on the day or will hold after it, by person, the first in rank first. One query."""
    rows = Mandate.objects.filter(Q(until=None) | Q(until__gt=on), person_id__in=set(person_ids)).order_by("since", "pk")
    found: dict[int, list[tuple[int, PostHeld]]] = defaultdict(list)
    for row in rows:
        found[row.person_id].append((RANK[Post(row.post)], PostHeld(row.unit_id, row.title)))
    return {
        person: tuple(held for _rank, held in sorted(posts, key=lambda one: one[0])) for person, posts in found.items()
    }


def people_of_mandates(mandate_ids: Collection[int]) -> list[int]:
    """Whose mandates these are. One query."""
    return list(Mandate.objects.filter(pk__in=list(mandate_ids)).values_list("person_id", flat=True).distinct())
