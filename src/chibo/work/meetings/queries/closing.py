"""What is still open before a meeting can be closed."""

from dataclasses import dataclass

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from chibo.work.meetings.choices import ItemState, Presence, RollStanding, Section, StatementKind
from chibo.work.meetings.models import AgendaItem, Meeting, PlannedTask, RollEntry, Statement, Vote
from chibo.work.meetings.queries.attendance import quorum_of
from chibo.work.meetings.rules.closing import Blocker, ClosingFacts, blockers_to_closing

SHOWN = 5
"""Things named under a point; the rest is counted."""


@dataclass(frozen=True)
class Thing:
    """One open thing, by name, with the place where it is put right."""

    label: str
    href: str


@dataclass(frozen=True)
class ClosingPoint:
    """One kind of open thing: its sentence, where it is put right, and the first few by name."""

    code: Blocker
    count: int
    sentence: str
    href: str
    things: tuple[Thing, ...] = ()

    @property
    def about_people(self) -> bool:
        """Whether the things are comrades on the roll."""
        return self.code in {Blocker.ROLL_UNTICKED, Blocker.EXCUSE_WITHOUT_REASON}

    @property
    def more(self) -> int:
        """How many are not named."""
        return self.count - len(self.things) if self.things else 0


@dataclass(frozen=True)
class _Open:
    """What the database says is open."""

    unticked: list[RollEntry]
    without_reason: list[RollEntry]
    votes: list[Vote]
    untreated: list[AgendaItem]
    unconcluded: list[AgendaItem]
    wishes: list[Statement]
    tasks: list[PlannedTask]
    decided: int


def closing_points(meeting: Meeting) -> list[ClosingPoint]:
    """Everything that stands between the meeting and its closing; empty means it may be closed."""
    found = _open(meeting)
    facts = ClosingFacts(
        has_chair=meeting.chair_id is not None,
        has_secretary=meeting.minute_taker_id is not None,
        roll_unticked=len(found.unticked),
        excused_without_reason=len(found.without_reason),
        quorum_reached=quorum_of(meeting).reached,
        votes_decided=found.decided,
        votes_open=len(found.votes),
        items_untreated=len(found.untreated),
        items_without_conclusion=len(found.unconcluded),
        wishes_unanswered=len(found.wishes),
        tasks_incomplete=len(found.tasks),
    )
    return [_point(meeting, open_.blocker, open_.count, found) for open_ in blockers_to_closing(facts)]


def _open(meeting: Meeting) -> _Open:
    members = meeting.roll.exclude(standing=RollStanding.GUEST)
    items = list(meeting.items.order_by("position", "pk"))
    votes = list(Vote.objects.filter(item__meeting=meeting, withdrawn=False))
    treated = {ItemState.DONE, ItemState.CURRENT}
    return _Open(
        unticked=list(members.filter(presence="")),
        without_reason=list(members.filter(presence=Presence.EXCUSED, reason="")),
        votes=[vote for vote in votes if vote.counted_at is None],
        untreated=[item for item in items if item.state == ItemState.WAITING],
        unconcluded=[item for item in items if item.state in treated and needs_conclusion(item)],
        wishes=_owed(meeting),
        tasks=_incomplete(meeting),
        decided=sum(vote.counted_at is not None for vote in votes),
    )


def needs_conclusion(item: AgendaItem) -> bool:
    """Every item of the content part gets one line from the chair (rule MEET-19)."""
    return item.section == Section.CONTENT and not item.conclusion


def _owed(meeting: Meeting) -> list[Statement]:
    said = Statement.objects.filter(item__meeting=meeting, kind=StatementKind.WISH, struck=False)
    settled = Q(wish__answered_at__isnull=False) | Q(wish__answerer__isnull=False, wish__due__isnull=False)
    return list(said.exclude(settled))


def _incomplete(meeting: Meeting) -> list[PlannedTask]:
    planned = PlannedTask.objects.filter(item__meeting=meeting, struck=False)
    nobody = Q(lead=None, lead_unit=None)
    return list(planned.filter(nobody | Q(due=None, standing=False)))


