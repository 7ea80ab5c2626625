"""The paper as an A4 sheet on the screen, at real proportions, for the page beside a form.

No style attribute and no script: the sheet is classes and ``papers/paper.css``; a layout other than the
default comes as a small style sheet of its own (:func:`layout_css`).
"""

import base64
from collections.abc import Iterator
from html import escape

from markupsafe import Markup

from chibo.platform.papers.content import (
    Annex,
    Block,
    PageBreak,
    PaperContent,
    Paragraph,
    Run,
    Signature,
    Style,
    Table,
)
from chibo.platform.papers.layout import PaperLayout, layout_key
from chibo.platform.papers.missing import MISSING, OPEN
from chibo.platform.papers.render.shown import RECEIVED, Shown, shown
from chibo.platform.papers.render.spreads import annex_turns, column_widths, note_lines, spreads
from chibo.platform.papers.rules.marks import stamp_width_mm
from chibo.platform.papers.text import bind

_TAGS = {Style.PART: "h3", Style.HEADING: "h4", Style.SUBHEADING: "h5"}


def render_html(content: PaperContent, layout: PaperLayout) -> Markup:
    """One continuous sheet: the words of the DOCX and the PDF; lines and pages may end elsewhere."""
    paper = shown(content, layout)
    head = _state_letterhead(paper) if paper.of_state else _party_letterhead(paper)
    annexes = "".join(_annex(annex, layout) for annex in paper.content.annexes)
    blocks = _blocks(paper.content.blocks, layout)
    inside = "".join((head, _title(paper), _addressees(paper), blocks, _ending(paper), annexes))
    look = " paper-state" if paper.of_state else ""
    look += "" if layout == PaperLayout() else f" paper-look-{layout_key(layout)}"
    return Markup(f'<article class="paper{look}" lang="vi"><div class="paper-sheet">{inside}</div></article>')  # noqa: S704


def layout_css(layout: PaperLayout) -> str:
    """The numbers of a layout as custom properties of its sheet: what ``paper.css`` reads."""
    names = "".join(f"--{name.replace('_', '-')}:{number};" for name, number in layout.as_json().items())
    return f".paper-look-{layout_key(layout)}{{{names}}}\n"


def _party_letterhead(paper: Shown) -> str:
    number = _line("paper-number", paper.number) if paper.number else ""
    ours = (
        _line("paper-superior", paper.superior)
        + _line("paper-issuer", paper.issuer)
        + _line("paper-star", "*")
        + number
        + _below_number(paper)
    )
    title = f'<p class="paper-party"><span>{_text(paper.title)}</span></p>'
    return f'<header class="paper-head"><div>{ours}</div><div>{title}{_date(paper)}</div></header>'


def _state_letterhead(paper: Shown) -> str:
    """Four cells, so that number and date stand on one line."""
    superior = _line("paper-superior", paper.superior) if paper.superior else ""
    number = _line("paper-number", paper.number) if paper.number else ""
    nation = (
        _line("paper-party", paper.title) + f'<p class="paper-motto"><span>{_text(paper.motto)}</span></p>'
    )
    return (
        f'<header class="paper-head"><div>{superior}{_ruled("paper-issuer", paper.issuer)}</div><div>{nation}</div>'
        f"<div>{number}{_below_number(paper)}</div><div>{_date(paper)}</div></header>"
    )


def _date(paper: Shown) -> str:
    return _line("paper-date", bind(paper.content.dateline)) if paper.content.dateline else ""


def _below_number(paper: Shown) -> str:
    urgency = paper.content.urgency
    subject = _line("paper-letter-subject", paper.letter_subject) if paper.letter_subject else ""
    stamp = _line(f"paper-stamp paper-stamp-{stamp_width_mm(urgency)}", urgency) if urgency else ""
    return subject + stamp + "".join(_line("paper-mark", mark) for mark in paper.marks)


def _ruled(name: str, text: str) -> str:
    """A line with a shorter rule below it."""
    return f'<p class="{name} paper-ruled"><span>{_text(text)}</span></p>'


def _title(paper: Shown) -> str:
    if paper.content.is_letter:
        return '<div class="paper-gap"></div>'
    title = f'<h2 class="paper-kind">{_text(paper.content.kind_title)}</h2>'
    if paper.of_state:
        return title + (_ruled("paper-subject", paper.subject) if paper.subject else "")
    below = (_line("paper-subject", paper.subject) if paper.subject else "") + _line("paper-dashes", "-----")
    return title + below


