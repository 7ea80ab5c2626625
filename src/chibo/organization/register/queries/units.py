"""Units in one tree, with who holds which post."""

import datetime as dt
from dataclasses import dataclass, field

from chibo.organization.mandates.queries import MandateLine, mandates_in, visible_units
from chibo.organization.units.queries import UnitCard, all_units
from chibo.platform.authz.permissions import Visitor


@dataclass
class Branch:
    """A unit with what stands under it and the posts held in it."""

    unit: UnitCard
    depth: int
    posts: list[MandateLine] = field(default_factory=list)


def unit_tree(user: Visitor, *, on: dt.date) -> list[Branch]:
    """The units of the day that the user may know, from the top down, with their posts. Three queries."""
    visible = set(visible_units(user).values_list("pk", flat=True))
    units = [unit for unit in all_units(on=on) if unit.pk in visible]
    known = {unit.pk for unit in units}
    children: dict[int | None, list[UnitCard]] = {}
    for unit in units:
        above = unit.parent_id if unit.parent_id in known else None
        children.setdefault(above, []).append(unit)
    posts: dict[int, list[MandateLine]] = {}
    for line in mandates_in(known, on=on):
        posts.setdefault(line.unit_id, []).append(line)
    found: list[Branch] = []
    todo = [(unit, 0) for unit in reversed(children.get(None, []))]
    while todo:
        unit, depth = todo.pop()
        found.append(Branch(unit, depth, posts.get(unit.pk, [])))
        todo += [(child, depth + 1) for child in reversed(children.get(unit.pk, []))]
    return found
