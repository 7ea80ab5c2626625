"""Who may be named as an audience by a unit: its own people, and cells and units under it."""

import datetime as dt

from django.utils.translation import gettext as _

from chibo.organization.mandates.choices import RANK, Post
from chibo.organization.mandates.queries import mandates_in, people_of_unit
from chibo.organization.units.choices import UnitKind
from chibo.organization.units.queries import all_units, led_units
from chibo.work.directives.choices import AudienceKind
from chibo.work.directives.models import Directive
from chibo.work.directives.rules.audience import Line

Groups = list[tuple[str, list[tuple[str, str]]]]


def audience_choices(unit_id: int, *, on: dt.date) -> Groups:
    """Groups of (key, words) for a form: cells, units, posts, people. Nobody of another cell is among them."""
    near = [unit_id, *led_units(unit_id, on=on)]
    units = all_units(on=on)
    below = _below(unit_id, {unit.pk: unit.parent_id for unit in units})
    cells = [unit for unit in units if unit.kind == UnitKind.PARTY_CELL and (unit.pk == unit_id or unit.pk in below)]
    others = [unit for unit in units if unit.pk in near and unit.kind != UnitKind.PARTY_CELL]
    names = {unit.pk: unit.name for unit in units}
    posts = sorted({(RANK[line.post], line.post, line.unit_id) for line in mandates_in(near, on=on)})
    return [
        (_("Cells"), [(f"cell:{cell.pk}", cell.name) for cell in cells]),
        (_("Units"), [(f"unit:{unit.pk}", unit.name) for unit in others]),
        (_("Posts"), [(f"post:{unit}:{post}", f"{Post(post).label}, {names.get(unit, '')}") for _r, post, unit in posts]),
        (_("People"), [(f"person:{card.pk}", card.full_name) for card in people_of_unit(unit_id, on=on)]),
    ]


def line_from(key: str) -> Line:
    """The line that a key of ``audience_choices`` names."""
    kind, _colon, rest = key.partition(":")
    if kind == AudienceKind.PERSON:
        return Line("person", person_id=int(rest))
    unit, _colon, post = rest.partition(":")
    return Line(kind, unit_id=int(unit), post=post)


def keys_of(directive: Directive) -> list[str]:
    """The keys of the lines of a directive."""
    return [
        f"person:{line.person_id}" if line.kind == AudienceKind.PERSON
        else f"post:{line.unit_id}:{line.post}" if line.kind == AudienceKind.POST else f"{line.kind}:{line.unit_id}"
        for line in directive.lines.all()
    ]  # fmt: skip


def audience_words(directive: Directive) -> list[str]:
    """The lines as people read them. Names of people named one by one are left to the form."""
    found: list[str] = []
    named = 0
    for line in directive.lines.select_related("unit"):
        unit = line.unit.name if line.unit else ""
        if line.kind == AudienceKind.PERSON:
            named += 1
        elif line.kind == AudienceKind.POST:
            found.append(f"{Post(line.post).label}, {unit}")
        else:
            found.append(unit)
    if named:
        found.append(_("%(n)s people named one by one") % {"n": named})
    return found


def _below(unit_id: int, parents: dict[int, int | None]) -> set[int]:
    found: set[int] = set()
    for unit, parent in parents.items():
        here, seen = parent, {unit}
        while here and here != unit_id and here not in seen:
            seen.add(here)
            here = parents.get(here)
        if here == unit_id:
            found.add(unit)
    return found
