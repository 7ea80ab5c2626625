"""Who would be nudged now, and when the next nudge may go out."""

import datetime as dt
from dataclasses import dataclass

from chibo.organization.mandates.queries import holders
from chibo.platform.notices.choices import NoticeState
from chibo.platform.rulebook.queries import rules_on
from chibo.work.directives.models import Directive, Nudge, Reader
from chibo.work.directives.queries.readers import ReaderLine, readers_by_name
from chibo.work.directives.queries.visible import HEADS
from chibo.work.directives.rules.nudging import next_nudge_on


@dataclass(frozen=True)
class NudgePlan:
    """The nudge of one unit: who is told, who is left out and why, when the last one went and the next may go."""

    unit_id: int
    told: list[ReaderLine]
    left_out: list[ReaderLine]
    last: dt.date | None
    next: dt.date
    every_days: int
    draft: Nudge | None

    def possible(self, on: dt.date) -> bool:
        """Whether it may go out on the day."""
        return bool(self.told) and self.next <= on


def nudge_plan(directive: Directive, unit_id: int, *, on: dt.date) -> NudgePlan:
    """Everything the page says before a nudge is written. For who may see the names of the unit."""
    waiting = [line for line in readers_by_name(directive, unit_id, on=on) if not line.done]
    every, last = nudged_every(directive, on), last_nudge(directive, unit_id)
    return NudgePlan(
        unit_id=unit_id, told=[line for line in waiting if line.hindrance is None],
        left_out=[line for line in waiting if line.hindrance is not None], last=last,
        next=next_nudge_on(last, every, on=on), every_days=every, draft=draft_of(directive, unit_id),
    )  # fmt: skip


def nudged_every(directive: Directive, on: dt.date) -> int:
    """Days between two nudges, by the unit's rules."""
    return rules_on(on, scope=f"unit:{directive.unit_id}").integer("directive.nudge_every_days")


def last_nudge(directive: Directive, unit_id: int) -> dt.date | None:
    """The day of the last nudge to the readers of the unit."""
    sent = Nudge.objects.filter(directive=directive, unit_id=unit_id, sent_on__isnull=False)
    return sent.order_by("-sent_on").values_list("sent_on", flat=True).first()


def draft_of(directive: Directive, unit_id: int) -> Nudge | None:
    """The draft of a nudge that has not gone out and was not withdrawn."""
    drafts = Nudge.objects.filter(directive=directive, unit_id=unit_id, sent_on=None, notice__state=NoticeState.DRAFT)
    return drafts.select_related("notice").first()


def leaders_of(unit_id: int, *, on: dt.date) -> list[tuple[str, int]]:
    """Those who lead a unit, by name and account: they are told the count when others may not see the names."""
    found = holders(unit_id, *HEADS, on=on)
    return list(dict.fromkeys((one.full_name, one.account_id) for one in found if one.account_id is not None))


def waiting_in(directive: Directive, unit_id: int) -> int:
    """How many readers of the unit have not acknowledged."""
    return Reader.objects.waiting().filter(directive=directive, unit_id=unit_id).count()
