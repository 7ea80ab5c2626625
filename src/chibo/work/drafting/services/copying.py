"""Making copies of registered papers: a number of their own, the slip below the last line, one file."""

import datetime as dt
from dataclasses import dataclass

from django.db import transaction

from chibo.kernel.wording import day_numbers
from chibo.organization.units.choices import UnitKind
from chibo.organization.units.queries import UnitCard, current_term, name_on, unit_card
from chibo.platform.audit.services import Actor, record
from chibo.platform.files.models import StoredFile
from chibo.platform.files.services import path_of, store_bytes
from chibo.platform.papers.content import Header, Signature, System
from chibo.platform.papers.copying import Slip, copied, pages_of_pdf, slip_pdf
from chibo.platform.papers.layout import PaperLayout, layout_from
from chibo.platform.papers.models import ReservedNumber
from chibo.platform.papers.rules.authority import authority_lines
from chibo.platform.papers.rules.copies import (
    SERIES,
    CopyForm,
    copy_period,
    copy_sign,
    copy_words,
    pages_wanted,
)
from chibo.platform.papers.rules.header import place_and_date
from chibo.platform.papers.rules.lists import bare_lines
from chibo.platform.papers.rules.numbering import CELL
from chibo.platform.papers.services import Signs, reserve_number, use_number
from chibo.work.documents.errors import NoSymbol, NoTermThatDay
from chibo.work.documents.queries import DocumentCard
from chibo.work.drafting.errors import NotACandidate, NothingToCopy, PagesNotThere
from chibo.work.drafting.models import PaperCopy
from chibo.work.drafting.queries.candidates import signer_candidates
from chibo.work.drafting.queries.facts import post_on_paper
from chibo.work.drafting.queries.kinds import numbers_for, system_of
from chibo.work.drafting.services.holding import account_of

PDF = "application/pdf"


@dataclass(frozen=True)
class CopyWish:
    """What kind of copy, who answers for it and in whose name, who receives it, which pages of a partial one."""

    form: CopyForm
    signer_id: int
    authority: str = ""
    over: str = ""
    recipients: str = ""
    pages: str = ""


@transaction.atomic
def make_copy(document: DocumentCard, wish: CopyWish, *, by: Actor, on: dt.date) -> PaperCopy:
    """Take the next number of copies and make the PDF: all of it, or nothing. The paper itself stays as it is.

    Raises:
        NothingToCopy: the newest file is no PDF, or is locked or broken.
        PagesNotThere: the paper has no such pages; no number is taken.
    """
    unit = unit_card(document.unit_id)
    if unit is None:
        raise LookupError(document.unit_id)
    original = _original(document.file_id)
    pages = _pages(original, wish)
    signature = _signature(unit.pk, wish, on)
    number = _number(unit, wish.form, by=by, on=on)
    content = copied(original, _slip(unit, wish, signature, number, on), _layout(unit, on), pages=pages)
    if content is None:
        raise NothingToCopy()
    made = PaperCopy.objects.create(
        unit_id=unit.pk, document_id=document.pk, form=wish.form.value, number=number, made_on=on, signer_id=wish.signer_id,
        recipients=wish.recipients, pages=wish.pages if pages else "", made_by=account_of(by),
    )
    name = f"{number.text.replace('/', '-').replace('Đ', 'D')}_{on.isoformat()}.pdf"
    made.file = store_bytes(content, name=name, subject=made.reference, by=by)
    made.save(update_fields=["file"])
    use_number(number, reference=made.reference, by=by)
    record("drafting.copy.made", made, by=by, number=number.text, document=document.pk, form=wish.form.value)
    return made


def _original(file_id: int | None) -> bytes:
    file = StoredFile.objects.filter(pk=file_id or 0).first()
    if file is None or file.content_type != PDF or not path_of(file.sha256).is_file():
        raise NothingToCopy()
    return path_of(file.sha256).read_bytes()


def _pages(original: bytes, wish: CopyWish) -> tuple[int, ...]:
    count = pages_of_pdf(original)
    if count is None:
        raise NothingToCopy()
    if wish.form is not CopyForm.PART:
        return ()
    try:
        return pages_wanted(wish.pages, count)
    except ValueError as unclear:
        raise PagesNotThere(pages=wish.pages, count=count) from unclear


def _signature(unit_id: int, wish: CopyWish, on: dt.date) -> Signature:
    line = next((one for one in signer_candidates(unit_id, on=on) if one.person_id == wish.signer_id), None)
    if line is None:
        raise NotACandidate()
    authority, post = authority_lines(wish.authority, wish.over, post_on_paper(line))
    return Signature(post=post, name=line.full_name, authority=authority)


def _number(unit: UnitCard, form: CopyForm, *, by: Actor, on: dt.date) -> ReservedNumber:
    system = system_of(unit)
    symbol = unit.symbol or (CELL if unit.kind == UnitKind.PARTY_CELL else "")
    term = current_term(unit.pk, on=on) if system is System.PARTY else None
    if not symbol:
        raise NoSymbol(unit=unit.name)
    period = copy_period(system, year=on.year, term=term.label if term else "")
    if not period:
        raise NoTermThatDay(unit=unit.name, day=day_numbers(on))
    signs = Signs(symbol, system.value, copy_sign(system, form))
    return reserve_number(unit.scope, period, SERIES, signs=signs, by=by, on=on)


def _slip(unit: UnitCard, wish: CopyWish, signature: Signature, number: ReservedNumber, on: dt.date) -> bytes:
    system = system_of(unit)
    superior = name_on(unit.parent_id, on).name if unit.parent_id else ""
    slip = Slip(
        words=copy_words(system, wish.form), system=system, number=number.text,
        header=Header(superior.upper(), (name_on(unit.pk, on).name or unit.name).upper()),
        dateline=place_and_date(unit.place_name, on), signature=signature, recipients=bare_lines(wish.recipients),
    )  # fmt: skip
    return slip_pdf(slip, _layout(unit, on))


def _layout(unit: UnitCard, on: dt.date) -> PaperLayout:
    return layout_from(numbers_for(unit.pk, on), system_of(unit))