def _point(meeting: Meeting, code: Blocker, count: int, found: _Open) -> ClosingPoint:
    table = reverse("meetings:table", args=[meeting.pk])
    sentence = _sentences(count)[code]
    things = _things(code, found, table)
    return ClosingPoint(code, count, sentence, _place(code, table, things), tuple(things[:SHOWN]))


def _place(code: Blocker, table: str, things: list[Thing]) -> str:
    if code in {Blocker.NO_CHAIR, Blocker.NO_SECRETARY}:
        return f"{table}?pane=officers#officers"
    if code == Blocker.ROLL_UNTICKED:
        return f"{table}?pane=room&show=unticked#room"
    return things[0].href if things else f"{table}?pane=room#room"


def _things(code: Blocker, found: _Open, table: str) -> list[Thing]:
    named = {
        Blocker.ROLL_UNTICKED: [_person(entry, table) for entry in found.unticked],
        Blocker.EXCUSE_WITHOUT_REASON: [_person(entry, table) for entry in found.without_reason],
        Blocker.VOTES_OPEN: [_on_item(v.question, table, v.item_id, f"vote-{v.pk}") for v in found.votes],
        Blocker.ITEMS_UNTREATED: [_on_item(i.title, table, i.pk, "current") for i in found.untreated],
        Blocker.ITEMS_WITHOUT_CONCLUSION: [
            _on_item(i.title, table, i.pk, "conclusion") for i in found.unconcluded
        ],
        Blocker.WISHES_UNANSWERED: [
            _on_item(said.text, table, said.item_id, f"say-{said.key}") for said in found.wishes
        ],
        Blocker.TASKS_INCOMPLETE: [
            _on_item(task.title, table, task.item_id, f"task-{task.key}") for task in found.tasks
        ],
    }
    return named.get(code, [])


def _on_item(label: str, table: str, item_id: int, anchor: str) -> Thing:
    return Thing(label[:120], f"{table}?item={item_id}&pane=current#{anchor}")


def _person(entry: RollEntry, table: str) -> Thing:
    return Thing(entry.full_name, f"{table}?pane=room&entry={entry.pk}#entry-{entry.pk}")


def _sentences(n: int) -> dict[Blocker, str]:
    values = {"n": n}
    return {
        Blocker.NO_CHAIR: _("Nobody is named as chair."),
        Blocker.NO_SECRETARY: _("Nobody is named to take the minutes."),
        Blocker.ROLL_UNTICKED: ngettext(
            "%(n)s person is not ticked on the roll.", "%(n)s people are not ticked on the roll.", n
        ) % values,
        Blocker.EXCUSE_WITHOUT_REASON: ngettext(
            "%(n)s absence with a reason has no reason written.",
            "%(n)s absences with a reason have no reason written.", n,
        ) % values,
        Blocker.NO_QUORUM_BUT_VOTES: _("There were votes, but the roll shows no quorum. Check the roll."),
        Blocker.VOTES_OPEN: ngettext(
            "%(n)s vote is not counted.", "%(n)s votes are not counted.", n
        ) % values,
        Blocker.ITEMS_UNTREATED: ngettext(
            "%(n)s item is neither done nor moved to another month.",
            "%(n)s items are neither done nor moved to another month.", n,
        ) % values,
        Blocker.ITEMS_WITHOUT_CONCLUSION: ngettext(
            "%(n)s item has no conclusion by the chair.", "%(n)s items have no conclusion by the chair.", n
        ) % values,
        Blocker.WISHES_UNANSWERED: ngettext(
            "%(n)s wish has neither an answer nor somebody to answer by a day.",
            "%(n)s wishes have neither an answer nor somebody to answer by a day.", n,
        ) % values,
        Blocker.TASKS_INCOMPLETE: ngettext(
            "%(n)s planned task has no lead or no due date.",
            "%(n)s planned tasks have no lead or no due date.", n,
        ) % values,
    }  # fmt: skip
