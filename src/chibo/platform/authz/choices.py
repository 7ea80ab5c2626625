"""The words in which rights are spoken of: how far a permission reaches, and what it is about."""

from enum import StrEnum
from typing import Any

from django.utils.translation import gettext_lazy as _


class Scope(StrEnum):
    """How far a permission reaches for whoever holds it, at most."""

    OWN = "own"
    CELL = "cell"
    COMMITTEE = "committee"
    OFFICE = "office"
    INSTALLATION = "installation"

    @property
    def label(self) -> Any:
        """The scope in words."""
        return _SCOPES[self]


_SCOPES: dict[Scope, Any] = {
    Scope.OWN: _("what is one's own"),
    Scope.CELL: _("one's own unit"),
    Scope.COMMITTEE: _("the committee of one's own cell"),
    Scope.OFFICE: _("everybody signed in"),
    Scope.INSTALLATION: _("the whole installation"),
}


class Group(StrEnum):
    """What a permission is about; the headings of the matrix, in this order."""

    MEETINGS = "meetings"
    WORK = "work"
    MEMBERS = "members"
    PEOPLE = "people"
    UNITS = "units"
    PAPERS = "papers"
    TRUST = "trust"
    SYSTEM = "system"

    @property
    def label(self) -> Any:
        """The heading in words."""
        return _GROUPS[self]


_GROUPS: dict[Group, Any] = {
    Group.MEETINGS: _("Meetings and resolutions"),
    Group.WORK: _("Tasks and documents"),
    Group.MEMBERS: _("Members and admission"),
    Group.PEOPLE: _("People and their data"),
    Group.UNITS: _("Units and posts"),
    Group.PAPERS: _("Papers and notices"),
    Group.TRUST: _("Trail, rights and own data"),
    Group.SYSTEM: _("The installation"),
}

GROUP_OF_APP = {
    "meetings": Group.MEETINGS,
    "tasks": Group.WORK,
    "documents": Group.WORK,
    "directives": Group.WORK,
    "exchange": Group.PAPERS,
    "membership": Group.MEMBERS,
    "admission": Group.MEMBERS,
    "people": Group.PEOPLE,
    "register": Group.PEOPLE,
    "units": Group.UNITS,
    "mandates": Group.UNITS,
    "papers": Group.PAPERS,
    "notices": Group.PAPERS,
    "privacy": Group.TRUST,
    "trail": Group.TRUST,
    "rights": Group.TRUST,
    "desk": Group.TRUST,
}
"""What an app's permissions are about when ``grant`` does not say otherwise; all others: the installation."""
