"""Retention: what is due, who confirms, in which order rows go."""

import datetime as dt
from collections.abc import Hashable, Iterable, Mapping
from typing import TypeVar

from chibo.kernel.period import Month
from chibo.kernel.rulebook import rule

N = TypeVar("N", bound=Hashable)


@rule("PRIV-04", source="Luật 91/2025/QH15 (điều 14); thời hạn lưu của cơ quan")
def cutoff(on: dt.date, months: int) -> dt.date | None:
    """Records whose time began before this day are due; a class of 0 months is kept for good and never due.

    Months are calendar months: a row of 31 August kept for 6 months is due from the last day of February.
    """
    if months <= 0:
        return None
    month = Month.of(on) - months
    last = ((month + 1).first - dt.timedelta(days=1)).day
    return month.first.replace(day=min(on.day, last))


def ends_on(began: dt.date, months: int) -> dt.date | None:
    """The day on which the time of a row is over; nothing for a class that is kept for good."""
    if months <= 0:
        return None
    month = Month.of(began) + months
    last = ((month + 1).first - dt.timedelta(days=1)).day
    return month.first.replace(day=min(began.day, last))


@rule("PRIV-05", source="Quy ước của chương trình: hai người cùng xác nhận")
def two_may_delete(first: int, second: int, *, keeper: bool, committee: bool) -> bool:
    """Deleting takes two different people: one secretary or clerk, the other a member of the committee.

    ``keeper``: one of the two is secretary or clerk. ``committee``: the other of the two sits in the committee.
    """
    return first != second and keeper and committee


def children_first(points_to: Mapping[N, Iterable[N]]) -> list[N]:
    """Kinds in an order in which no kind comes after one it points to; circles are broken where they are met."""
    ordered: list[N] = []
    seen: set[N] = set()

    def visit(node: N) -> None:
        if node in seen:
            return
        seen.add(node)
        for other in points_to.get(node, ()):
            visit(other)
        ordered.append(node)

    for node in points_to:
        visit(node)
    return ordered[::-1]
