"""A unit is dissolved, merged or split: posts in it end on the same day, open work goes where the decision says."""

import datetime as dt

from django.utils import timezone

from chibo.organization.mandates.services import end_posts_of_unit
from chibo.organization.units.events import UnitEnded
from chibo.platform.events.bus import handles
from chibo.work.tasks.services import hand_over_due

FLOW = "flows.after_unit_ended"


@handles(UnitEnded)
def end_its_posts(fact: UnitEnded) -> None:
    """Nobody holds a post in a unit that no longer exists."""
    end_posts_of_unit(fact.unit_id, on=dt.date.fromisoformat(fact.on), by=FLOW)


@handles(UnitEnded)
def hand_over_its_work(fact: UnitEnded) -> None:
    """Now when the day has come; else the hourly job of tasks does it on the day."""
    hand_over_due(on=timezone.localdate(), by=FLOW)
