"""The demo's story as typed data: what `content/` holds, after reading and before playing."""

import datetime as dt
from dataclasses import dataclass, field

from chibo.surfaces.demo.cast import OfficeStory


@dataclass(frozen=True)
class Directive:
    """A real document: (issuer, symbol, date) is its key."""

    issuer: str
    symbol: str
    date: dt.date
    kind: str
    title: str


@dataclass(frozen=True)
class Received:
    """An invented paper of the superior committee, so many days before the meeting."""

    issuer: str
    symbol: str
    title: str
    days_before: int


@dataclass(frozen=True)
class Said:
    """What somebody said; ``frank`` marks self-criticism and criticism."""

    by: str
    text: str
    frank: bool = False


@dataclass(frozen=True)
class WishStory:
    """A wish: who answers, by which day of the month, and the answer given on ``day``."""

    by: str
    ask: str
    to: str
    due: str
    day: str
    answer: str


@dataclass(frozen=True)
class VoteStory:
    """A show of hands; those in favour are everybody else in the room."""

    question: str
    against: int
    abstain: int
    two_thirds: bool = False


@dataclass(frozen=True)
class ItemStory:
    """What happened on an item. ``slot`` says which item of the standard order it is, or a new one."""

    slot: str
    title: str = ""
    document: str = ""
    presenter: str = ""
    minutes: int = 0
    report: str = ""
    said: tuple[Said, ...] = ()
    wishes: tuple[WishStory, ...] = ()
    vote: VoteStory | None = None
    conclusion: str = ""


@dataclass(frozen=True)
class FloatingItem:
    """An item that follows the people, so many months before the month of the play day."""

    months: int
    item: ItemStory


@dataclass(frozen=True)
class TaskStep:
    """What is done to a task: progress, finish, carry (with the new day) or cancel."""

    day: str
    do: str
    text: str
    due: str = ""


@dataclass(frozen=True)
class TaskStory:
    """A task of the month's resolution. Days: "20" of this month, "+5" of the next."""

    key: str
    title: str
    product: str
    lead: str
    due: str = ""
    support: tuple[str, ...] = ()
    unit: str = ""
    steps: tuple[TaskStep, ...] = ()


@dataclass(frozen=True)
class Shortcoming:
    """What was not good, and why."""

    what: str
    cause: str


@dataclass(frozen=True)
class ResolutionStory:
    """The texts of the resolution that no table can give."""

    ideology: tuple[str, ...]
    work: tuple[str, ...]
    praise: tuple[str, ...]
    shortcomings: tuple[Shortcoming, ...]
    direction: tuple[str, ...]
    organisation: tuple[str, ...]
    reminders: tuple[str, ...] = ()


@dataclass(frozen=True)
class Absence:
    """Who was not there, or late; ``how`` is excused, abroad or late."""

    who: str
    how: str
    reason: str


@dataclass(frozen=True)
class MonthStory:
    """One calendar month of the cell, usable in any year."""

    month: int
    kind: str
    committee_notes: str
    committee_days_before: int
    documents: tuple[str, ...]
    received: tuple[Received, ...]
    absent: tuple[Absence, ...]
    items: tuple[ItemStory, ...]
    tasks: tuple[TaskStory, ...]
    standing: dict[str, str]
    resolution: ResolutionStory
    weak_point: str
    minus: dict[str, int] = field(default_factory=dict)
    chair: str = "hoa"
    minute_taker: str = "au"
    outcome: str = "resolution"
    guests: str = ""

    @property
    def thematic(self) -> ItemStory | None:
        """The thematic part, if the month has one."""
        return next((item for item in self.items if item.slot == "thematic"), None)


@dataclass(frozen=True)
class Story:
    """Everything."""

    office: OfficeStory
    directives: dict[str, Directive]
    months: dict[int, MonthStory]
    floating: tuple[FloatingItem, ...]
    standing: tuple[TaskStory, ...]
    waiting: tuple[Received, ...]
    open_wish: WishStory
