"""What was merged, what was told apart, and who may be entered twice among those whose lists one keeps."""

import datetime as dt
from collections.abc import Iterable

from django.db.models import Q

from chibo.organization.people.queries import AlikePair, alike_pairs
from chibo.organization.register.models import MergeRecord, NotTheSame
from chibo.platform.audit.standstill import until_next_change


def standing_merge(gone_id: int) -> MergeRecord | None:
    """The merge by which an entry went into another, unless it was undone."""
    return MergeRecord.objects.filter(gone_id=gone_id, undone_at=None).first()


def successor_of(person_id: int) -> int:
    """Where an entry lives on: itself, or the entry it was merged into, however often."""
    passed = {person_id}
    while (found := standing_merge(person_id)) and found.kept_id not in passed:
        person_id = found.kept_id
        passed.add(person_id)
    return person_id


def entries_within(person_id: int) -> list[int]:
    """The entry and all that were merged into it."""
    found = [person_id]
    for one in found:
        found += MergeRecord.objects.filter(kept_id=one, undone_at=None).values_list("gone_id", flat=True)
    return found


def told_apart(people: Iterable[int]) -> list[NotTheSame]:
    """Pairs among the people of which somebody said that they are two. They are few; the people may be thousands."""
    ids = set(people)
    rows = NotTheSame.objects.filter(taken_back_at=None).select_related("first", "second")
    return [said for said in rows if said.first_id in ids and said.second_id in ids]


def are_told_apart(one: int, other: int) -> bool:
    """Whether somebody said that these are two people."""
    first, second = sorted((one, other))
    return NotTheSame.objects.filter(first_id=first, second_id=second, taken_back_at=None).exists()


def apart_from(person_id: int) -> set[int]:
    """Everybody of whom it was said that they are not this person."""
    rows = NotTheSame.objects.filter(Q(first_id=person_id) | Q(second_id=person_id), taken_back_at=None)
    return {pk for pair in rows.values_list("first_id", "second_id") for pk in pair} - {person_id}


def pairs_to_look_at(people: Iterable[int]) -> list[AlikePair]:
    """Pairs among the people that may be one and of which nobody has said anything yet."""
    ids = frozenset(people)

    def compute() -> list[AlikePair]:
        rows = NotTheSame.objects.filter(taken_back_at=None)
        return alike_pairs(ids, apart=rows.values_list("first_id", "second_id"))

    return until_next_change(("register.pairs", ids), compute)


def merges_into(people: Iterable[int], *, now: dt.datetime) -> list[MergeRecord]:
    """Merges into these people that can still be undone, the newest first."""
    rows = MergeRecord.objects.filter(undone_at=None, undo_until__gt=now).select_related("kept", "gone")
    ids = set(people)
    return [merged for merged in rows.defer("steps") if merged.kept_id in ids]
