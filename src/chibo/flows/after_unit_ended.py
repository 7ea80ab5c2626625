"""A unit is dissolved, merged or split: posts in it end on the same day, open work goes where the decision says."""

import datetime as dt

from django.utils import timezone

from chibo.kernel.wording import day_numbers
from chibo.organization.mandates.services import end_posts_of_unit
from chibo.organization.units.events import UnitEnded
from chibo.organization.units.queries import unit_name
from chibo.platform.events.bus import handles
from chibo.work.meetings.services.ending import cancel_meetings_of
from chibo.work.tasks.services import hand_over_due

FLOW = "flows.after_unit_ended"
ENDED = "Đơn vị kết thúc hoạt động từ ngày {day}."
SUCCEEDED = "Đơn vị kết thúc hoạt động từ ngày {day}; cuộc họp do {successor} tổ chức."
"""Stand at the meeting; records are Vietnamese."""


@handles(UnitEnded)
def end_its_posts(fact: UnitEnded) -> None:
    """Nobody holds a post in a unit that no longer exists."""
    end_posts_of_unit(fact.unit_id, on=dt.date.fromisoformat(fact.on), by=FLOW)


@handles(UnitEnded)
def hand_over_its_work(fact: UnitEnded) -> None:
    """Now when the day has come; else the hourly job of tasks does it on the day."""
    hand_over_due(on=timezone.localdate(), by=FLOW)


@handles(UnitEnded)
def cancel_its_meetings(fact: UnitEnded) -> None:
    """What it had planned for that day or later is cancelled and says who holds meetings now."""
    on = dt.date.fromisoformat(fact.on)
    successor = unit_name(fact.into_id, on=on) if fact.into_id else ""
    reason = (SUCCEEDED if successor else ENDED).format(day=day_numbers(on), successor=successor)
    cancel_meetings_of(fact.unit_id, since=on, reason=reason, by=FLOW)
