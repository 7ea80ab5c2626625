"""Issuing: number, frozen paper, files and entry in the register, all of it or nothing."""

import datetime as dt

from django.db import transaction

from chibo.kernel.text import fold
from chibo.kernel.wording import day_numbers
from chibo.organization.units.queries import unit_card
from chibo.platform.audit.services import Actor, record
from chibo.platform.events.bus import publish
from chibo.platform.papers.content import System
from chibo.platform.papers.models import Paper
from chibo.platform.papers.queries import file_name, paper_file
from chibo.platform.papers.services import freeze_paper
from chibo.platform.threads.services import link
from chibo.work.documents.queries import newest_version
from chibo.work.documents.services import draw_number, register_issued
from chibo.work.drafting.choices import DraftState, PdfState
from chibo.work.drafting.errors import DayInTheFuture, FieldsMissing, TemplateNotValid, TemplateWithoutAnnexes
from chibo.work.drafting.events import PaperIssued
from chibo.work.drafting.models import Draft
from chibo.work.drafting.queries.facts import letter_facts, missing_fields
from chibo.work.drafting.queries.kinds import kind_of_draft, paper_kind
from chibo.work.drafting.queries.templates import ANNEXES, facts_for_template, template_bytes
from chibo.work.drafting.services.filling import fill_template
from chibo.work.drafting.services.holding import locked_for_writing, touch
from chibo.work.drafting.services.office import office_at_hand
from chibo.work.drafting.services.reading import version_at_hand
from chibo.work.signing.services import move_qr, qr_for, settle_qr


@transaction.atomic
def issue_draft(draft: Draft, *, by: Actor, on: dt.date, at: dt.datetime | None = None) -> Draft:
    """Number the draft, freeze its words, keep DOCX and PDF, and enter it in the register of issued papers.

    Issuing what is issued already gives it back unchanged. The paper carries the draft's own day, or ``on``.

    Raises:
        FieldsMissing: with what is missing; no number is taken.
        DayInTheFuture: the draft carries a day that has not come.
        TemplateWithoutAnnexes: the office's template would leave them out.
    """
    current = Draft.objects.select_for_update().get(pk=draft.pk)
    if current.state == DraftState.ISSUED:
        return current
    draft = locked_for_writing(draft)
    day = draft.day or on
    _ensure_ready(draft, day=day, on=on)
    version_at_hand(draft, by=by, note=_note(day), at=at)
    paper = _frozen(draft, day, by=by)
    draft.paper, draft.issued_on, draft.state = paper, day, DraftState.ISSUED
    draft.document = register_issued(
        draft.unit_id, number=paper.reserved_number, paper=paper, files=_files(draft, paper, day), by=by, on=on, at=at,
        system=draft.system, type_code=draft.type_code, issued_on=day, title=_title(draft),
        signer=_signer(paper), origin=draft.reference,
    )
    touch(draft, at=at)
    link(draft.reference, draft.document.reference)
    _settle_code(draft, paper, by=by)
    record("drafting.draft.issued", draft, by=by, at=at, number=paper.number, document=draft.document.pk)
    publish(
        PaperIssued(draft.pk, draft.document.pk, paper.pk, draft.unit_id, day.isoformat(), draft.origin)
    )
    return draft


def _ensure_ready(draft: Draft, *, day: dt.date, on: dt.date) -> None:
    if day > on:
        raise DayInTheFuture(day=day_numbers(day))
    if missing := missing_fields(draft, on=day):
        raise FieldsMissing(fields=", ".join(missing))
    if draft.template and not type(draft.template).objects.valid(day).filter(pk=draft.template.pk).exists():
        raise TemplateNotValid(day=day_numbers(day))
    if draft.template and ANNEXES not in draft.template.names and draft.parts.filter(annex=True).exists():
        raise TemplateWithoutAnnexes(template=draft.template.name)


def _frozen(draft: Draft, day: dt.date, *, by: Actor) -> Paper:
    division = unit_card(draft.drafted_in_id) if draft.drafted_in_id else None
    number = draw_number(
        draft.unit_id, draft.system, draft.type_code, by=by, on=day, drafted_by=division.symbol if division else ""
    )
    state = draft.system == System.STATE
    address = qr_for(draft.reference, unit_id=draft.unit_id, by=by).address if state else ""
    return freeze_paper(
        paper_kind(draft.system, draft.type_code), letter_facts(draft, on=day, number=number.text, code_address=address),
        scope=f"unit:{draft.unit_id}", origin=draft.reference, on=day, by=by, number=number,
    )


def _files(draft: Draft, paper: Paper, day: dt.date) -> list[tuple[str, bytes]]:
    """The DOCX to keep and the PDF to read; in an office's template the DOCX is the template filled.

    Its PDF comes from LibreOffice in the background where that is at hand; where it is not, the PDF is laid out by
    chibo, and the page of the draft says so.
    """
    word, read = file_name(paper, "docx"), file_name(paper, "pdf")
    if draft.template is None:
        draft.pdf_state = PdfState.BUILT_IN
        return [(word, paper_file(paper, "docx")), (read, paper_file(paper, "pdf"))]
    facts = facts_for_template(draft, letter_facts(draft, on=day, number=paper.number))
    filled = fill_template(template_bytes(draft.template), facts)
    draft.pdf_state = PdfState.WAITING if office_at_hand() else PdfState.FALLBACK
    if draft.pdf_state == PdfState.WAITING:
        return [(word, filled.content)]
    return [(word, filled.content), (read, paper_file(paper, "pdf"))]


def _settle_code(draft: Draft, paper: Paper, *, by: Actor) -> None:
    """The code on a State paper leads to number, day and fingerprint of the file as it stands in the register."""
    document = draft.document
    if document is None or not move_qr(draft.reference, document.reference, by=by):
        return
    newest = newest_version(document.pk)
    if newest:
        settle_qr(document.reference, number=paper.number, issued_on=paper.issued_on, sha256=newest.sha256, by=by)


def _title(draft: Draft) -> str:
    label, subject = kind_of_draft(draft).label, draft.subject.strip()
    return f"{label} {subject}".strip()[:400] if not fold(subject).startswith(fold(label)) else subject[:400]


def _signer(paper: Paper) -> str:
    signers = paper.facts.get("signers") or []
    return str(signers[0]["name"]) if signers else ""


def _note(day: dt.date) -> str:
    return f"Ban hành ngày {day_numbers(day)}"
