"""The minutes as frozen facts: who said what on which item, what was decided."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from chibo.kernel import wording
from chibo.organization.people.queries import person_cards
from chibo.organization.units.queries import unit_cards
from chibo.work.meetings.choices import ItemKind, ItemState, StatementKind, VoteSubject
from chibo.work.meetings.models import AgendaItem, Meeting, PlannedTask, Statement, Vote
from chibo.work.meetings.queries.circumstances import Circumstances, circumstances_of
from chibo.work.meetings.queries.quality import QualityFigures, figures_of


@dataclass(frozen=True)
class Spoken:
    """One statement. ``wish`` says who answers by when; empty for an opinion."""

    speaker: str
    text: str
    kind: str
    wish: str = ""


@dataclass(frozen=True)
class Voted:
    """One counted vote with its result in words."""

    question: str
    votes_for: int
    votes_against: int
    abstentions: int
    electorate: int
    passed: bool
    sentence: str


@dataclass(frozen=True)
class TaskFacts:
    """A task as the meeting worded it."""

    title: str
    lead: str
    due: str = ""
    product: str = ""
    support: list[str] = field(default_factory=list)
    standing: bool = False


@dataclass(frozen=True)
class ItemFacts:
    """One agenda item as it went."""

    item_id: int
    number: int
    title: str
    kind: str
    presenter: str = ""
    note: str = ""
    documents: list[str] = field(default_factory=list)
    statements: list[Spoken] = field(default_factory=list)
    votes: list[Voted] = field(default_factory=list)
    tasks: list[TaskFacts] = field(default_factory=list)
    conclusion: str = ""
    moved: bool = False


@dataclass(frozen=True)
class MinutesFacts:
    """Everything the minutes say."""

    circumstances: Circumstances
    items: list[ItemFacts]
    quality: QualityFigures | None = None
    agreed: int | None = None
    present: int = 0


def minutes_facts(meeting: Meeting, *, agreed: int | None = None) -> MinutesFacts:
    """The facts of the minutes as recorded now; a constant number of queries."""
    circumstances = circumstances_of(meeting)
    return MinutesFacts(
        circumstances=circumstances,
        items=item_facts(meeting),
        quality=figures_of(meeting),
        agreed=agreed if agreed is not None else agreed_by_vote(meeting),
        present=circumstances.numbers.present,
    )


def item_facts(meeting: Meeting) -> list[ItemFacts]:
    """Every item of the agenda in order, with what belongs to it."""
    items = list(
        meeting.items.select_related("presenter")
        .prefetch_related("attachments", "statements__wish", "votes", "planned_tasks__support")
        .order_by("position")
    )
    people, units = _names(items)
    return [_item(number, item, people, units) for number, item in enumerate(items, start=1)]


def agreed_by_vote(meeting: Meeting) -> int | None:
    """How many were for the minutes, when the meeting voted on them."""
    vote = _counted(meeting, VoteSubject.MINUTES)
    return vote.votes_for if vote else None


def decision_vote(meeting: Meeting) -> Vote | None:
    """The vote that adopted the resolution or conclusion of the month."""
    vote = _counted(meeting, VoteSubject.DECISION)
    return vote if vote and vote.passed else None


def _counted(meeting: Meeting, subject: VoteSubject) -> Vote | None:
    votes = Vote.objects.filter(item__meeting=meeting, subject=subject, withdrawn=False)
    return votes.exclude(counted_at=None).order_by("-counted_at", "-pk").first()


def _names(items: Iterable[AgendaItem]) -> tuple[dict[int, str], dict[int, str]]:
    people, units = set(), set()
    for item in items:
        for task in item.planned_tasks.all():
            people.add(task.lead_id)
            units.add(task.lead_unit_id)
        for statement in item.statements.all():
            if hasattr(statement, "wish"):
                people.add(statement.wish.answerer_id)
    known = person_cards([pk for pk in people if pk])
    places = unit_cards([pk for pk in units if pk])
    return (
        {pk: card.full_name for pk, card in known.items()},
        {pk: card.name for pk, card in places.items()},
    )


def _item(number: int, item: AgendaItem, people: dict[int, str], units: dict[int, str]) -> ItemFacts:
    votes = [vote for vote in item.votes.all() if vote.counted_at and not vote.withdrawn]
    tasks = [task for task in item.planned_tasks.all() if not task.struck]
    return ItemFacts(
        item_id=item.pk,
        number=number,
        title=item.title,
        kind=ItemKind(item.kind).value,
        presenter=item.presenter.full_name if item.presenter else "",
        note=item.note,
        documents=[attachment.title for attachment in item.attachments.all()],
        statements=[_spoken(s, people) for s in item.statements.all() if not s.struck and s.text.strip()],
        votes=[_voted(vote) for vote in votes],
        tasks=[_task(task, people, units) for task in tasks],
        conclusion=item.conclusion,
        moved=item.state == ItemState.MOVED,
    )


def _spoken(statement: Statement, people: dict[int, str]) -> Spoken:
    wish = getattr(statement, "wish", None)
    words = ""
    if wish is not None:
        due = f", trước ngày {wording.day_numbers(wish.due)}" if wish.due else ""
        who = people.get(wish.answerer_id or 0, "")
        words = f"đồng chí {who} trả lời{due}" if who else ""
    return Spoken(
        speaker=statement.speaker_name,
        text=statement.text,
        kind=StatementKind(statement.kind).value,
        wish=words,
    )


def _voted(vote: Vote) -> Voted:
    return Voted(
        question=vote.question,
        votes_for=vote.votes_for or 0,
        votes_against=vote.votes_against or 0,
        abstentions=vote.abstentions or 0,
        electorate=vote.electorate,
        passed=bool(vote.passed),
        sentence=vote.sentence,
    )


def _task(task: PlannedTask, people: dict[int, str], units: dict[int, str]) -> TaskFacts:
    lead = people.get(task.lead_id or 0, "") or units.get(task.lead_unit_id or 0, "")
    return TaskFacts(
        title=task.title,
        lead=lead,
        due=task.due.isoformat() if task.due else "",
        product=task.product,
        support=[person.full_name for person in task.support.all()],
        standing=task.standing,
    )

