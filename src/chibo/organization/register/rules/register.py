"""What the register knows, as far as a list is compared with it."""

import datetime as dt
from dataclasses import dataclass, field


@dataclass(frozen=True)
class KnownMember:
    """A person in the register with Party dates, standing in this cell, and posts."""

    pk: int
    full_name: str
    folded: str
    gender: str = ""
    birth_date: dt.date | None = None
    birth_year: int | None = None
    email: str = ""
    phone: str = ""
    decision_on: dt.date | None = None
    decision: str = ""
    ceremony_on: dt.date | None = None
    official_on: dt.date | None = None
    standing: str = ""
    elsewhere: str = ""
    """The name of another cell in which the person is a member."""
    posts: frozenset[tuple[str, int, str]] = frozenset()
    """(post, unit id, title)."""


@dataclass(frozen=True)
class Lookalike:
    """Somebody of the cell who may be the one on a row; ``reasons`` are codes."""

    pk: int
    full_name: str
    born: str
    confidence: int
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class KnownUnits:
    """Where the posts of a list belong."""

    cell_id: int
    body_id: int | None = None
    by_name: dict[str, int] = field(default_factory=dict)
    """Folded names and short names of the units under the state body."""
    mass_ids: tuple[int, ...] = ()
    secretary: tuple[int, str] | None = None
    """Who is secretary of the cell: id and name."""


@dataclass(frozen=True)
class Register:
    """People by folded name, and the units.

    ``alike`` names by row number who may be meant; ``answers`` who was said to be: the id of a person, or 0 for
    none of them.
    """

    people: dict[str, list[KnownMember]]
    units: KnownUnits
    alike: dict[int, tuple[Lookalike, ...]] = field(default_factory=dict)
    answers: dict[int, int] = field(default_factory=dict)

    def member(self, person_id: int) -> KnownMember | None:
        """Somebody among these people."""
        return next((one for found in self.people.values() for one in found if one.pk == person_id), None)
