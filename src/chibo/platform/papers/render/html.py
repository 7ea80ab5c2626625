"""The paper as an A4 sheet on the screen, at real proportions, for the page beside a form.

No style attribute and no script: the sheet is classes and ``papers/paper.css``; a layout other than the
default comes as a small style sheet of its own (:func:`layout_css`).
"""

from collections.abc import Iterator
from html import escape

from markupsafe import Markup

from chibo.platform.papers.content import (
    Block,
    PageBreak,
    PaperContent,
    Paragraph,
    Run,
    Signature,
    Style,
    Table,
    recipient_lines,
)
from chibo.platform.papers.layout import NAME_WIDTH, SUBJECT_WIDTH, PaperLayout, layout_key
from chibo.platform.papers.rules.header import PARTY
from chibo.platform.papers.text import balanced, bind

_TAGS = {Style.PART: "h3", Style.HEADING: "h4", Style.SUBHEADING: "h5"}


def render_html(content: PaperContent, layout: PaperLayout) -> Markup:
    """One continuous sheet: the words of the DOCX and the PDF; lines and pages may end elsewhere."""
    inside = "".join((_letterhead(content), _title(content), *map(_block, content.blocks), _ending(content)))
    look = "" if layout == PaperLayout() else f" paper-look-{layout_key(layout)}"
    return Markup(f'<article class="paper{look}" lang="vi"><div class="paper-sheet">{inside}</div></article>')  # noqa: S704


def layout_css(layout: PaperLayout) -> str:
    """The numbers of a layout as custom properties of its sheet: what ``paper.css`` reads."""
    names = "".join(f"--{name.replace('_', '-')}:{number};" for name, number in layout.as_json().items())
    return f".paper-look-{layout_key(layout)}{{{names}}}\n"


def _letterhead(content: PaperContent) -> str:
    number = _line("paper-number", bind(f"Số {content.number}")) if content.number else ""
    date = _line("paper-date", bind(content.dateline)) if content.dateline else ""
    ours = (
        _line("paper-superior", balanced(content.header.superior, NAME_WIDTH[content.system]))
        + _line("paper-issuer", balanced(content.header.issuer, NAME_WIDTH[content.system]))
        + _line("paper-star", "*")
        + number
    )
    return (
        f'<header class="paper-head"><div>{ours}</div>'
        f'<div><p class="paper-party"><span>{escape(PARTY)}</span></p>{date}</div></header>'
    )


def _title(content: PaperContent) -> str:
    subject = bind(balanced(content.subject, SUBJECT_WIDTH))
    below = (_line("paper-subject", subject) if subject else "") + _line("paper-dashes", "-----")
    return f'<h2 class="paper-kind">{_text(content.kind_title)}</h2>{below}'


def _block(block: Block) -> str:
    if isinstance(block, PageBreak):
        return '<hr class="paper-break">'
    if isinstance(block, Table):
        return _table(block)
    return _paragraph(block)


def _paragraph(block: Paragraph) -> str:
    tag = _TAGS.get(block.style, "p")
    field = f' data-field="{escape(block.field)}"' if block.field else ""
    words = "".join(_run(run, bind(run.text)) for run in block.runs)
    return f'<{tag} class="paper-{block.style.value}"{field}>{words}</{tag}>'


def _table(table: Table) -> str:
    columns = "".join(f'<col class="paper-w{share}">' for share in _percents(table))
    titles = "".join(f'<th scope="col">{_text(column.title)}</th>' for column in table.columns)
    rows = "".join(f"<tr>{''.join(_cells(table, number))}</tr>" for number in range(len(table.rows)))
    return (
        f'<table class="paper-table"><colgroup>{columns}</colgroup>'
        f"<thead><tr>{titles}</tr></thead><tbody>{rows}</tbody></table>"
    )


def _percents(table: Table) -> list[int]:
    whole = sum(column.width for column in table.columns)
    return [max(1, round(100 * column.width / whole)) for column in table.columns]


def _cells(table: Table, number: int) -> Iterator[str]:
    at = 0
    for item in table.rows[number]:
        align = (item.align or table.columns[at].align).value
        span = f' colspan="{item.span}"' if item.span > 1 else ""
        yield f'<td class="paper-{align}"{span}>{"".join(_run(run, run.text) for run in item.runs)}</td>'
        at += item.span


def _ending(content: PaperContent) -> str:
    signed = "".join(map(_signature, content.signatures))
    received = _received(content)
    if len(content.signatures) == 1:
        return f'<footer class="paper-end"><div>{received}</div>{signed}</footer>'
    return (f'<footer class="paper-end">{signed}</footer>' if signed else "") + received


def _signature(signature: Signature) -> str:
    authority = _line("paper-authority", signature.authority) if signature.authority else ""
    post = _line("paper-post" if signature.authority else "paper-authority", signature.post)
    return f'<div class="paper-signature">{authority}{post}{_line("paper-signer", signature.name)}</div>'


def _received(content: PaperContent) -> str:
    if not content.recipients:
        return ""
    lines = "".join(_line("paper-recipient", line) for line in recipient_lines(content.recipients))
    return f'<div class="paper-recipients">{_line("paper-recipients-title", "Nơi nhận:")}{lines}</div>'


def _line(name: str, text: str) -> str:
    return f'<p class="{name}">{_text(text)}</p>'


def _run(run: Run, text: str) -> str:
    words = _text(text)
    for tag, wanted in (("u", run.underline), ("em", run.italic), ("strong", run.bold)):
        if wanted:
            words = f"<{tag}>{words}</{tag}>"
    return words


def _text(text: str) -> str:
    return escape(text).replace("\n", "<br>")
