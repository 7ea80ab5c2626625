"""All have signed: what they have made becomes the newest version of the registered paper, and its code shows it."""

import datetime as dt

from chibo.platform.events.bus import handles
from chibo.platform.files.models import StoredFile
from chibo.work.documents.queries import document_card, versions_of
from chibo.work.documents.services import add_version
from chibo.work.signing.events import SigningCompleted
from chibo.work.signing.queries import originals_of
from chibo.work.signing.services import settle_qr

FLOW = "flows.after_signing_completed"
PAPERS = "documents.document:"
NOTE = "Bản đã ký"
"""Stands at the version; papers and registers are Vietnamese."""


@handles(SigningCompleted)
def add_the_signed_version(fact: SigningCompleted) -> None:
    """The signed file is added, never put in the place of another; what is there already is not added again."""
    key = fact.reference.removeprefix(PAPERS)
    card = document_card(int(key)) if fact.reference.startswith(PAPERS) and key.isdigit() else None
    if card is None:
        return
    on = dt.date.fromisoformat(fact.on)
    there = {version.sha256 for version in versions_of(card.pk)}
    files = StoredFile.objects.in_bulk(originals_of(fact.job_id))
    for pk in originals_of(fact.job_id):
        if files[pk].sha256 not in there:
            add_version(card.pk, files[pk], by=FLOW, on=on, note=NOTE)
    if card.number:
        settle_qr(fact.reference, number=card.number, issued_on=card.issued_on, sha256=files[fact.file_id].sha256, by=FLOW)
