"""Reading the register: what a list is compared with, a preview, and the lists the pages show."""

from chibo.organization.register.queries.comparing import Comparison, comparison
from chibo.organization.register.queries.hanging import Hanging, hanging_on
from chibo.organization.register.queries.members import ListWish, MemberRow, member_rows, wanted_members
from chibo.organization.register.queries.merges import (
    apart_from,
    entries_within,
    merges_into,
    pairs_to_look_at,
    successor_of,
    told_apart,
)
from chibo.organization.register.queries.persons import PersonPage, Sight, person_page
from chibo.organization.register.queries.previews import preview_as_json, preview_of
from chibo.organization.register.queries.snapshot import register_for
from chibo.organization.register.queries.units import Branch, unit_tree

__all__ = [
    "Branch",
    "Comparison",
    "Hanging",
    "ListWish",
    "MemberRow",
    "PersonPage",
    "Sight",
    "apart_from",
    "comparison",
    "entries_within",
    "hanging_on",
    "member_rows",
    "merges_into",
    "pairs_to_look_at",
    "person_page",
    "preview_as_json",
    "preview_of",
    "register_for",
    "successor_of",
    "told_apart",
    "unit_tree",
    "wanted_members",
]
