"""On what somebody's rights rest today: memberships, posts, delegations, emergency access, the installation.

Each ground carries what its holder would be with nothing else, so that a predicate can be asked about that
ground alone: the page "why" names a ground because the question itself said yes to it, not because a list says so.
"""

import copy
import datetime as dt
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from chibo.organization.mandates.choices import Post
from chibo.organization.mandates.queries import Duties, MandateLine, duties_of, mandates_of, open_emergencies
from chibo.organization.membership.queries import memberships_of
from chibo.organization.units.queries import leading_cells
from chibo.platform.accounts.models import Account

SOMEBODY = 0
"""A person who is nobody in particular."""


class Kind(StrEnum):
    """What a ground is."""

    ONESELF = "oneself"
    MEMBERSHIP = "membership"
    POST = "post"
    ACTING = "acting"
    EMERGENCY = "emergency"
    ADMINISTRATOR = "administrator"


@dataclass(frozen=True)
class Ground:
    """One ground. ``last`` is the last day (or moment) on which it holds."""

    kind: Kind
    title: str
    unit_id: int | None = None
    unit_name: str = ""
    note: str = ""
    since: dt.date | None = None
    last: dt.date | dt.datetime | None = None
    duties: Duties = field(default_factory=Duties)
    administers: bool = False

    def alone(self, account: Account) -> Account:
        """The account as if it had this ground and no other: whoever it is, unless the ground is oneself."""
        duties = self.duties if self.kind is Kind.ONESELF else replace(self.duties, person_id=SOMEBODY)
        return as_if(account, duties, administers=self.administers)


def as_if(account: Account, duties: Duties, *, administers: bool = False) -> Account:
    """A copy of the account with other duties; nothing is written, and the account itself stays as it is."""
    other = copy.copy(account)
    other.__dict__["_duties"] = duties
    other.is_administrator = administers
    return other


def grounds_of(account: Account, *, on: dt.date) -> list[Ground]:
    """Everything the account's rights rest on today, the strongest first. Six queries at most."""
    duties = duties_of(account)
    found: list[Ground] = []
    if account.is_administrator:
        title = _("Administrator of the installation")
        found.append(Ground(Kind.ADMINISTRATOR, title, administers=True, duties=Duties(duties.person_id)))
    if duties.person_id is not None:
        found += [_post(line) for line in mandates_of(duties.person_id) if line.covers(on)]
        found += _acting(duties)
        found += _memberships(duties, on)
        title = _("Oneself: what one leads, chairs or what is about one")
        found.append(Ground(Kind.ONESELF, title, duties=Duties(duties.person_id)))
    return found + _emergencies(account, duties)


def _post(line: MandateLine) -> Ground:
    return Ground(
        Kind.POST, line.title, line.unit_id, line.unit_name, line.decision, line.since, _last(line.until),
        duties_with(line.person_id, line.post, line.unit_id),
    )  # fmt: skip


def duties_with(person_id: int | None, post: Post, unit_id: int) -> Duties:
    """What somebody is who holds this post and nothing else."""
    keeps: frozenset[int] = frozenset()
    if post == Post.CLERK:
        keeps = frozenset({unit_id, *leading_cells([unit_id], on=timezone.localdate())})
    return Duties(person_id, frozenset({(post, unit_id)}), keeps=keeps)


def _acting(duties: Duties) -> list[Ground]:
    return [
        Ground(
            Kind.ACTING, one.title, one.unit_id, one.unit_name, _("for %(name)s") % {"name": one.full_name}, one.since,
            one.last_day, duties_with(duties.person_id, one.post, one.unit_id),
        )
        for one in duties.acting
    ]  # fmt: skip


def _memberships(duties: Duties, on: dt.date) -> list[Ground]:
    lines: list[Any] = [
        line for line in memberships_of(duties.person_id or 0) if line.unit_id in duties.standings
    ]
    return [
        Ground(
            Kind.MEMBERSHIP, str(line.standing.label), line.unit_id, line.unit_name, "", line.since, _last(line.until),
            Duties(duties.person_id, standings={line.unit_id: line.standing}),
        )
        for line in lines
        if line.since <= on and (line.until is None or on < line.until)
    ]  # fmt: skip


def _emergencies(account: Account, duties: Duties) -> list[Ground]:
    if not duties.reads:
        return []
    return [
        Ground(
            Kind.EMERGENCY, _("Emergency access, reading only"), one.unit_id, one.unit_name, one.reason,
            timezone.localdate(one.since), one.until, Duties(duties.person_id, reads=frozenset({one.unit_id})),
        )
        for one in open_emergencies(account.pk, at=timezone.now())
    ]  # fmt: skip


def _last(until: dt.date | None) -> dt.date | None:
    return until - dt.timedelta(days=1) if until else None
