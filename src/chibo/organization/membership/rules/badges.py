"""Party badges: which one is next, and on which award day."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import count
from typing import Self

from chibo.kernel.days import months_later
from chibo.kernel.rulebook import Numbers, rule


@dataclass(frozen=True)
class BadgeTerms:
    """Years of Party age that are honoured, and the award days of every year as (month, day)."""

    years: tuple[int, ...]
    award_days: tuple[tuple[int, int], ...]
    early_months: tuple[tuple[int, int], ...]
    """(from years, months): how much earlier a seriously ill member may have it."""

    @classmethod
    def under(cls, numbers: Numbers) -> Self:
        """The numbers of the packs in force."""
        days = [day.split("-") for day in numbers.table("membership.badge_award_days")]
        early = numbers.table("membership.badge_early_months")
        return cls(
            years=tuple(numbers.table("membership.badge_years")),
            award_days=tuple(sorted((int(month), int(day)) for month, day in days)),
            early_months=tuple((int(row["from_years"]), int(row["months"])) for row in early),
        )


@dataclass(frozen=True)
class Badge:
    """One badge of one member."""

    years: int
    reached_on: dt.date
    award_on: dt.date


@rule("MEMB-06", source="HD 01-HD/TW (28/9/2021), mục 18; Điều lệ Đảng, điều 5")
def badge(decided_on: dt.date, years: int, terms: BadgeTerms) -> Badge:
    """A badge is given on the first award day on or after the day on which the years of Party age are
    complete.

    Complete on the award day itself is in time. After 7 November the badge waits for 3 February of the next
    year.
    """
    reached = months_later(decided_on, 12 * years)
    return Badge(years, reached, award_day_from(reached, terms))


def award_day_from(day: dt.date, terms: BadgeTerms) -> dt.date:
    """The first award day on or after ``day``."""
    for year in count(day.year):
        for month, number in terms.award_days:
            award = dt.date(year, month, number)
            if award >= day:
                return award
    raise AssertionError("unreachable: every year has award days")


Early = Mapping[int, dt.date]
"""Years of a badge to the day on which a decision gives it early."""
NEVER_EARLY: Early = {}


def next_badge(decided_on: dt.date, today: dt.date, terms: BadgeTerms, early: Early = NEVER_EARLY) -> Badge | None:
    """The next badge whose award day is still to come or today; None after the last one."""
    due = (_given(badge(decided_on, years, terms), early) for years in terms.years)
    return next((found for found in due if found.award_on >= today), None)


def badges_between(
    decided_on: dt.date, since: dt.date, until: dt.date, terms: BadgeTerms, early: Early = NEVER_EARLY
) -> tuple[Badge, ...]:
    """Badges with an award day in ``since`` <= day < ``until``."""
    due = (_given(badge(decided_on, years, terms), early) for years in terms.years)
    return tuple(found for found in due if since <= found.award_on < until)


@rule("MEMB-07", source="HD 01-HD/TW (28/9/2021), mục 18")
def early_from(decided_on: dt.date, years: int, terms: BadgeTerms) -> dt.date:
    """A seriously ill member may have the badge earlier: 12 months for 30 to 65 years, 24 months from 70
    years.

    Only a date is computed. No illness is ever recorded.
    """
    months = max((m for start, m in terms.early_months if years >= start), default=0)
    return months_later(decided_on, 12 * years - months)


@rule("MEMB-13", source="HD 01-HD/TW (28/9/2021), mục 18")
def may_be_given_early(decided_on: dt.date, years: int, award_on: dt.date, terms: BadgeTerms) -> bool:
    """A decision gives a badge early between the first day that MEMB-07 allows and the day before the regular award
    day. An early badge is handed over at the member's place, so it is not bound to the four award days.
    """
    return early_from(decided_on, years, terms) <= award_on < badge(decided_on, years, terms).award_on


def _given(regular: Badge, early: Early) -> Badge:
    return replace(regular, award_on=early[regular.years]) if regular.years in early else regular
