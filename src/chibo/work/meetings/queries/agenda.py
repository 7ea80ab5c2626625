"""The agenda of a meeting as it is read, and its facts for the papers."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Prefetch
from django.utils import timezone

from chibo.organization.membership.choices import Standing
from chibo.organization.membership.queries import members_of
from chibo.organization.people.queries import person_cards
from chibo.organization.units.queries import unit_card, unit_name
from chibo.platform.rulebook.queries import rules_on
from chibo.work.meetings.choices import ItemState, Section
from chibo.work.meetings.models import AgendaItem, Attachment, Meeting
from chibo.work.meetings.queries.kinds import rule_kind
from chibo.work.meetings.rules.agenda import minutes_short
from chibo.work.meetings.rules.duration import DurationRule, minimum_minutes


@dataclass(frozen=True)
class AgendaSection:
    """One part of the agenda with its items in order."""

    section: Section
    items: tuple[AgendaItem, ...]


@dataclass(frozen=True)
class Agenda:
    """The whole agenda. ``total`` leaves out items moved to next month; ``minimum`` 0 means: no minimum."""

    sections: tuple[AgendaSection, ...]
    total: int
    minimum: int

    @property
    def short(self) -> int:
        """Minutes missing to the minimum length."""
        return minutes_short(self.total, self.minimum)

    @property
    def items(self) -> list[AgendaItem]:
        """All items in order."""
        return [item for part in self.sections for item in part.items]


def agenda_of(meeting: Meeting) -> Agenda:
    """Items with presenters and documents by section. A constant number of queries."""
    documents = Prefetch("attachments", Attachment.objects.select_related("file", "document"))
    items = list(
        AgendaItem.objects.filter(meeting=meeting)
        .select_related("presenter", "postponed_to__meeting")
        .prefetch_related(documents)
        .order_by("position", "pk")
    )
    return Agenda(
        sections=tuple(
            AgendaSection(section, tuple(item for item in items if item.section == section))
            for section in Section
        ),
        total=sum(item.minutes for item in items if item.state != ItemState.MOVED),
        minimum=minimum_of(meeting),
    )


def minimum_of(meeting: Meeting) -> int:
    """The minutes this meeting must last under the rules of its day; 0 where there is no minimum."""
    if not meeting.is_monthly:
        return 0
    terms = DurationRule.under(rules_on(meeting.day, scope=f"unit:{meeting.unit_id}"))
    counted = [one for one in members_of(meeting.unit_id, on=meeting.day) if one.standing != Standing.TEMPORARY_HERE]
    return minimum_minutes(rule_kind(meeting.kind), len(counted), terms)


@dataclass(frozen=True)
class AgendaLine:
    """One line of the printed agenda."""

    section: str
    title: str
    minutes: int
    presenter: str
    note: str
    documents: tuple[str, ...]


@dataclass(frozen=True)
class AgendaFacts:
    """What an invitation and a printed agenda say; frozen, so that the paper never changes by itself."""

    unit: str
    superior: str
    place_name: str
    title: str
    topic: str
    day: dt.date
    time: dt.time
    place: str
    mode: str
    chair: str
    minute_taker: str
    guests: tuple[str, ...]
    minutes: int
    lines: tuple[AgendaLine, ...]


def agenda_facts(meeting: Meeting) -> AgendaFacts:
    """The facts of invitation and agenda as they stand; items moved to next month are left out."""
    agenda = agenda_of(meeting)
    local = timezone.localtime(meeting.starts_at)
    unit = unit_card(meeting.unit_id)
    superior = unit_name(unit.parent_id, on=meeting.day) if unit and unit.parent_id else ""
    people = person_cards([pk for pk in (meeting.chair_id, meeting.minute_taker_id) if pk])
    names = {pk: card.full_name for pk, card in people.items()}
    return AgendaFacts(
        unit=unit_name(meeting.unit_id, on=meeting.day),
        superior=superior,
        place_name=unit.place_name if unit else "",
        title=meeting.title,
        topic=meeting.topic,
        day=local.date(),
        time=local.time(),
        place=meeting.place,
        mode=meeting.mode,
        chair=names.get(meeting.chair_id or 0, ""),
        minute_taker=names.get(meeting.minute_taker_id or 0, ""),
        guests=tuple(filter(None, (line.strip() for line in meeting.guests.splitlines()))),
        minutes=agenda.total,
        lines=tuple(_line(item) for item in agenda.items if item.state != ItemState.MOVED),
    )


def _line(item: AgendaItem) -> AgendaLine:
    return AgendaLine(
        section=item.section,
        title=item.title,
        minutes=item.minutes,
        presenter=item.presenter.full_name if item.presenter else "",
        note=item.note,
        documents=tuple(one.title for one in item.attachments.all()),
    )
