"""Which transfers a visitor may see, and the steps of one."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Q
from django.utils.translation import gettext as _

from chibo.kernel.wording import day_numbers
from chibo.organization.mandates.queries import duties_of, kept_units
from chibo.organization.membership.choices import TransferKind
from chibo.organization.membership.queries import TransferLine, every_transfer
from chibo.platform.authz.permissions import Visitor

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from chibo.organization.membership.models import Transfer


def visible_transfers(user: Visitor) -> QuerySet[Transfer]:
    """One's own, those of cells whose list one keeps; those coming from another cell once they are handed over."""
    kept = kept_units(user)
    arriving = Q(to_unit_id__in=kept) & (Q(from_unit=None) | Q(handed_over_on__isnull=False))
    shown = Q(from_unit_id__in=kept) | arriving
    if person_id := duties_of(user).person_id:
        shown |= Q(person_id=person_id)
    return every_transfer().filter(shown)


@dataclass(frozen=True)
class TransferStep:
    """One step on the page of a transfer."""

    words: str
    day: dt.date | None
    due: dt.date | None = None
    detail: str = ""


def transfer_steps(line: TransferLine) -> list[TransferStep]:
    """The steps of a transfer with the days on which they were done, and by when the next are due."""
    steps = [
        TransferStep(_("Decision to move"), line.decided_on, detail=line.decision),
        TransferStep(
            _("Handed over with the letter of introduction"), line.handed_over_on,
            None if line.handed_over_on else line.finish_by,
            f"{line.letter}, {day_numbers(line.introduced_on)}" if line.introduced_on else "",
        ),
        TransferStep(
            _("Taken in by %(unit)s") % {"unit": line.to_name}, line.accepted_on,
            None if line.accepted_on else line.present_by or line.finish_by,
        ),
    ]  # fmt: skip
    if line.kind == TransferKind.TEMPORARY:
        back = _("Back in %(unit)s") % {"unit": line.from_name}
        steps.append(TransferStep(back, line.returned_on, None if line.returned_on else line.planned_until))
    return steps
