"""Reading the register: what a list is compared with, a preview, and the lists the pages show."""

from chibo.organization.register.queries.members import ListWish, MemberRow, member_rows, wanted_members
from chibo.organization.register.queries.persons import PersonPage, Sight, person_page
from chibo.organization.register.queries.previews import preview_as_json, preview_of
from chibo.organization.register.queries.snapshot import register_for
from chibo.organization.register.queries.units import Branch, unit_tree

__all__ = [
    "Branch",
    "ListWish",
    "MemberRow",
    "PersonPage",
    "Sight",
    "member_rows",
    "person_page",
    "preview_as_json",
    "preview_of",
    "register_for",
    "unit_tree",
    "wanted_members",
]
