"""For the walk: a paper that waits for the secretary's signature, then the deputy's; and a code of the street."""

from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from chibo.work.signing.models import Code
from chibo.work.signing.services import qr_for, settle_qr
from tests.conftest import Cast
from tests.work.signing.stories import ask, signer_of


@dataclass
class Signatures:
    """What the addresses about signatures lead to."""

    job: Any
    signer: Any
    code: str


def build_signatures(cast: Cast) -> Signatures:
    """Asked for by the clerk."""
    job = ask(cast, "secretary", "deputy")
    qr_for(job.reference, unit_id=cast.cell.pk, by="the walk")
    today = timezone.localdate()
    settle_qr(job.reference, number="09-KH/CB", issued_on=today, sha256=job.original.sha256, by="the walk")
    return Signatures(job, signer_of(job, cast.secretary), Code.objects.get(reference=job.reference).code)


def of_signatures(world: Signatures, document: int, name: str) -> dict[str, object]:
    """The argument of an address."""
    job = {"pk": world.job.pk}
    return {
        "ask": {"pk": document}, "job": job, "abort": job, "verify_file": {"pk": world.job.original_id},
        "code": {"code": world.code},
    }.get(name, {"pk": world.signer.pk})  # fmt: skip