def _addressees(paper: Shown) -> str:
    said, lines = paper.content.addressed, paper.addressees
    if len(lines) < 2:
        return _line("paper-addressee", f"{said}: {lines[0]}") if lines else ""
    items = "".join(_line("paper-addressed-to", line) for line in lines)
    return f'<div class="paper-addressees">{_line("paper-addressed", f"{said}:")}{items}</div>'


def _blocks(blocks: tuple[Block, ...], layout: PaperLayout) -> str:
    """What lies across in print can be moved sideways on the sheet, also by the keyboard."""
    made = []
    for one in spreads(blocks, layout):
        words = "".join(_block(block, layout, across=one.across) for block in one.blocks)
        made.append(f'<div class="paper-across" tabindex="0">{words}</div>' if one.across else words)
    return "".join(made)


def _annex(annex: Annex, layout: PaperLayout) -> str:
    head = f'<h3 class="paper-annex-label">{_text(annex.label)}</h3>'
    title = _line("paper-annex-title", annex.title) if annex.title else ""
    note = _line("paper-annex-note", note_lines(annex, across=annex_turns(annex, layout)))
    inside = f"{head}{title}{note}{_blocks(annex.blocks, layout)}"
    return f'<section class="paper-annex"><hr class="paper-break">{inside}</section>'


def _block(block: Block, layout: PaperLayout, *, across: bool) -> str:
    if isinstance(block, PageBreak):
        return '<hr class="paper-break">'
    if isinstance(block, Table):
        return _table(block, column_widths(block, layout, across=across))
    return _paragraph(block)


def _paragraph(block: Paragraph) -> str:
    tag = _TAGS.get(block.style, "p")
    field = f' data-field="{escape(block.field)}"' if block.field else ""
    words = "".join(_run(run, bind(run.text)) for run in block.runs)
    return f'<{tag} class="paper-{block.style.value}"{field}>{words}</{tag}>'


def _table(table: Table, widths: list[float]) -> str:
    percents = [max(1, round(100 * width / sum(widths))) for width in widths]
    columns = "".join(f'<col class="paper-w{share}">' for share in percents)
    titles = "".join(f'<th scope="col">{_text(column.title)}</th>' for column in table.columns)
    rows = "".join(f"<tr>{''.join(_cells(table, number))}</tr>" for number in range(len(table.rows)))
    return (
        f'<table class="paper-table"><colgroup>{columns}</colgroup>'
        f"<thead><tr>{titles}</tr></thead><tbody>{rows}</tbody></table>"
    )


def _cells(table: Table, number: int) -> Iterator[str]:
    at = 0
    for item in table.rows[number]:
        align = (item.align or table.columns[at].align).value
        span = f' colspan="{item.span}"' if item.span > 1 else ""
        yield f'<td class="paper-{align}"{span}>{"".join(_run(run, run.text) for run in item.runs)}</td>'
        at += item.span


def _ending(paper: Shown) -> str:
    signatures = paper.content.signatures
    signed = "".join(_signature(signature, paper) for signature in signatures)
    left = _received(paper) + _code(paper)
    if len(signatures) == 1:
        return f'<footer class="paper-end"><div>{left}</div>{signed}</footer>'
    return (f'<footer class="paper-end">{signed}</footer>' if signed else "") + left


def _signature(signature: Signature, paper: Shown) -> str:
    authority = _line("paper-authority", signature.authority) if signature.authority else ""
    post = _line("paper-post" if signature.authority and not paper.of_state else "paper-authority", signature.post)
    return f'<div class="paper-signature">{authority}{post}{_line("paper-signer", signature.name)}</div>'


def _received(paper: Shown) -> str:
    if not paper.recipients:
        return ""
    lines = "".join(_line("paper-recipient", line) for line in paper.recipients)
    return f'<div class="paper-recipients">{_line("paper-recipients-title", RECEIVED)}{lines}</div>'


def _code(paper: Shown) -> str:
    content = paper.content
    if not content.code_png:
        return ""
    data, caption = base64.b64encode(content.code_png).decode(), escape(content.code_caption)
    below = f"<figcaption>{caption}</figcaption>" if caption else ""
    return f'<figure class="paper-code"><img src="data:image/png;base64,{data}" alt="{caption}">{below}</figure>'


def _line(name: str, text: str) -> str:
    return f'<p class="{name}">{_text(text)}</p>'


def _run(run: Run, text: str) -> str:
    words = _text(text)
    for tag, wanted in (("u", run.underline), ("em", run.italic), ("strong", run.bold)):
        if wanted:
            words = f"<{tag}>{words}</{tag}>"
    return words


def _text(text: str) -> str:
    said = escape(text).replace("\n", "<br>")
    return MISSING.sub(r'<mark class="paper-missing">[\1]</mark>', said) if OPEN in said else said
