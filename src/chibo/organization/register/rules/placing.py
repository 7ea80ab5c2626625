"""Where the posts of a row belong, and whether they are new there."""

from dataclasses import dataclass

from chibo.kernel.text import canonical, fold
from chibo.organization.register.rules.problems import Code, Problem, Severity
from chibo.organization.register.rules.register import KnownMember, KnownUnits
from chibo.organization.register.rules.rows import ReadRow, RowPost

COMMITTEE = ("secretary", "deputy_secretary", "committee_member")


@dataclass(frozen=True)
class PlacedPost:
    """A post with its unit. ``action``: new (given), renamed (another title), same (nothing to do)."""

    post: str
    title: str
    unit_id: int
    action: str
    old_title: str = ""


def place_posts(
    row: ReadRow, known: KnownMember | None, units: KnownUnits, secretaries: list[int]
) -> tuple[tuple[PlacedPost, ...], list[Problem]]:
    """The posts that importing the row gives, and what is wrong with the others."""
    placed: list[PlacedPost] = []
    problems: list[Problem] = []
    for post in row.facts.posts:
        unit_id, problem = _unit_of(row, post, units)
        if problem:
            problems.append(problem)
        if unit_id is None:
            continue
        taken = _taken(row, post, known, units, secretaries)
        if taken:
            problems.append(taken)
            continue
        placed.append(_against_known(post, unit_id, known))
    return tuple(placed), problems


def _against_known(post: RowPost, unit_id: int, known: KnownMember | None) -> PlacedPost:
    for held, unit, title in known.posts if known else ():
        if held == post.post and unit == unit_id:
            same = canonical(title) == canonical(post.title)
            return PlacedPost(post.post, post.title, unit_id, "same" if same else "renamed", title)
    return PlacedPost(post.post, post.title, unit_id, "new")


def _unit_of(row: ReadRow, post: RowPost, units: KnownUnits) -> tuple[int | None, Problem | None]:
    mass = units.mass_ids[0] if len(units.mass_ids) == 1 else None
    unit_id = {"party": units.cell_id, "mass": mass}.get(post.side, units.body_id)
    if unit_id is None:
        return None, _problem(post, Code.POST_WITHOUT_UNIT)
    if post.side != "state" or not post.unit or post.post in ("director", "deputy_director"):
        return unit_id, None
    named = units.by_name.get(fold(post.unit))
    if named is None:
        cell, header = row.cells["unit"]
        return unit_id, Problem(Code.UNIT_UNKNOWN, Severity.WARNING, cell, header, {"value": post.unit})
    return named, None


def _taken(
    row: ReadRow, post: RowPost, known: KnownMember | None, units: KnownUnits, secretaries: list[int]
) -> Problem | None:
    if post.post != "secretary":
        return None
    if units.secretary and (known is None or units.secretary[0] != known.pk):
        return _problem(post, Code.POST_TAKEN, Severity.ERROR, holder=units.secretary[1])
    if secretaries and row.number != secretaries[0]:
        params = {"value": post.title, "row": str(secretaries[0])}
        return Problem(Code.POST_TWICE_IN_FILE, Severity.ERROR, post.cell, post.header, params)
    return None


def _problem(post: RowPost, code: Code, severity: Severity = Severity.WARNING, **params: str) -> Problem:
    return Problem(code, severity, post.cell, post.header, {"value": post.title, **params})
