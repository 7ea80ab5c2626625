"""The meeting table: what the three panes show, each asked for only when it is shown.

The number of queries is the same for one statement and for fifty, for thirty people and for a thousand:
up to ``SMALL`` people the roll is read at once, above that in windows.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import cached_property
from itertools import groupby
from secrets import token_hex

from django.utils import timezone

from chibo.kernel.rulebook import Numbers
from chibo.work.meetings.choices import (
    ItemState,
    Majority,
    MeetingKind,
    Presence,
    Section,
    State,
    StatementKind,
    VoteSubject,
)
from chibo.work.meetings.models import (
    AgendaItem,
    Attachment,
    Meeting,
    PlannedTask,
    RollEntry,
    Statement,
    Vote,
)
from chibo.work.meetings.queries.attendance import (
    Room,
    presence_labels,
    presence_words,
    rate_line,
    room_of,
    rules_of,
)
from chibo.work.meetings.queries.clearness import Clearness, clearness
from chibo.work.meetings.queries.kinds import rule_kind
from chibo.work.meetings.queries.pulse import writing_now
from chibo.work.meetings.queries.seats import SMALL, RollView, Window, roll_in_order, window_of
from chibo.work.meetings.queries.usual import Usual, usual_of
from chibo.work.meetings.queries.voting import least_votes
from chibo.work.meetings.rules.duration import DurationRule, minimum_minutes


class MeetingTable:
    """One meeting as the people at the table see it. Built once per request; every pane is read on demand."""

    def __init__(
        self, meeting: Meeting, *, item_id: int | None = None, view: RollView | None = None, me: str = ""
    ) -> None:
        self.meeting = meeting
        self.view = view or RollView()
        self.now = timezone.now()
        self._item_id = item_id
        self._me = me

    # ---- agenda

    @cached_property
    def items(self) -> list[AgendaItem]:
        """The agenda in order."""
        return list(self.meeting.items.order_by("position", "pk"))

    @property
    def sections(self) -> Iterator[tuple[Section, list[AgendaItem]]]:
        """The agenda by its parts."""
        for section, items in groupby(self.items, key=lambda item: item.section):
            yield Section(section), list(items)

    @cached_property
    def current(self) -> AgendaItem | None:
        """The item the meeting is at."""
        return next((item for item in self.items if item.state == ItemState.CURRENT), None)

    @cached_property
    def item(self) -> AgendaItem | None:
        """The item in the middle pane: the one asked for, else the current one, else the last."""
        asked = next((item for item in self.items if item.pk == self._item_id), None)
        return asked or self.current or (self.items[-1] if self.items else None)

    @cached_property
    def through(self) -> bool:
        """Whether no item waits any more."""
        return not any(item.state == ItemState.WAITING for item in self.items)

    @property
    def number(self) -> int:
        """The place of the shown item on the agenda, from 1."""
        return self.items.index(self.item) + 1 if self.item else 0

    @property
    def previous(self) -> AgendaItem | None:
        """The item before the shown one."""
        return self.items[self.number - 2] if self.number > 1 else None

    @property
    def planned_minutes(self) -> int:
        """All items that are not moved to another month."""
        return sum(item.minutes for item in self.items if item.state != ItemState.MOVED)

    @cached_property
    def least_minutes(self) -> int:
        """How long the meeting has to be; 0 when there is no minimum."""
        members = self.room.count.official + self.room.count.probationary
        return minimum_minutes(rule_kind(self.meeting.kind), members, DurationRule.under(self.numbers))

    @property
    def minutes_so_far(self) -> int:
        """Since opening."""
        return _minutes(self.meeting.opened_at, self.meeting.closed_at or self.now)

    def minutes_on(self, item: AgendaItem) -> int:
        """How long the item has taken."""
        return _minutes(item.started_at, item.finished_at or self.now)

    @property
    def writer(self) -> str:
        """Somebody else who has just written on the shown item; empty when nobody has."""
        item = self.item
        return writing_now(item.written_at, item.written_by, me=self._me, now=self.now) if item else ""

    # ---- the item

    @cached_property
    def statements(self) -> list[Statement]:
        """What was said on the item; what was struck is not shown."""
        said = Statement.objects.filter(item=self.item, struck=False)
        return list(said.select_related("wish"))

    @cached_property
    def votes(self) -> list[Vote]:
        """Votes on the item that were not withdrawn."""
        return list(Vote.objects.filter(item=self.item, withdrawn=False))

    @cached_property
    def tasks(self) -> list[PlannedTask]:
        """Tasks planned on the item."""
        planned = PlannedTask.objects.filter(item=self.item, struck=False)
        return list(planned)

    @cached_property
    def support(self) -> dict[int, list[int]]:
        """Who helps, by task."""
        helpers: dict[int, list[int]] = {}
        pairs = PlannedTask.support.through.objects.filter(plannedtask__item=self.item, plannedtask__struck=False)
        for task, person in pairs.order_by("pk").values_list("plannedtask_id", "person_id"):
            helpers.setdefault(task, []).append(person)
        return helpers

    @cached_property
    def attachments(self) -> list[Attachment]:
        """Documents laid before the item."""
        return list(Attachment.objects.filter(item=self.item))

    def clear(self, task: PlannedTask) -> Clearness:
        """How many of the six "rõ" the task has."""
        return clearness(task, helped=task.pk in self.support)

    def new_key(self) -> str:
        """A key for a new statement or task of a page without scripts."""
        return token_hex(10)

    # ---- the room

    @cached_property
    def numbers(self) -> Numbers:
        """The rules the meeting is held under."""
        return rules_of(self.meeting)

    @cached_property
    def room(self) -> Room:
        """The numbers of the room."""
        return room_of(self.meeting, self.numbers, entries=self._first if self.small else None)

    @property
    def rate_line(self) -> str:
        """What stands beside the number of those present."""
        return rate_line(self.room)

    @cached_property
    def labels(self) -> dict[str, str]:
        """The words for each way of taking part, translated once."""
        return presence_labels()

    def words(self, entry: RollEntry) -> str:
        """What a line of the roll says about the person."""
        return presence_words(entry, self.labels)

    def least(self, vote: Vote) -> int:
        """How many must be for it."""
        return least_votes(vote, self.numbers)

    @property
    def small(self) -> bool:
        """Whether the whole roll fits on the page."""
        return len(self._first) <= SMALL

    @cached_property
    def _first(self) -> list[RollEntry]:
        """The first lines of the roll, one more than fit: a longer roll shows by it that it is longer."""
        return list(roll_in_order(self.meeting)[: SMALL + 1])

    @cached_property
    def _names(self) -> dict[int, str]:
        if self.small:
            return {one.person_id: one.full_name for one in self._first if one.person_id}
        mentioned = {self.meeting.chair_id, self.meeting.minute_taker_id, *self._assigned}
        people = [person for person in mentioned if person is not None]
        lines = RollEntry.objects.filter(meeting=self.meeting, person_id__in=people)
        return dict(lines.values_list("person_id", "full_name"))

    @property
    def _assigned(self) -> set[int | None]:
        answerers = {said.wish.answerer_id for said in self.statements if hasattr(said, "wish")}
        leads = {task.lead_id for task in self.tasks}
        return answerers | leads | {person for helpers in self.support.values() for person in helpers}

    def name(self, person_id: int | None) -> str:
        """The name on the roll, as it was that day; empty for nobody, and for somebody who is not on it."""
        return self._names.get(person_id, "") if person_id else ""

    @property
    def votes_here(self) -> bool:
        """Whether this kind of meeting votes at all."""
        return self.meeting.kind != MeetingKind.OFFICE

    @cached_property
    def everybody(self) -> list[RollEntry]:
        """The whole roll of a small meeting, for the pickers; nothing for a large one."""
        return self._first if self.small else []

    @cached_property
    def window(self) -> Window:
        """The part of the roll on screen."""
        if self.small or self.view == RollView(entry_id=self.view.entry_id):
            return window_of(self.meeting, self.view, self._first)
        return window_of(self.meeting, self.view, None)

    @cached_property
    def entry(self) -> RollEntry | None:
        """The line that is being changed."""
        if self.view.entry_id is None:
            return None
        return RollEntry.objects.filter(meeting=self.meeting, pk=self.view.entry_id).first()

    # ---- words for the forms

    kinds = StatementKind.choices
    subjects = VoteSubject.choices
    majorities = Majority.choices
    presences = Presence.choices

    @property
    def usual(self) -> Usual:
        """What a vote on the shown item usually asks and needs."""
        return usual_of(self.item)

    @property
    def in_session(self) -> bool:
        """Whether anything may be written."""
        return self.meeting.state == State.IN_SESSION


def _minutes(since: dt.datetime | None, until: dt.datetime | None) -> int:
    if since is None or until is None:
        return 0
    return max(0, int((until - since).total_seconds() // 60))
