"""Who holds which post."""

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from chibo.organization.mandates.choices import RANK, How, Post
from chibo.organization.mandates.models import Mandate
from chibo.organization.units.choices import Side


@dataclass(frozen=True)
class Holder:
    """Somebody who holds a post."""

    person_id: int
    full_name: str
    post: Post
    title: str
    account_id: int | None


def holders(unit_id: int, *posts: Post, on: dt.date) -> list[Holder]:
    """Who holds one of the posts in the unit on the day, in the order of the posts, then by given name."""
    rows = Mandate.objects.current(on).filter(unit_id=unit_id, post__in=posts).select_related("person")
    order = {post.value: place for place, post in enumerate(posts)}
    found = sorted(rows, key=lambda row: (order[row.post], row.person.sort_key))
    return [
        Holder(row.person_id, row.person.full_name, Post(row.post), row.title, row.person.account_id)
        for row in found
    ]


def titles_of(person_ids: list[int], *, on: dt.date) -> dict[int, list[str]]:
    """The titles each person holds on the day, Party posts first."""
    titles: dict[int, list[tuple[int, str]]] = {}
    for row in Mandate.objects.current(on).filter(person_id__in=person_ids).order_by("since"):
        titles.setdefault(row.person_id, []).append((RANK[Post(row.post)], row.title))
    return {person: [title for _, title in sorted(found)] for person, found in titles.items()}


@dataclass(frozen=True)
class MandateLine:
    """One mandate as lists show it. ``until`` is the first day on which the post is no longer held."""

    pk: int
    person_id: int
    full_name: str
    unit_id: int
    unit_name: str
    post: Post
    title: str
    side: Side
    how: How
    decision: str
    since: dt.date
    until: dt.date | None

    def covers(self, day: dt.date) -> bool:
        """Whether the post is held on the day."""
        return self.since <= day and (self.until is None or day < self.until)


def mandates_of(person_id: int) -> list[MandateLine]:
    """All mandates of a person: those that still hold first, then by beginning, newest first."""
    rows = Mandate.objects.filter(person_id=person_id).select_related("person", "unit")
    return [line_of(row) for row in rows.order_by("-since", "-pk")]


def mandates_in(unit_ids: Collection[int], *, on: dt.date) -> list[MandateLine]:
    """Who holds a post in one of the units on the day, in the order of the posts, then by given name."""
    rows = Mandate.objects.current(on).filter(unit_id__in=unit_ids).select_related("person", "unit")
    found = sorted(rows, key=lambda row: (RANK[Post(row.post)], row.person.sort_key, row.pk))
    return [line_of(row) for row in found]


def open_mandates(person_ids: Iterable[int], unit_ids: Collection[int], *, on: dt.date) -> list[MandateLine]:
    """What several people hold in the units on the day. One query."""
    rows = Mandate.objects.current(on).filter(person_id__in=set(person_ids), unit_id__in=unit_ids)
    found = sorted(rows.select_related("person", "unit"), key=lambda row: RANK[Post(row.post)])
    return [line_of(row) for row in found]


def holder_ids(unit_ids: Collection[int], *, on: dt.date) -> QuerySet[Mandate, int]:
    """Ids of those who hold a post in one of the units; for use in a filter."""
    rows = Mandate.objects.current(on).filter(unit_id__in=unit_ids)
    return rows.values_list("person_id", flat=True)


def mandate_line(mandate_id: int) -> MandateLine | None:
    """One mandate."""
    row = Mandate.objects.select_related("person", "unit").filter(pk=mandate_id).first()
    return line_of(row) if row else None


def line_of(row: Mandate) -> MandateLine:
    """A mandate loaded with its person and unit, as a line."""
    return MandateLine(
        pk=row.pk,
        person_id=row.person_id,
        full_name=row.person.full_name,
        unit_id=row.unit_id,
        unit_name=row.unit.name,
        post=Post(row.post),
        title=row.title,
        side=row.side,
        how=How(row.how),
        decision=row.decision,
        since=row.since,
        until=row.until,
    )


def holding_beyond(day: dt.date | None) -> QuerySet[Mandate, int]:
    """Ids of those who hold a post to the day or beyond; without a day of everybody who ever held one.

    For use in a filter.
    """
    rows = Mandate.objects.all()
    if day is not None:
        rows = rows.filter(Q(until=None) | Q(until__gte=day))
    return rows.values_list("person_id", flat=True)
