"""The table of rights: who may do what, as it was measured on the cast of the tests.

``matrix.yaml`` is written by ``tools/permissions_doc.py``, which asks every permission for every role about the
things of a whole cell; a test measures again and fails when the file says something else.
"""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

import yaml
from django.utils.translation import gettext_lazy as _

from chibo.organization.mandates.choices import Post
from chibo.organization.mandates.queries import Duties, duties_of
from chibo.organization.membership.choices import Standing
from chibo.platform.accounts.models import Account
from chibo.platform.authz.permissions import GRANTS, Grant, Group


class Reach(StrEnum):
    """How far a role's permission goes among the things of the cell."""

    ALL = "all"
    SOME = "some"
    OWN = "own"
    NONE = "none"

    @property
    def label(self) -> Any:
        """In words."""
        return _REACHES[self]

    @property
    def sign(self) -> str:
        """As a letter for the narrow cells of the table."""
        return {Reach.ALL: "●", Reach.SOME: "◐", Reach.OWN: "○", Reach.NONE: "–"}[self]


_REACHES: dict[Reach, Any] = {
    Reach.ALL: _("allowed"),
    Reach.SOME: _("some of them"),
    Reach.OWN: _("only one's own"),
    Reach.NONE: _("not allowed"),
}

ROLES: dict[str, Any] = {
    "secretary": _("Secretary"),
    "deputy": _("Deputy secretary"),
    "committee": _("Committee member"),
    "official": _("Official member"),
    "probationary": _("Probationary member"),
    "exempted": _("Exempted member"),
    "stranger": _("Secretary of another cell"),
    "clerk": _("Clerk"),
    "officer": _("Officer, not a member"),
    "superior": _("Superior in charge"),
    "administrator": _("Administrator"),
    "visitor": _("Not signed in"),
}
"""The columns, in this order: the cast with whom every test is told."""

ROLE_OF_POST = {
    Post.SECRETARY: "secretary",
    Post.DEPUTY_SECRETARY: "deputy",
    Post.COMMITTEE_MEMBER: "committee",
    Post.SUPERIOR_IN_CHARGE: "superior",
    Post.CLERK: "clerk",
}


@dataclass(frozen=True)
class Row:
    """A permission with its answer for every role."""

    grant: Grant
    reach: dict[str, Reach]


@cache
def measured() -> dict[str, dict[str, Reach]]:
    """Permission → role → reach, as the file has it; a role that is not listed may not."""
    text = files("chibo.surfaces.rights").joinpath("matrix.yaml").read_text(encoding="utf-8")
    raw: dict[str, dict[str, str]] = yaml.safe_load(text) or {}
    return {
        permission: {role: Reach(answers.get(role, "none")) for role in ROLES}
        for permission, answers in raw.items()
    }


def table() -> list[tuple[Group, list[Row]]]:
    """Rows under their headings; within a heading as the permissions are named."""
    known = measured()
    rows = [Row(GRANTS[name], reach) for name, reach in known.items() if name in GRANTS]
    return [(group, [row for row in rows if row.grant.group is group]) for group in Group]


def own_columns(account: Account) -> set[str]:
    """The columns that speak of the account: by its posts, its membership, or as administrator."""
    duties: Duties = duties_of(account)
    mine = {ROLE_OF_POST[post] for post, _unit in duties.posts if post in ROLE_OF_POST}
    mine |= {
        "probationary" if one == Standing.PROBATIONARY else "official" for one in duties.standings.values()
    }
    if not mine and duties.posts:
        mine.add("officer")
    return mine | ({"administrator"} if account.is_administrator else set())
