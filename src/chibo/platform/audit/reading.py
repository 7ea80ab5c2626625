"""Lines of the trail as they lie in the table, fast: no model objects, no parsed dates."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from json import loads
from typing import Any

from django.db import connection

from chibo.platform.audit.chain import canonical, digest, line_text

BATCH = 20_000

Line = tuple[int, str, str, int | None, str, str, str, str, str, str, str]
"""number, moment, source, actor_id, action, subject_type, subject_id, data, previous_hash, hash, scope"""

_MOMENT = {
    "sqlite": "at || ''",  # an expression has no declared type, so nothing is parsed
    "postgresql": "to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US')",
}
_DATA = {"sqlite": "data || ''", "postgresql": "data::text"}


@dataclass(frozen=True)
class Trail:
    """Where a trail is read: the database in use, or a copy of one in a scratch place."""

    vendor: str
    rows: Callable[[str, Sequence[Any]], list[Any]]


def trail_in_use() -> Trail:
    """The trail of this installation."""

    def rows(query: str, values: Sequence[Any]) -> list[Any]:
        with connection.cursor() as cursor:
            cursor.execute(query, values)
            return list(cursor.fetchall())

    return Trail(connection.vendor, rows)


def last_number(trail: Trail) -> int:
    """The highest number in the table."""
    return trail.rows("SELECT max(number) FROM audit_auditentry", ())[0][0] or 0


def head_of(trail: Trail) -> tuple[int, str] | None:
    """What the head of the chain says: the last number and its hash."""
    found = trail.rows("SELECT number, hash FROM audit_chainhead ORDER BY id LIMIT 1", ())
    return (found[0][0], found[0][1]) if found else None


def kept_fingerprints(trail: Trail) -> list[tuple[int, str]]:
    """Number and hash of the fingerprints that were taken."""
    return [(number, kept) for number, kept in trail.rows("SELECT number, hash FROM audit_fingerprint ORDER BY id", ())]


def batches(trail: Trail, until: int) -> Iterator[list[Line]]:
    """All lines up to a number, in the order of their numbers, some thousand at a time."""
    query = (
        f"SELECT number, {_MOMENT[trail.vendor]}, source, actor_id, action, subject_type, subject_id, "  # noqa: S608
        f"{_DATA[trail.vendor]}, previous_hash, hash, scope FROM audit_auditentry "
        "WHERE number > %s AND number <= %s ORDER BY number LIMIT %s"
    )
    reached = -(2**62)
    while rows := trail.rows(query, (reached, until, BATCH)):
        reached = rows[-1][0]
        yield rows


def computed_hash(line: Line, number: int) -> str:
    """The hash the line should have under that number; empty when it cannot be read at all."""
    _number, moment, source, actor, action, kind, key, data, previous, _stored, scope = line
    try:
        whole = "{}" if data == "{}" else canonical(loads(data))
        text = line_text(number, iso(moment), source, actor, action, kind, key, whole, previous, scope)
    except (ValueError, TypeError):
        return ""
    return digest(text)


def iso(moment: str) -> str:
    """The stored moment (UTC) with microseconds and zone, as it was hashed."""
    fraction = "" if len(moment) > 19 else ".000000"
    return f"{moment[:10]}T{moment[11:]}{fraction}+00:00"
