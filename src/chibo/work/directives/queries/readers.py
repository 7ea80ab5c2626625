"""Who reads: counts for everybody who oversees, names only in the units one leads."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, Q
from django.utils.translation import gettext as _

from chibo.organization.mandates.choices import Post
from chibo.organization.mandates.queries import duties_of
from chibo.organization.people.queries import person_cards
from chibo.organization.units.queries import unit_cards
from chibo.platform.authz.permissions import Visitor
from chibo.work.directives.choices import Hindrance
from chibo.work.directives.models import Directive, Reader
from chibo.work.directives.queries.audience import belongings
from chibo.work.directives.queries.visible import HEADS, knows_all_counts, units_with_names
from chibo.work.directives.rules.nudging import Waiting, hindrance_of


@dataclass(frozen=True)
class UnitCount:
    """How many of one unit read, and how many know the version that is asked now."""

    unit_id: int
    name: str
    readers: int
    done: int
    names: bool
    """Whether the visitor may see who they are."""

    @property
    def waiting(self) -> int:
        """How many have not acknowledged."""
        return self.readers - self.done


@dataclass(frozen=True)
class ReaderLine:
    """One reader by name, for who leads their unit."""

    pk: int
    person_id: int
    name: str
    account_id: int | None
    why: str
    since: dt.date
    joined_later: bool
    done: bool
    acknowledged_on: dt.date | None
    version: int
    hindrance: Hindrance | None = None


def counts_by_unit(directive: Directive, user: Visitor) -> list[UnitCount]:
    """Counts of every unit with readers, as far as the visitor may know them; by name of the unit. Two queries."""
    rows = directive.readers.filter(left_on=None)
    if not Directive.objects.filter(knows_all_counts(user), pk=directive.pk).exists():
        rows = rows.filter(unit_id__in=duties_of(user).units_with(*HEADS))
    known = Q(version__gte=F("directive__version"))
    counts = rows.values("unit_id").annotate(n=Count("pk"), k=Count("pk", filter=known)).order_by("unit_id")
    found = {row["unit_id"]: (row["n"], row["k"]) for row in counts}
    cards, named = unit_cards(found), units_with_names(user, directive)
    lines = [
        UnitCount(unit, cards[unit].name if unit in cards else "", n, k, unit in named)
        for unit, (n, k) in found.items()
    ]
    return sorted(lines, key=lambda line: (line.unit_id != directive.unit_id, line.name))


def readers_by_name(directive: Directive, unit_id: int, *, on: dt.date) -> list[ReaderLine]:
    """The readers of one unit in the order of given names, those who still wait first."""
    rows = list(Reader.objects.asked().filter(directive=directive, unit_id=unit_id))
    cards = person_cards(row.person_id for row in rows)
    absent = _Absent(people_away(unit_id, on=on), posts_lent(directive))
    units = unit_cards({reason["unit_id"] for row in rows for reason in row.reasons if reason.get("unit_id")})
    place = {person: number for number, person in enumerate(cards)}
    rows.sort(key=lambda row: (row.version >= directive.version, place.get(row.person_id, 0)))
    return [_line(row, directive, cards.get(row.person_id), absent, units) for row in rows]


def people_away(unit_id: int, *, on: dt.date) -> frozenset[int]:
    """Members of the unit who are exempted, away or suspended on the day."""
    return frozenset(one.person_id for one in belongings(unit_id, on=on) if one.leave)


Lent = frozenset[tuple[int | None, str, int]]


def posts_lent(directive: Directive) -> Lent:
    """(unit, post, holder) of posts in which another reader acts. One query."""
    rows = Reader.objects.asked().filter(directive=directive).values_list("reasons", flat=True)
    return frozenset(
        (one.get("unit_id"), one["post"], one["for_person"])
        for reasons in rows for one in reasons if one.get("for_person")
    )  # fmt: skip


def acted_for(row: Reader, lent: Lent) -> bool:
    """Whether the person reads by posts alone, and somebody else acts in each of them."""
    return bool(row.reasons) and all(
        one["kind"] == "post" and not one.get("for_person") and (one.get("unit_id"), one["post"], row.person_id) in lent
        for one in row.reasons
    )


def why(reasons: list[dict[str, Any]], units: Mapping[int, Any]) -> str:
    """The reasons in words: "member of …; Secretary, … (acting)"."""
    return "; ".join(_reason(one, units) for one in reasons)


def _reason(one: dict[str, Any], units: Mapping[int, Any]) -> str:
    unit = units.get(one.get("unit_id") or 0)
    name = unit.name if unit else ""
    if one["kind"] == "cell":
        return _("member of %(unit)s") % {"unit": name}
    if one["kind"] == "unit":
        return _("works in %(unit)s") % {"unit": name}
    if one["kind"] == "post":
        words = {"post": Post(one["post"]).label, "unit": name}
        return (_("acts as %(post)s, %(unit)s") if one.get("for_person") else _("%(post)s, %(unit)s")) % words
    return _("named in person")


@dataclass(frozen=True)
class _Absent:
    away: frozenset[int]
    lent: Lent


def _line(row: Reader, directive: Directive, card: Any, absent: _Absent, units: Mapping[int, Any]) -> ReaderLine:
    done = row.version >= directive.version
    account = card.account_id if card else None
    hindrance = "" if done else hindrance_of(
        Waiting(row.person_id, row.person_id in absent.away, acted_for(row, absent.lent), account is not None)
    )  # fmt: skip
    return ReaderLine(
        pk=row.pk, person_id=row.person_id, name=card.full_name if card else "", account_id=account,
        why=why(row.reasons, units), since=row.since, joined_later=row.since > directive.spread_on, done=done,
        acknowledged_on=row.acknowledged_on, version=row.version, hindrance=Hindrance(hindrance) if hindrance else None,
    )
