"""What a register can be narrowed by: its years, its issuers, how many papers wait for a meeting.

Distinct values are looked up one after the other in an index (each asks for the next beyond the last), so they cost as many
steps as there are values, whatever the number of papers; both databases would read every paper for a DISTINCT.
"""

import datetime as dt
from dataclasses import dataclass

from django.db import connection

from chibo.organization.mandates.queries import duties_of
from chibo.platform.authz.permissions import Visitor
from chibo.work.documents.models import Document, DocumentQuerySet

MOST_YEARS, MOST_ISSUERS = 120, 200
_FIRST_OF_YEAR = {"sqlite": "strftime('%%Y-01-01', day)", "postgresql": "date_trunc('year', day)::date"}
_YEARS = """
WITH RECURSIVE met(day) AS (
    SELECT max(issued_on) FROM {table} WHERE {seen}
    UNION ALL SELECT (SELECT max(issued_on) FROM {table} WHERE {seen} AND issued_on < {first}) FROM met WHERE day IS NOT NULL
) SELECT day FROM met WHERE day IS NOT NULL LIMIT {most}"""
_ISSUERS = """
WITH RECURSIVE met(name) AS (
    SELECT min(issuer) FROM {table} WHERE {seen}
    UNION ALL SELECT (SELECT min(issuer) FROM {table} WHERE {seen} AND issuer > name) FROM met WHERE name IS NOT NULL
) SELECT name FROM met WHERE name IS NOT NULL LIMIT {most}"""


@dataclass(frozen=True)
class Narrowing:
    """Years, the newest first; issuers; papers that wait."""

    years: tuple[int, ...]
    issuers: tuple[str, ...]
    waiting: int
    everything: int


def seen_of_unit(user: Visitor, unit_id: int) -> DocumentQuerySet:
    """What the visitor may see of one unit's register; nothing of a unit they have nothing to do with."""
    duties = duties_of(user)
    if unit_id not in duties.units | duties.keeps:
        return Document.objects.none()
    rows = Document.objects.filter(unit_id=unit_id)
    return rows if duties.keeps_list_of(unit_id) else rows.filter(for_committee=False)


def narrowing(user: Visitor, unit_id: int) -> Narrowing:
    """Of what the visitor may see of one unit's register. Four queries, one more for who does not keep it."""
    rows = seen_of_unit(user, unit_id)
    if rows.query.is_empty():
        return Narrowing((), (), 0, 0)
    committee = duties_of(user).keeps_list_of(unit_id)
    return Narrowing(
        tuple(_day(day).year for day in _met(_YEARS, unit_id, MOST_YEARS, committee=committee)),
        tuple(str(name) for name in _met(_ISSUERS, unit_id, MOST_ISSUERS, committee=committee)),
        rows.waiting().count(), _how_many(unit_id, committee=committee),
    )  # fmt: skip


def _how_many(unit_id: int, *, committee: bool) -> int:
    """Both are counted in an index; the papers that a member sees would be read one by one."""
    every = Document.objects.filter(unit_id=unit_id)
    return every.count() - (0 if committee else every.filter(for_committee=True).count())


def _met(statement: str, unit_id: int, most: int, *, committee: bool) -> list[object]:
    seen = f"unit_id = {int(unit_id)}" + ("" if committee else " AND NOT for_committee")
    parts = {"table": Document._meta.db_table, "seen": seen, "most": most, "first": _FIRST_OF_YEAR[connection.vendor]}
    with connection.cursor() as cursor:
        cursor.execute(statement.format(**parts), [])
        return [row[0] for row in cursor.fetchall()]


def _day(value: object) -> dt.date:
    """SQLite keeps days as text."""
    return value if isinstance(value, dt.date) else dt.date.fromisoformat(str(value))
