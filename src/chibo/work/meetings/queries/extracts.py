"""An extract of the minutes: one item, told from the frozen facts, never from rows that may have changed."""

import datetime as dt
from dataclasses import dataclass

from chibo.platform.papers.queries import facts_of
from chibo.work.meetings.models import Minutes
from chibo.work.meetings.queries.circumstances import Circumstances
from chibo.work.meetings.queries.minutes import ItemFacts, MinutesFacts


@dataclass(frozen=True)
class ExtractFacts:
    """What an extract says."""

    circumstances: Circumstances
    item: ItemFacts
    on: str


def extract_facts(minutes: Minutes, item_id: int, *, on: dt.date) -> ExtractFacts:
    """The facts of one item as they were adopted."""
    if minutes.paper is None:
        raise LookupError("minutes without a frozen paper")
    facts = facts_of(minutes.paper, MinutesFacts)
    item = next(item for item in facts.items if item.item_id == item_id)
    return ExtractFacts(facts.circumstances, item, on.isoformat())
