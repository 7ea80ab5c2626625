"""The office of the story and the invented people in it, as `content/office.yaml` holds them."""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True)
class Moving:
    """A day that moves with the play day: ``day`` of the month ``months`` after the play day's month."""

    months: int
    day: int


DayInStory = dt.date | Moving


@dataclass(frozen=True)
class Moved:
    """A unit came under another superior."""

    parent: str
    day: dt.date
    decision: str


@dataclass(frozen=True)
class Dissolved:
    """A unit came to its end, with the legal basis."""

    day: dt.date
    decision: str


@dataclass(frozen=True)
class Formerly:
    """The name a unit had until a decision gave it the present one."""

    name: str
    day: dt.date
    decision: str


@dataclass(frozen=True)
class UnitStory:
    """A unit, under the value of its kind."""

    key: str
    kind: str
    name: str
    since: dt.date
    decision: str
    short_name: str = ""
    symbol: str = ""
    place_name: str = ""
    parent: str = ""
    leads: str = ""
    moved: Moved | None = None
    dissolved: Dissolved | None = None
    formerly: Formerly | None = None


@dataclass(frozen=True)
class TermStory:
    """The term of the cell."""

    ordinal: str
    label: str
    congress_on: dt.date
    since: dt.date


@dataclass(frozen=True)
class PartyStory:
    """A member's dates; ``recognised`` is the day on which a late recognition was processed."""

    decided: DayInStory
    ceremony: DayInStory
    official: DayInStory | None = None
    recognised: DayInStory | None = None


@dataclass(frozen=True)
class LeaveStory:
    """A span in which a member is not expected."""

    kind: str
    since: DayInStory
    reason: str
    decision: str
    until: DayInStory | None = None


@dataclass(frozen=True)
class VisitStory:
    """A member of another cell meets here from this day on."""

    since: DayInStory
    decision: str


@dataclass(frozen=True)
class PostStory:
    """A post that a person holds."""

    post: str
    unit: str
    title: str
    since: dt.date
    decision: str = ""


@dataclass(frozen=True)
class PersonStory:
    """An invented person. Who has a ``login`` is printed with the ``role`` one plays with it."""

    key: str
    name: str
    born: dt.date
    gender: str
    posts: tuple[PostStory, ...]
    login: str = ""
    role: str = ""
    administrator: bool = False
    helper: str = ""
    party: PartyStory | None = None
    leave: LeaveStory | None = None
    visiting: VisitStory | None = None


@dataclass(frozen=True)
class OfficeStory:
    """The office and everybody in it."""

    cell: str
    department: str
    superior: str
    room: str
    units: tuple[UnitStory, ...]
    term: TermStory
    people: tuple[PersonStory, ...]
    outsiders: tuple[PersonStory, ...]

    @property
    def everybody(self) -> tuple[PersonStory, ...]:
        """Members first, then those who do not belong to the cell."""
        return self.people + self.outsiders
