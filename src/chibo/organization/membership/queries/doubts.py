"""Whether the dates of a member can all be right, under the rules of the day."""

import datetime as dt
from collections.abc import Callable

from chibo.organization.membership.rules.clocks import ProbationClock
from chibo.organization.membership.rules.doubts import ERRORS, Doubt, MemberDates, date_doubts
from chibo.platform.rulebook.queries import rules_on

Doubter = Callable[
    [dt.date | None, dt.date | None, dt.date | None, dt.date | None], tuple[list[Doubt], list[Doubt]]
]


def doubts_about(on: dt.date) -> Doubter:
    """A function of (born, decided, ceremony, official) that answers (what cannot be, what looks odd).

    The rules of the day are read once, so that a list of thousands asks cheaply.
    """
    numbers = rules_on(on)
    clock = ProbationClock.under(numbers)

    def ask(
        born: dt.date | None, decided: dt.date | None, ceremony: dt.date | None, official: dt.date | None
    ) -> tuple[list[Doubt], list[Doubt]]:
        found = date_doubts(MemberDates(born, decided, ceremony, official), on, clock)
        return [doubt for doubt in found if doubt in ERRORS], [d for d in found if d not in ERRORS]

    return ask
