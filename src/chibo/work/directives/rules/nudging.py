"""Whom to nudge, and when again."""

import datetime as dt
from dataclasses import dataclass

from chibo.kernel.rulebook import rule


@dataclass(frozen=True)
class Waiting:
    """A reader who has not acknowledged: on leave, with somebody who acts for them, with an account or none."""

    person_id: int
    on_leave: bool = False
    acted_for: bool = False
    has_account: bool = True


@rule("DIR-03", source="Quy ước làm việc: nhắc đọc văn bản, tôn trọng thời gian vắng")
def hindrance_of(reader: Waiting) -> str:
    """Who is on leave, exempted, away or suspended is not nudged. Who reads by a post in which somebody acts for them
    is not nudged either: the deputy is a reader too and is told. Who has no account is told by word of mouth.

    "" means: may be nudged. Leave comes first: it is the reason that people understand.
    """
    if reader.on_leave:
        return "on_leave"
    if reader.acted_for:
        return "deputy"
    return "" if reader.has_account else "no_account"


@rule("DIR-04", source="Quy ước làm việc: khoảng cách giữa hai lần nhắc")
def next_nudge_on(last: dt.date | None, days: int, *, on: dt.date) -> dt.date:
    """The first day on which the next nudge may go out: at once when there was none, else ``days`` after the last."""
    return on if last is None else max(on, last + dt.timedelta(days=days))
