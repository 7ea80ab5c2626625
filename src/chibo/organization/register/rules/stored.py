"""Rows as plain data, for keeping a preview, and back."""

import dataclasses
import datetime as dt
from typing import Any

from chibo.organization.register.rules.judging import JudgedRow
from chibo.organization.register.rules.problems import Code, Problem, Severity
from chibo.organization.register.rules.rows import ReadRow, RowFacts, RowPost

DAYS = ("birth_date", "decision_on", "ceremony_on", "official_on")


def to_data(row: ReadRow | JudgedRow) -> dict[str, Any]:
    """The row as JSON takes it: days as ISO text."""
    return _plain(dataclasses.asdict(row))  # type: ignore[no-any-return]


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(key): _plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    return value.isoformat() if isinstance(value, dt.date) else value


def read_row_from(data: dict[str, Any]) -> ReadRow:
    """The read row that was kept."""
    facts = dict(data["facts"])
    for day in DAYS:
        facts[day] = dt.date.fromisoformat(facts[day]) if facts[day] else None
    facts["posts"] = tuple(RowPost(**post) for post in facts["posts"])
    problems = tuple(
        Problem(Code(p["code"]), Severity(p["severity"]), p["cell"], p["header"], p["params"])
        for p in data["problems"]
    )
    cells = {name: (cell, header) for name, (cell, header) in data["cells"].items()}
    return ReadRow(data["number"], RowFacts(**facts), problems, cells)
