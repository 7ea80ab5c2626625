"""DOCX by python-docx: real styles, so that a secretary can go on writing in Word."""

import io
import zipfile
from functools import lru_cache

from docx import Document

from chibo.platform.papers.content import (
    Align,
    Block,
    PageBreak,
    PaperContent,
    Paragraph,
    Signature,
    Style,
    Table,
    recipient_lines,
)
from chibo.platform.papers.layout import NAME_WIDTH, SUBJECT_WIDTH, PaperLayout
from chibo.platform.papers.render.wordml import Element, cell, grid, line, row, styled, twips_of_mm, w, words
from chibo.platform.papers.render.wordstyles import LETTERHEAD_LEFT, empty_document
from chibo.platform.papers.rules.header import PARTY
from chibo.platform.papers.text import balanced, bind

_STYLES = {
    Style.BODY: "BodyText",
    Style.PLAIN: "Plain",
    Style.CENTRED: "Centred",
    Style.PART: "Heading1",
    Style.HEADING: "Heading2",
    Style.SUBHEADING: "Heading3",
    Style.ITEM: "List",
}
_HEADINGS = (Style.PART, Style.HEADING, Style.SUBHEADING)
_ALIGN = {Align.LEFT: "left", Align.CENTRE: "center", Align.RIGHT: "right"}
_EPOCH = (1980, 1, 1, 0, 0, 0)
_LINES_TO_SIGN = 4


def render(content: PaperContent, layout: PaperLayout) -> bytes:
    """The paper as a Word file; equal content gives equal bytes."""
    document = Document(io.BytesIO(_empty_document(layout)))
    document.core_properties.title = content.title[:255]
    body = document.element.body
    section = body[-1]
    for element in _page(content, layout):
        section.addprevious(element)
    made = io.BytesIO()
    document.save(made)
    return _without_clock(made)


@lru_cache(maxsize=8)
def _empty_document(layout: PaperLayout) -> bytes:
    return empty_document(layout)


def _without_clock(saved: io.BytesIO) -> bytes:
    """The same package with every entry dated alike, so that the bytes depend on the paper alone."""
    made = io.BytesIO()
    with zipfile.ZipFile(saved) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, _EPOCH), old.read(name), zipfile.ZIP_DEFLATED)
    return made.getvalue()


def _page(content: PaperContent, layout: PaperLayout) -> list[Element]:
    elements = [_letterhead(content, layout), line("Title", content.kind_title)]
    if content.subject:
        elements.append(line("Subtitle", bind(balanced(content.subject, SUBJECT_WIDTH))))
    elements.append(line("SubjectRule", "-----"))
    last = len(content.blocks) - 1
    for place, block in enumerate(content.blocks):
        elements += _block(block, layout, keep_next=place == last and bool(content.signatures))
    return elements + _ending(content, layout)


def _letterhead(content: PaperContent, layout: PaperLayout) -> Element:
    left, right = _split(layout, LETTERHEAD_LEFT)
    superior = balanced(content.header.superior, NAME_WIDTH[content.system])
    ours = [line("Superior", superior)] if superior else []
    ours += [line("Issuer", balanced(content.header.issuer, NAME_WIDTH[content.system])), line("Number", "*")]
    if content.number:
        ours.append(line("Number", bind(f"Số {content.number}")))
    party = [line("PartyTitle", PARTY), line("PartyRule", "")]
    if content.dateline:
        party.append(line("PlaceAndDate", bind(content.dateline)))
    return grid([left, right], [row([cell(left, *ours), cell(right, *party)])], ruled=False)


def _split(layout: PaperLayout, share: float) -> tuple[int, int]:
    whole = twips_of_mm(layout.text_width_mm)
    left = round(whole * share)
    return left, whole - left


def _block(block: Block, layout: PaperLayout, *, keep_next: bool) -> list[Element]:
    if isinstance(block, PageBreak):
        return [styled("End", w("r", w("br", type_="page")))]
    if isinstance(block, Table):
        return [styled("BeforeTable", keep_next=True), _table(block, layout)]
    return [_paragraph(block, keep_next=keep_next)]


def _paragraph(block: Paragraph, *, keep_next: bool) -> Element:
    in_style = block.style in _HEADINGS  # bold and italic come with the style there
    made = [words(bind(run.text), None if in_style else run) for run in block.runs]
    return styled(_STYLES[block.style], *made, keep_next=keep_next)


def _table(table: Table, layout: PaperLayout) -> Element:
    shares = sum(column.width for column in table.columns)
    whole = twips_of_mm(layout.text_width_mm)
    widths = [whole * column.width // shares for column in table.columns]
    titles = [
        cell(width, line("TableHead", column.title, keep_next=True), middle=True)
        for width, column in zip(widths, table.columns, strict=True)
    ]
    rows = [row(titles, header=True)]
    for cells in table.rows:
        made, at = [], 0
        for item in cells:
            align = _ALIGN[item.align or table.columns[at].align]
            made_words = [words(run.text, run) for run in item.runs]
            width = sum(widths[at : at + item.span])
            made.append(cell(width, styled("TableText", *made_words, align=align), span=item.span))
            at += item.span
        rows.append(row(made))
    return grid(widths, rows, ruled=True)


def _ending(content: PaperContent, layout: PaperLayout) -> list[Element]:
    """Recipients on the left and the signature on the right; minutes have two signatures side by side."""
    columns = [_signature(signature) for signature in content.signatures]
    recipients = _recipients(content)
    below: list[Element] = []
    if len(columns) == 1:
        columns.insert(0, recipients or [line("Space", "")])
    elif recipients:
        below = [line("Space", ""), *recipients]
    if not columns:
        return [*below, line("End", "")]
    widths = [twips_of_mm(layout.text_width_mm) // len(columns)] * len(columns)
    cells = [cell(width, *column) for width, column in zip(widths, columns, strict=True)]
    signed = grid(widths, [row(cells)], ruled=False)
    return [styled("Space", keep_next=True), signed, *below, line("End", "")]


def _signature(signature: Signature) -> list[Element]:
    lines = [line("Authority", signature.authority, keep_next=True)] if signature.authority else []
    lines.append(line("Post" if signature.authority else "Authority", signature.post, keep_next=True))
    lines += [line("SignSpace", "", keep_next=True) for _ in range(_LINES_TO_SIGN)]
    return [*lines, line("Signer", signature.name)]


def _recipients(content: PaperContent) -> list[Element]:
    if not content.recipients:
        return []
    lines = [line("Recipients", text) for text in recipient_lines(content.recipients)]
    return [line("RecipientsTitle", "Nơi nhận:"), *lines]
