"""The code printed on a paper: it leads the street to number, date and fingerprint, and to nothing else."""

import datetime as dt
import secrets
from dataclasses import dataclass

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from chibo.platform.audit.services import Actor, record
from chibo.platform.papers.codes import code_picture
from chibo.work.signing.models import Code

RANDOM_BYTES = 16
"""128 bits: nobody finds a code by trying."""


@dataclass(frozen=True)
class Qr:
    """The code, the address it leads to, and the square that is printed."""

    code: str
    address: str

    @property
    def png(self) -> bytes:
        """The square, black on white."""
        return code_picture(self.address)


@transaction.atomic
def qr_for(reference: str, *, unit_id: int, by: Actor, at: dt.datetime | None = None) -> Qr:
    """The code of a paper; made at the first call, the same ever after. Its page shows nothing until it is settled."""
    code = Code.objects.filter(reference=reference).first()
    if code is None:
        made = {"code": secrets.token_urlsafe(RANDOM_BYTES), "unit_id": unit_id, "made_at": at or timezone.now()}
        code, new = Code.objects.get_or_create(reference=reference, defaults=made)
        if new:
            record("signing.code.made", code, by=by, at=at, reference=reference)
    return Qr(code.code, address_of(code.code))


@transaction.atomic
def settle_qr(
    reference: str, *, number: str, issued_on: dt.date, sha256: str, by: Actor, at: dt.datetime | None = None
) -> bool:
    """From now on the page shows this. False when the paper has no code. A newer fingerprint takes the place of the
    older one; the trail has both."""
    code = Code.objects.select_for_update(of=("self",)).filter(reference=reference).first()
    if code is None:
        return False
    after = (number[:60], issued_on, sha256)
    if (code.number, code.issued_on, code.sha256) == after:
        return True
    code.number, code.issued_on, code.sha256 = after
    code.save(update_fields=["number", "issued_on", "sha256"])
    record("signing.code.settled", code, by=by, at=at, number=number, issued_on=issued_on, sha256=sha256)
    return True


@transaction.atomic
def move_qr(reference: str, new_reference: str, *, by: Actor, at: dt.datetime | None = None) -> bool:
    """A draft has become a registered paper: the code that is printed on it goes along."""
    code = Code.objects.select_for_update(of=("self",)).filter(reference=reference).first()
    if code is None:
        return False
    code.reference = new_reference
    code.save(update_fields=["reference"])
    record("signing.code.moved", code, by=by, at=at, reference=new_reference)
    return True


def address_of(code: str) -> str:
    """The whole address, as a telephone needs it."""
    return f"{settings.PUBLIC_ADDRESS}{reverse('signing_public:code', args=[code])}"
