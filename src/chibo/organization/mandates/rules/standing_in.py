"""Acting for the holder of a post."""

import datetime as dt
from dataclasses import dataclass
from typing import Self

from chibo.kernel.period import Period
from chibo.kernel.rulebook import Numbers, rule


@dataclass(frozen=True)
class DelegationLimits:
    """How long somebody may act for another."""

    needs_end: bool
    longest_days: int

    @classmethod
    def under(cls, numbers: Numbers) -> Self:
        """The numbers of the packs in force."""
        return cls(numbers.flag("unit.delegation_needs_end"), numbers.integer("unit.delegation_days_max"))


@rule("POST-01", source="Quy chế làm việc của chi bộ (quy ước của phần mềm)")
def stands_in(day: dt.date, mandate: Period, delegation: Period, revoked_on: dt.date | None) -> bool:
    """Who acts for another has the post on the days on which both the post and the delegation hold.

    When the mandate ends, the delegation is worth nothing from that day, without anybody taking it back. A
    delegation that is taken back ends at once: it counts up to the day before.
    """
    taken_back = revoked_on is not None and revoked_on <= day
    return mandate.covers(day) and delegation.covers(day) and not taken_back


@rule("POST-02", source="Điều lệ Đảng, điều 3, điều 24; quy ước của phần mềm")
def may_stand_in(*, party_post: bool, official_member: bool, holds_a_post_here: bool, suspended: bool) -> bool:
    """In a Party post acts an official member of the cell, in any other post somebody with a post in the unit.

    The post by which one qualifies is held in person: what is delegated cannot be delegated on. While the Party
    activity of one of the two is ``suspended`` here, nobody acts in a Party post by delegation.
    """
    return official_member and not suspended if party_post else holds_a_post_here


@rule("POST-04", source="Điều lệ Đảng; quy ước của phần mềm")
def post_rests(*, party_post: bool, suspended: bool) -> bool:
    """A Party post rests while the Party activity of its holder is suspended in the cell: it gives no right and cannot
    be delegated. It is not lost: when the suspension ends it holds again. Posts of the State are not touched.
    """
    return party_post and suspended


@rule("POST-03", source="Quy chế làm việc của chi bộ (quy ước của phần mềm)")
def fits_the_limits(delegation: Period, limits: DelegationLimits) -> bool:
    """A delegation has an end unless the rules say otherwise, and lasts no longer than they allow."""
    if delegation.until is None:
        return not limits.needs_end
    return (delegation.until - delegation.since).days <= limits.longest_days
