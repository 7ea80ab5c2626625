"""From a filled DOCX to a PDF by LibreOffice, in the background and where it is installed."""

import datetime as dt

from django.db import transaction
from django.utils import timezone

from chibo.platform.audit.services import Actor, record
from chibo.platform.files.services import path_of
from chibo.platform.papers.queries import file_name, paper_file
from chibo.work.documents.queries import newest_version, versions_of
from chibo.work.documents.services import add_version
from chibo.work.drafting.choices import PdfState
from chibo.work.drafting.models import Draft
from chibo.work.drafting.services.office import pdf_of
from chibo.work.signing.services import settle_qr

AT_ONCE = 5
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def convert_waiting(*, by: Actor) -> int:
    """Make the PDFs that papers in office templates wait for; returns how many were made.

    One that cannot be made is laid out by chibo instead, and the page of the draft says so.
    """
    waiting = Draft.objects.filter(pdf_state=PdfState.WAITING).select_related("paper", "document")
    return sum(_convert(draft, by=by, on=timezone.localdate()) for draft in waiting.order_by("pk")[:AT_ONCE])


def _convert(draft: Draft, *, by: Actor, on: dt.date) -> bool:
    if draft.paper is None or draft.document is None:
        return False
    word = next((line for line in versions_of(draft.document_id or 0) if line.content_type == WORD), None)
    made = pdf_of(path_of(word.sha256).read_bytes()) if word else None
    content = made or paper_file(draft.paper, "pdf")
    with transaction.atomic():
        current = Draft.objects.select_for_update().get(pk=draft.pk)
        if current.pdf_state != PdfState.WAITING:
            return False
        add_version(draft.document, (file_name(draft.paper, "pdf"), content), by=by, on=on)
        current.pdf_state = PdfState.CONVERTED if made else PdfState.FALLBACK
        current.save(update_fields=["pdf_state"])
        newest = newest_version(draft.document_id or 0)
        if newest:
            settle_qr(
                draft.document.reference, number=draft.paper.number, issued_on=draft.paper.issued_on,
                sha256=newest.sha256, by=by,
            )
        record("drafting.draft.completed", current, by=by, state=current.pdf_state)
    return made is not None
