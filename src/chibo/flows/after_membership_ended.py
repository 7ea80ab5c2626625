"""A comrade leaves a cell: the posts in its committee end on the same day."""

import datetime as dt

from chibo.organization.mandates.services import end_party_posts
from chibo.organization.membership.events import MembershipEnded
from chibo.platform.events.bus import handles

FLOW = "flows.after_membership_ended"


@handles(MembershipEnded)
def leave_the_committee(fact: MembershipEnded) -> None:
    """Nobody leads a cell to which they no longer belong."""
    end_party_posts(fact.person_id, unit_id=fact.unit_id, on=dt.date.fromisoformat(fact.on), by=FLOW)
