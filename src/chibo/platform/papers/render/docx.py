"""DOCX by python-docx: real styles, so that a secretary can go on writing in Word."""

import io
import zipfile
from functools import lru_cache

from docx import Document
from docx.document import Document as WordDocument

from chibo.platform.papers.content import (
    Align,
    Annex,
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
from chibo.platform.papers.render.spreads import annex_turns, column_widths, note_lines, spreads
from chibo.platform.papers.render.wordend import ending_of
from chibo.platform.papers.render.wordhead import head_of
from chibo.platform.papers.render.wordml import Element, cell, grid, line, pieces, row, styled, twips_of_mm, w
from chibo.platform.papers.render.wordpages import Pages, put_in
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
    put_in(document, _pages(document, shown(content, layout), layout), draft=content.draft)
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


def _pages(document: WordDocument, paper: Shown, layout: PaperLayout) -> list[Pages]:
    """The paper, cut where its pages turn and where an annex begins."""
    content = paper.content
    made = [Pages(head_of(paper, layout), begins=True)]
    last = content.blocks[-1:]
    for one in spreads(content.blocks, layout):
        words = _blocks(one.blocks, layout, across=one.across, keep=last if content.signatures else ())
        if one.across == made[-1].across:
            made[-1].elements.extend(words)
        else:
            made.append(Pages(words, across=one.across))
    if made[-1].across:
        made.append(Pages([]))
    made[-1].elements.extend(ending_of(document, paper, layout))
    return made + [_annex(annex, layout) for annex in content.annexes]


def _annex(annex: Annex, layout: PaperLayout) -> Pages:
    across = annex_turns(annex, layout)
    title = [line("AnnexTitle", annex.title)] if annex.title else []
    head = [line("AnnexLabel", annex.label), *title, line("AnnexNote", note_lines(annex, across=across))]
    return Pages([*head, *_blocks(annex.blocks, layout, across=across)], across=across, begins=True)


def _blocks(
    blocks: tuple[Block, ...], layout: PaperLayout, *, across: bool, keep: tuple[Block, ...] = ()
) -> list[Element]:
    return [
        element for block in blocks
        for element in _block(block, layout, across=across, keep_next=any(block is one for one in keep))
    ]  # fmt: skip


def _block(block: Block, layout: PaperLayout, *, across: bool, keep_next: bool) -> list[Element]:
    if isinstance(block, PageBreak):
        return [styled("End", w("r", w("br", type_="page")))]
    if isinstance(block, Table):
        return [styled("BeforeTable", keep_next=True), _table(block, layout, across=across)]
    return [_paragraph(block, keep_next=keep_next)]


def _paragraph(block: Paragraph, *, keep_next: bool) -> Element:
    in_style = block.style in _HEADINGS  # bold and italic come with the style there
    made = [piece for run in block.runs for piece in pieces(bind(run.text), None if in_style else run)]
    return styled(_STYLES[block.style], *made, keep_next=keep_next)


def _table(table: Table, layout: PaperLayout, *, across: bool) -> Element:
    widths = [twips_of_mm(width) for width in column_widths(table, layout, across=across)]
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
