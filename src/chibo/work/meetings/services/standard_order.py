"""The agenda a meeting starts from: the standard order of the rule packs."""

import datetime as dt

from django.utils import timezone

from chibo.platform.rulebook.queries import rules_on
from chibo.work.meetings.choices import ItemKind, Section
from chibo.work.meetings.models import AgendaItem, Meeting
from chibo.work.meetings.queries.kinds import rule_kind
from chibo.work.meetings.rules import agenda as order


def lay_standard_agenda(meeting: Meeting, *, at: dt.datetime) -> list[AgendaItem]:
    """Place the standard items of the meeting's kind; items that come only when due are left to proposals."""
    numbers = rules_on(timezone.localdate(meeting.starts_at), scope=f"unit:{meeting.unit_id}")
    lines = [
        line
        for line in order.standard_agenda(rule_kind(meeting.kind), numbers)
        if line.section is not order.Section.PREPARATION and not line.when_due
    ]
    return AgendaItem.objects.bulk_create(
        AgendaItem(
            meeting=meeting,
            section=Section(line.section.value),
            position=place,
            kind=ItemKind(line.kind.value),
            title=line.title,
            minutes=line.minutes,
        )
        for place, line in enumerate(lines, start=1)
    )
