"""An administrator reads one cell for a few hours: the cell is told at once, and every page stands on the trail."""

import datetime as dt

from django.db import transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from chibo.kernel.text import clean
from chibo.kernel.wording import clock_numbers, day_numbers
from chibo.organization.mandates.choices import Post
from chibo.organization.mandates.errors import (
    EmergencyHours,
    EmergencyNeedsReason,
    EmergencyOpenAlready,
    EmergencyOver,
    NobodyToTell,
    OnlyCellsAreOpened,
)
from chibo.organization.mandates.models import EmergencyAccess
from chibo.organization.mandates.queries.emergency import READ
from chibo.organization.mandates.queries.holders import Holder, holders
from chibo.organization.units.choices import UnitKind
from chibo.organization.units.services import hold_unit
from chibo.platform.accounts.models import Account
from chibo.platform.audit.services import Actor, record
from chibo.platform.notices.services import Addressee, send_once
from chibo.platform.rulebook.queries import rules_on

SHORTEST_REASON = 15
"""Letters of a reason that says something."""


@transaction.atomic
def open_emergency_access(
    account: Account, *, unit_id: int, reason: str, hours: int, at: dt.datetime
) -> EmergencyAccess:
    """The account reads the cell's content from now on, as a member would, and changes nothing.

    Raises:
        EmergencyNeedsReason, EmergencyHours, OnlyCellsAreOpened, EmergencyOpenAlready: it cannot be opened so.
        NobodyToTell: nobody in the cell would learn of it.
    """
    today = timezone.localdate(at)
    unit = hold_unit(unit_id, on=today)
    reason, longest = clean(reason), rules_on(today, f"unit:{unit_id}").integer("rights.emergency_hours_max")
    if unit.kind != UnitKind.PARTY_CELL:
        raise OnlyCellsAreOpened
    if len(reason) < SHORTEST_REASON:
        raise EmergencyNeedsReason(letters=SHORTEST_REASON)
    if not 1 <= hours <= longest:
        raise EmergencyHours(hours=longest)
    if EmergencyAccess.objects.open_at(at).filter(account=account, unit=unit).exists():
        raise EmergencyOpenAlready(unit=unit.name)
    told = _to_be_told(unit_id, on=today)
    if not told:
        raise NobodyToTell(unit=unit.name)
    access = EmergencyAccess.objects.create(
        account=account, unit=unit, reason=reason[:300], since=at, until=at + dt.timedelta(hours=hours)
    )
    record(
        "mandates.emergency.opened", access, by=account, at=at, unit=unit_id, reason=access.reason, until=access.until,
        told=[one.person_id for one in told],
    )  # fmt: skip
    until = timezone.localtime(access.until)
    _tell(
        access, "opened", told, by=account, at=at, title=f"Mở đọc khẩn cấp: {account}",
        body=(
            f"Người quản trị {account} đã mở quyền đọc nội dung của {unit.name} đến {clock_numbers(until)} ngày "
            f"{day_numbers(until.date())}. Lý do: {access.reason}. Quyền này chỉ để đọc, không sửa được gì; từng trang đã "
            "đọc được ghi vào nhật ký và xem được ở trang này. Nếu không đồng ý, đồng chí đóng lại ngay tại đó."
        ),
    )  # fmt: skip
    return access


@transaction.atomic
def close_emergency_access(access_id: int, *, by: Actor, at: dt.datetime) -> EmergencyAccess:
    """From now on nothing more is read. The administrator may do it, and the cell that is being read."""
    access = EmergencyAccess.objects.select_for_update().get(pk=access_id)
    if access.closed_at or access.until <= at:
        raise EmergencyOver
    access.closed_at = at
    access.save(update_fields=["closed_at"])
    _write_end(access, by=by, at=at, how="closed")
    return access


@transaction.atomic
def end_emergency_accesses(*, at: dt.datetime, by: Actor) -> int:
    """What has run out is written down as ended, once; reading stopped at that minute by itself."""
    ran_out = EmergencyAccess.objects.select_for_update().filter(Q(closed_at=None), until__lte=at)
    ended = 0
    for access in ran_out.order_by("pk"):
        access.closed_at = access.until
        access.save(update_fields=["closed_at"])
        _write_end(access, by=by, at=at, how="ran out")
        ended += 1
    return ended


@transaction.atomic
def note_pages_read(account: Account, *, page: str, address: str, at: dt.datetime) -> list[EmergencyAccess]:
    """One line on the trail for each open access under which the page was shown. Empty: none is open."""
    opened = list(EmergencyAccess.objects.open_at(at).filter(account=account).order_by("pk"))
    for access in opened:
        record(READ, access, by=account, at=at, unit=access.unit_id, page=page, address=address[:500])
    return opened


def _write_end(access: EmergencyAccess, *, by: Actor, at: dt.datetime, how: str) -> None:
    record(
        "mandates.emergency.ended", access, by=by, at=at, unit=access.unit_id, how=how, until=access.closed_at
    )
    _tell(
        access, "ended", _to_be_told(access.unit_id, on=timezone.localdate(at)), by=by, at=at,
        title=f"Đã hết quyền đọc khẩn cấp: {access.account}",
        body="Quyền đọc khẩn cấp đã đóng. Những trang đã đọc được liệt kê ở trang này.",
    )  # fmt: skip


def _to_be_told(unit_id: int, *, on: dt.date) -> list[Holder]:
    """Secretary and deputy; when neither has an account, the committee."""
    heads = [one for one in holders(unit_id, Post.SECRETARY, Post.DEPUTY_SECRETARY, on=on) if one.account_id]
    return heads or [one for one in holders(unit_id, Post.COMMITTEE_MEMBER, on=on) if one.account_id]


def _tell(
    access: EmergencyAccess,
    what: str,
    told: list[Holder],
    *,
    by: Actor,
    at: dt.datetime,
    title: str,
    body: str,
) -> None:
    send_once(
        f"mandates.emergency_{what}", origin=f"mandates.emergencyaccess:{access.pk}:{what}",
        scope=f"unit:{access.unit_id}", sender=access.unit.name, title=title[:250], body=body, by=by, at=at,
        recipients={one.account_id: Addressee(one.full_name, one.account_id) for one in told}.values(),
        href=reverse("rights:emergencies"),
    )  # fmt: skip
