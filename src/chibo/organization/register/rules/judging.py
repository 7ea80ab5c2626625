"""Every row of a list held against the register: new, same, changed, with warnings, or in error."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from chibo.kernel.text import canonical, fold
from chibo.organization.register.rules.placing import PlacedPost, place_posts
from chibo.organization.register.rules.problems import Code, Problem, Severity
from chibo.organization.register.rules.register import KnownMember, Lookalike, Register
from chibo.organization.register.rules.rows import ReadRow, RowFacts

Doubter = Callable[
    [dt.date | None, dt.date | None, dt.date | None, dt.date | None], tuple[Sequence[str], Sequence[str]]
]
"""(born, decided, ceremony, official) -> (what cannot be, what looks odd), as codes."""


class Verdict(StrEnum):
    """What becomes of a row; ``WARNING`` is imported too, after it has been read."""

    NEW = "new"
    SAME = "same"
    CHANGED = "changed"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True)
class Change:
    """A field in which list and register differ. Only what the list says is ever changed."""

    field: str
    old: str
    new: str


@dataclass(frozen=True)
class JudgedRow:
    """A row, its verdict, and what importing it will write."""

    number: int
    verdict: Verdict
    action: Verdict
    facts: RowFacts
    standing: str
    person_id: int | None
    changes: tuple[Change, ...]
    posts: tuple[PlacedPost, ...]
    problems: tuple[Problem, ...]
    alike: tuple[Lookalike, ...] = ()
    answer: int | None = None


def judge_rows(rows: list[ReadRow], register: Register, doubts: Doubter) -> list[JudgedRow]:
    """All rows against each other and against the register."""
    within = _within(rows)
    secretaries = [row.number for row in rows if any(p.post == "secretary" for p in row.facts.posts)]
    return [_judge(row, register, doubts, within, secretaries) for row in rows]


def _judge(
    row: ReadRow,
    register: Register,
    doubts: Doubter,
    within: dict[int, Problem],
    secretaries: list[int],
) -> JudgedRow:
    problems = [*row.problems, *_of_dates(row, doubts)]
    if row.number in within:
        problems.append(within[row.number])
    known, about = _known(row, register)
    problems += about
    alike, answer = register.alike.get(row.number, ()), register.answers.get(row.number)
    if known is None and alike and answer is None:
        problems.append(
            _problem(row, "name", Code.LOOKS_ALIKE, Severity.WARNING, name=alike[0].full_name, born=alike[0].born)
        )
    if known and answer:  # said to be the same person: the name as the register has it stays
        row = replace(row, facts=replace(row.facts, full_name=known.full_name))
    standing, odd = _standing(row, known)
    problems += odd
    posts, of_posts = place_posts(row, known, register.units, secretaries)
    problems += of_posts
    changes = _changes(row.facts, standing, known, posts) if known else ()
    action = Verdict.NEW if known is None else Verdict.CHANGED if changes else Verdict.SAME
    severities = {problem.severity for problem in problems}
    verdict = (
        Verdict.ERROR if Severity.ERROR in severities
        else Verdict.WARNING if Severity.WARNING in severities
        else action
    )  # fmt: skip
    return JudgedRow(
        row.number, verdict, action, row.facts, standing, known.pk if known else None,
        changes, posts, tuple(problems), alike if known is None or answer else (), answer,
    )  # fmt: skip


def _within(rows: list[ReadRow]) -> dict[int, Problem]:
    """The same person twice in the file is an error on the second row; the same name alone a warning."""
    seen: dict[str, list[ReadRow]] = {}
    found: dict[int, Problem] = {}
    for row in rows:
        earlier = seen.setdefault(fold(row.facts.full_name), [])
        for other in earlier if row.facts.full_name else []:
            same = _births_agree(row.facts, other.facts.birth_date, other.facts.birth_year) is not False
            code = Code.TWICE_IN_FILE if same else Code.SAME_NAME_IN_FILE
            severity = Severity.ERROR if same else Severity.WARNING
            cell, header = row.cells["name"]
            found[row.number] = Problem(code, severity, cell, header, {"row": str(other.number)})
            if same:
                break
        earlier.append(row)
    return found


def _births_agree(facts: RowFacts, birth_date: dt.date | None, birth_year: int | None) -> bool | None:
    """Whether two births can be of one person; None when one of them is not known."""
    if facts.birth_date and birth_date:
        return facts.birth_date == birth_date
    if facts.birth_year and birth_year:
        return facts.birth_year == birth_year
    return None


def _known(row: ReadRow, register: Register) -> tuple[KnownMember | None, list[Problem]]:
    facts = row.facts
    if not facts.full_name or register.answers.get(row.number) == 0:
        return None, []
    if said := register.member(register.answers.get(row.number, 0)):
        return said, _about_known(row, said)
    namesakes = register.people.get(fold(facts.full_name), [])
    agreeing = [k for k in namesakes if _births_agree(facts, k.birth_date, k.birth_year)]
    exact = [k for k in agreeing if canonical(k.full_name) == canonical(facts.full_name)]
    to_the_day = [k for k in agreeing if facts.birth_date and k.birth_date]
    unborn = [
        k
        for k in namesakes
        if _births_agree(facts, k.birth_date, k.birth_year) is None
        and canonical(k.full_name) == canonical(facts.full_name)
    ]
    for candidates in (exact, to_the_day, unborn):
        if len(candidates) == 1:
            return candidates[0], _about_known(row, candidates[0])
        if candidates:
            return None, [_problem(row, "name", Code.SEVERAL_MATCH, Severity.ERROR)]
    other = next((k for k in namesakes if canonical(k.full_name) == canonical(facts.full_name)), None)
    if other:
        return None, [_problem(row, "birth", Code.SAME_NAME_KNOWN, Severity.WARNING, birth=_born(other))]
    return None, []


def _about_known(row: ReadRow, known: KnownMember) -> list[Problem]:
    if known.elsewhere and row.facts.standing != "temporary_here":
        return [_problem(row, "name", Code.MEMBER_ELSEWHERE, Severity.ERROR, cell_name=known.elsewhere)]
    return []


def _standing(row: ReadRow, known: KnownMember | None) -> tuple[str, list[Problem]]:
    """What the row makes of the member: said, or told by the dates, or what is known already."""
    facts, problems = row.facts, []
    by_dates = "official" if facts.official_on else "probationary" if facts.ceremony_on else ""
    if facts.standing in ("official", "probationary") and by_dates and facts.standing != by_dates:
        against = facts.standing == "probationary" or known is None
        if against:
            severity = Severity.ERROR if facts.standing == "probationary" else Severity.WARNING
            problems.append(_problem(row, "standing", Code.STANDING_AGAINST_DATES, severity))
    before = known.standing if known else ""
    # a list without the official day says nothing against an official member
    standing = facts.standing or ("official" if before == "official" else by_dates) or before
    if before == "official" and facts.standing == "probationary":
        problems.append(_problem(row, "standing", Code.NO_LONGER_OFFICIAL, Severity.ERROR))
    if not standing:
        problems.append(_problem(row, "ceremony_on", Code.NO_PARTY_DATES, Severity.WARNING))
    return standing or "official", problems


def _of_dates(row: ReadRow, doubts: Doubter) -> list[Problem]:
    facts = row.facts
    born = facts.birth_date
    cannot, odd = doubts(born, facts.decision_on, facts.ceremony_on, facts.official_on)
    found = [_problem(row, _field_of(code, facts), Code(code), Severity.ERROR) for code in cannot]
    if facts.standing == "official":
        odd = [code for code in odd if code != Code.PROBATION_OVERDUE]
    return found + [_problem(row, _field_of(code, facts), Code(code), Severity.WARNING) for code in odd]


def _field_of(code: str, facts: RowFacts) -> str:
    if code.startswith("official") or code == Code.PROBATION_OVERDUE:
        return "official_on"
    if code in (Code.BORN_AFTER_ADMISSION, Code.TOO_YOUNG):
        return "birth"
    if code == Code.IN_THE_FUTURE and facts.official_on:
        return "official_on"
    return "ceremony_on"


def _changes(
    facts: RowFacts, standing: str, known: KnownMember, posts: tuple[PlacedPost, ...]
) -> tuple[Change, ...]:
    found = []
    for name in ("full_name", "gender", "email", "phone", "decision"):
        old, new = getattr(known, name), getattr(facts, name)
        if new and canonical(old) != canonical(new):
            found.append(Change(name, old, new))
    if facts.birth_date and facts.birth_date != known.birth_date:
        found.append(Change("birth", _born(known), _text(facts.birth_date)))
    elif facts.birth_year and not known.birth_year:
        found.append(Change("birth", "", str(facts.birth_year)))
    for name in ("decision_on", "ceremony_on", "official_on"):
        old_day, new_day = getattr(known, name), getattr(facts, name)
        if new_day and new_day != old_day:
            found.append(Change(name, _text(old_day), _text(new_day)))
    if standing != known.standing:
        found.append(Change("standing", known.standing, standing))
    return (*found, *(Change("post", post.old_title, post.title) for post in posts if post.action != "same"))


def _born(known: KnownMember) -> str:
    return _text(known.birth_date) or str(known.birth_year or "")


def _text(day: dt.date | None) -> str:
    return f"{day:%d/%m/%Y}" if day else ""


def _problem(row: ReadRow, field: str, code: Code, severity: Severity, **params: str) -> Problem:
    cell, header = row.cells[field]
    return Problem(code, severity, cell, header, params)
