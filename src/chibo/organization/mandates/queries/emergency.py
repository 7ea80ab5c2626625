"""Which cells an administrator reads at this moment by emergency access, and which were opened before."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from django.utils import timezone

from chibo.organization.mandates.models import EmergencyAccess
from chibo.platform.accounts.models import Account
from chibo.platform.audit.models import AuditEntry
from chibo.platform.authz.permissions import Visitor

READ = "mandates.emergency.read"
"""The line of the trail for one page that was read."""


@dataclass(frozen=True)
class Emergency:
    """One emergency access as pages show it."""

    pk: int
    account_id: int
    who: str
    unit_id: int
    unit_name: str
    reason: str
    since: dt.datetime
    until: dt.datetime
    closed_at: dt.datetime | None

    @property
    def ended_at(self) -> dt.datetime:
        """When it ended or will end."""
        return self.closed_at or self.until

    def is_open(self, at: dt.datetime) -> bool:
        """Whether it is open at the moment."""
        return self.closed_at is None and self.since <= at < self.until


@dataclass(frozen=True)
class PageRead:
    """A page that was read under an emergency access."""

    at: dt.datetime
    page: str
    address: str


def read_in_emergency(user: Visitor) -> frozenset[int]:
    """Cells with an access that is open now. Only administrators are asked about."""
    if not (isinstance(user, Account) and user.is_active and user.is_administrator):
        return frozenset()
    rows = EmergencyAccess.objects.open_at(timezone.now()).filter(account_id=user.pk)
    return frozenset(rows.values_list("unit_id", flat=True))


def open_emergencies(account_id: int, *, at: dt.datetime) -> list[Emergency]:
    """The accesses of an account that are open at the moment, the longest open first."""
    rows = EmergencyAccess.objects.open_at(at).filter(account_id=account_id).order_by("since", "pk")
    return [_emergency(row) for row in rows.select_related("account", "unit")]


def emergencies_in(unit_ids: Collection[int]) -> list[Emergency]:
    """Every access to one of the cells, newest first."""
    rows = EmergencyAccess.objects.filter(unit_id__in=unit_ids).order_by("-since", "-pk")
    return [_emergency(row) for row in rows.select_related("account", "unit")]


def emergencies_of(account_id: int) -> list[Emergency]:
    """Every access of an account, newest first."""
    rows = EmergencyAccess.objects.filter(account_id=account_id).order_by("-since", "-pk")
    return [_emergency(row) for row in rows.select_related("account", "unit")]


def pages_read(access_ids: Collection[int]) -> dict[int, list[PageRead]]:
    """What was read under each access, as the trail has it. One query."""
    keys = [str(pk) for pk in access_ids]
    rows = AuditEntry.objects.filter(
        action=READ, subject_type=EmergencyAccess._meta.label_lower, subject_id__in=keys
    )
    found: dict[int, list[PageRead]] = {}
    for row in rows.order_by("number"):
        read = PageRead(row.at, str(row.data.get("page", "")), str(row.data.get("address", "")))
        found.setdefault(int(row.subject_id), []).append(read)
    return found


def _emergency(row: EmergencyAccess) -> Emergency:
    return Emergency(
        row.pk,
        row.account_id,
        str(row.account),
        row.unit_id,
        row.unit.name,
        row.reason,
        row.since,
        row.until,
        row.closed_at,
    )
