"""Documents laid before a meeting: uploaded files and cited documents."""

import datetime as dt
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone

from chibo.kernel.text import clean
from chibo.platform.audit.services import Actor, record
from chibo.platform.files.services import store_upload
from chibo.platform.threads.services import link
from chibo.work.meetings.models import AgendaItem, Attachment
from chibo.work.meetings.services.agenda import LONGEST_TITLE, locked_with_open_agenda


@transaction.atomic
def attach_upload(
    item: AgendaItem, upload: UploadedFile[Any], *, by: Actor, title: str = "", at: dt.datetime | None = None
) -> Attachment:
    """Lay a file before the meeting; whoever sees the meeting may open it. Refused files leave nothing behind."""
    meeting = locked_with_open_agenda(item.meeting)
    stored = store_upload(upload, subject=meeting.reference, by=by)
    words = clean(title)[:LONGEST_TITLE] or stored.name
    attached = Attachment.objects.create(item=item, title=words, file=stored, added_at=at or timezone.now())
    record("meetings.item.document_attached", item, by=by, at=at, file=stored.pk, title=words)
    return attached


@transaction.atomic
def attach_document(
    item: AgendaItem, *, document_id: int, title: str, by: Actor, at: dt.datetime | None = None
) -> Attachment:
    """Cite a registered document under the item, by its exact number and title. Harmless twice."""
    locked_with_open_agenda(item.meeting)
    words = clean(title)[:LONGEST_TITLE]
    attached, new = Attachment.objects.get_or_create(
        item=item, document_id=document_id, defaults={"title": words, "added_at": at or timezone.now()}
    )
    if new:
        link(f"documents.document:{document_id}", item.reference)
        record("meetings.item.document_cited", item, by=by, at=at, document=document_id, title=words)
    return attached


@transaction.atomic
def detach(attachment: Attachment, *, by: Actor, at: dt.datetime | None = None) -> None:
    """Take a document back from an item; the file itself is kept. Harmless twice."""
    item = attachment.item
    locked_with_open_agenda(item.meeting)
    gone, _rows = Attachment.objects.filter(pk=attachment.pk).delete()
    if gone:
        record("meetings.item.document_detached", item, by=by, at=at, title=attachment.title)
