"""A unit is dissolved or merged: the posts in it end on the same day."""

import datetime as dt

from chibo.organization.mandates.services import end_posts_of_unit
from chibo.organization.units.events import UnitEnded
from chibo.platform.events.bus import handles

FLOW = "flows.after_unit_ended"


@handles(UnitEnded)
def end_its_posts(fact: UnitEnded) -> None:
    """Nobody holds a post in a unit that no longer exists."""
    end_posts_of_unit(fact.unit_id, on=dt.date.fromisoformat(fact.on), by=FLOW)
