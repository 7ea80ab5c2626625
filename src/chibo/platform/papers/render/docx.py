"""DOCX by python-docx: real styles, so that a secretary can go on writing in Word."""

import io
import zipfile
from functools import lru_cache

from docx import Document
from docx.document import Document as WordDocument

from chibo.platform.papers.content import (
    Align,
    Block,
    PageBreak,
    PaperContent,
    Paragraph,
    Style,
    System,
    Table,
)
from chibo.platform.papers.layout import PaperLayout
from chibo.platform.papers.render.shown import Shown, shown
from chibo.platform.papers.render.wordend import ending_of
from chibo.platform.papers.render.wordhead import head_of
from chibo.platform.papers.render.wordml import Element, cell, grid, line, pieces, row, styled, twips_of_mm, w
from chibo.platform.papers.render.wordstyles import empty_document
from chibo.platform.papers.text import bind

_STYLES = {
    Style.BODY: "BodyText",
    Style.PLAIN: "Plain",
    Style.CENTRED: "Centred",
    Style.PART: "Heading1",
    Style.HEADING: "Heading2",
    Style.SUBHEADING: "Heading3",
    Style.ITEM: "List",
    Style.BASIS: "Basis",
    Style.CHAPTER: "Chapter",
}
_HEADINGS = (Style.PART, Style.HEADING, Style.SUBHEADING)
_ALIGN = {Align.LEFT: "left", Align.CENTRE: "center", Align.RIGHT: "right"}
_EPOCH = (1980, 1, 1, 0, 0, 0)


def render(content: PaperContent, layout: PaperLayout) -> bytes:
    """The paper as a Word file; equal content gives equal bytes."""
    document = Document(io.BytesIO(_empty_document(layout, content.system)))
    document.core_properties.title = content.title[:255]
    body = document.element.body
    section = body[-1]
    for element in _page(document, shown(content, layout), layout):
        section.addprevious(element)
    made = io.BytesIO()
    document.save(made)
    return _without_clock(made)


@lru_cache(maxsize=8)
def _empty_document(layout: PaperLayout, system: System) -> bytes:
    return empty_document(layout, system)


def _without_clock(saved: io.BytesIO) -> bytes:
    """The same package with every entry dated alike, so that the bytes depend on the paper alone."""
    made = io.BytesIO()
    with zipfile.ZipFile(saved) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, _EPOCH), old.read(name), zipfile.ZIP_DEFLATED)
    return made.getvalue()


def _page(document: WordDocument, paper: Shown, layout: PaperLayout) -> list[Element]:
    content = paper.content
    elements = head_of(paper, layout)
    last = len(content.blocks) - 1
    for place, block in enumerate(content.blocks):
        elements += _block(block, layout, keep_next=place == last and bool(content.signatures))
    return elements + ending_of(document, paper, layout)


def _block(block: Block, layout: PaperLayout, *, keep_next: bool) -> list[Element]:
    if isinstance(block, PageBreak):
        return [styled("End", w("r", w("br", type_="page")))]
    if isinstance(block, Table):
        return [styled("BeforeTable", keep_next=True), _table(block, layout)]
    return [_paragraph(block, keep_next=keep_next)]


def _paragraph(block: Paragraph, *, keep_next: bool) -> Element:
    in_style = block.style in _HEADINGS  # bold and italic come with the style there
    made = [piece for run in block.runs for piece in pieces(bind(run.text), None if in_style else run)]
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
            made_words = [piece for run in item.runs for piece in pieces(run.text, run)]
            width = sum(widths[at : at + item.span])
            made.append(cell(width, styled("TableText", *made_words, align=align), span=item.span))
            at += item.span
        rows.append(row(made))
    return grid(widths, rows, ruled=True)
