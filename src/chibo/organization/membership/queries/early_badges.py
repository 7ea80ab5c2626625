"""Badges that a decision gives before the years are complete."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from chibo.kernel.reading import read_once
from chibo.organization.membership.models import EarlyBadge
from chibo.organization.membership.rules.badges import BadgeTerms
from chibo.platform.rulebook.queries import rules_on


@dataclass(frozen=True)
class EarlyBadgeLine:
    """One decision."""

    years: int
    award_on: dt.date
    decision: str


def early_badges(person_ids: Iterable[int]) -> dict[int, dict[int, dt.date]]:
    """By person: years of the badge to the day it is given. One query."""
    return _early_badges(frozenset(person_ids))


@read_once
def _early_badges(person_ids: frozenset[int]) -> dict[int, dict[int, dt.date]]:
    found: dict[int, dict[int, dt.date]] = {}
    rows = EarlyBadge.objects.filter(person_id__in=person_ids).values_list("person_id", "years", "award_on")
    for person, years, day in rows:
        found.setdefault(person, {})[years] = day
    return found


@read_once
def early_badges_of(person_id: int) -> list[EarlyBadgeLine]:
    """The decisions about one member, the newest badge first."""
    rows = EarlyBadge.objects.filter(person_id=person_id).order_by("-years")
    return [EarlyBadgeLine(row.years, row.award_on, row.decision) for row in rows]


def badge_years(unit_id: int, *, on: dt.date) -> tuple[int, ...]:
    """Years of Party age that are honoured."""
    return BadgeTerms.under(rules_on(on, scope=f"unit:{unit_id}")).years
