"""Who an audience is on a day: cells, units and posts become people, each with the reasons."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from chibo.kernel.rulebook import rule


@dataclass(frozen=True)
class Line:
    """One line of an audience: "person" 7, "cell" 3, "unit" 5, or a post ("secretary") in unit 3."""

    kind: str
    person_id: int | None = None
    unit_id: int | None = None
    post: str = ""


@dataclass(frozen=True)
class Belonging:
    """A member of a cell on the day. ``leave`` is "", "exempted", "away" or "suspended"."""

    person_id: int
    unit_id: int
    leave: str = ""


@dataclass(frozen=True)
class Holding:
    """A post held on the day; ``for_person`` when somebody acts in it for its holder."""

    person_id: int
    unit_id: int
    post: str
    for_person: int | None = None


@dataclass(frozen=True)
class Reason:
    """Why somebody is a reader: the line of the audience, and for whom they act."""

    kind: str
    unit_id: int | None = None
    post: str = ""
    for_person: int | None = None


@dataclass(frozen=True)
class Found:
    """One reader: the unit through which they are counted, and every reason."""

    person_id: int
    unit_id: int
    reasons: tuple[Reason, ...]


ELSEWHERE = frozenset({"away", "suspended"})
"""Members who do not take part in this cell's work on the day."""


@rule("DIR-01", source="Quy ước làm việc: đối tượng quán triệt văn bản")
def readers_of(
    lines: Sequence[Line], members: Iterable[Belonging], holdings: Iterable[Holding], *, home: int
) -> list[Found]:
    """A cell is its members on the day; a unit is whoever holds a post in it; a post is its holder, and whoever acts
    in it for them; a person is that person. Who comes through several lines is one reader with several reasons.

    Members who are temporarily with another cell or whose Party activity is suspended do not read here; exempted
    members do, but nobody presses them (DIR-03). A reader is counted in the cell to which they belong, otherwise in
    the unit of their post, otherwise in ``home``, the unit that spreads the paper. Disputed: whether a member on both
    lists counts in the cell or in the unit of the post; here the cell, whose committee answers for the reading.
    """
    people, posts = list(members), list(holdings)
    found: dict[int, list[Reason]] = {}
    for line in lines:
        for person, reason in _of_line(line, people, posts):
            if reason not in found.setdefault(person, []):
                found[person].append(reason)
    cells = {one.person_id: one.unit_id for one in reversed(people)}
    units = {one.person_id: one.unit_id for one in reversed(posts) if one.for_person is None}
    return [
        Found(person, _counted_in(person, reasons, cells, units, home), tuple(reasons))
        for person, reasons in found.items()
    ]


def _of_line(line: Line, members: list[Belonging], holdings: list[Holding]) -> list[tuple[int, Reason]]:
    if line.kind == "person":
        return [(line.person_id, Reason("person"))] if line.person_id else []
    if line.kind == "cell":
        reason = Reason("cell", line.unit_id)
        return [
            (one.person_id, reason)
            for one in members if one.unit_id == line.unit_id and one.leave not in ELSEWHERE
        ]  # fmt: skip
    if line.kind == "unit":
        own = (one for one in holdings if one.unit_id == line.unit_id and one.for_person is None)
        return [(one.person_id, Reason("unit", line.unit_id)) for one in own]
    fitting = (one for one in holdings if (one.unit_id, one.post) == (line.unit_id, line.post))
    return [(one.person_id, Reason("post", line.unit_id, line.post, one.for_person)) for one in fitting]


def _counted_in(
    person: int, reasons: list[Reason], cells: dict[int, int], units: dict[int, int], home: int
) -> int:
    of_cells = [one.unit_id for one in reasons if one.kind == "cell" and one.unit_id]
    if of_cells:
        return of_cells[0]
    return cells.get(person) or units.get(person) or home
