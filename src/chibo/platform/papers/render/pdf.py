"""PDF by Typst: one fixed template, the paper as data, the shipped fonts and no others."""

import json
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import Any

import typst

from chibo.platform.papers.content import Annex, Block, PageBreak, PaperContent, Run, Table
from chibo.platform.papers.layout import ADDRESSEE_MM, LETTERHEAD_LEFT, RULE_SHARE, PaperLayout
from chibo.platform.papers.letters import FONTS, printable
from chibo.platform.papers.missing import OPEN, every_text
from chibo.platform.papers.render.shown import RECEIVED, Shown, shown
from chibo.platform.papers.render.spreads import annex_turns, column_widths, note_lines, spreads
from chibo.platform.papers.rules.marks import STAMP_HEIGHT_MM, stamp_width_mm
from chibo.platform.papers.text import bind, breakable

TEMPLATE = Path(__file__).resolve().parent / "paper.typ"

_one_at_a_time = Lock()


def render(content: PaperContent, layout: PaperLayout) -> bytes:
    """The paper as tagged PDF. The template sees the words as JSON, so nothing in them can be markup."""
    return _compiled(_data(shown(content, layout), layout))


def slip(content: PaperContent, layout: PaperLayout, words: str) -> bytes:
    """The slip of a copy: a page as wide as the text and as high as it needs, under a rule over its whole width."""
    return _compiled({**_data(shown(content, layout), layout), "slip": _words(words)})


def _compiled(data: dict[str, Any]) -> bytes:
    with _one_at_a_time:
        made = _compiler().compile(_template(), format="pdf", sys_inputs=_inputs(data), timestamp=0)
    if not isinstance(made, bytes):
        raise TypeError("Typst returned pages where one PDF was asked for")
    return made


def places(content: PaperContent, layout: PaperLayout) -> list[dict[str, float]]:
    """Where the room of each signature lies: its page from 1, its upper left corner and its width, in points."""
    inputs = {**_inputs(_data(shown(content, layout), layout)), "places": "1"}
    with _one_at_a_time:
        asked = typst.Compiler(
            _template(), root=str(FONTS), font_paths=_fonts(), ignore_system_fonts=True, sys_inputs=inputs
        )
        return list(json.loads(asked.query("<room>", field="value")))


def _inputs(data: dict[str, Any]) -> dict[str, str]:
    return {"paper": json.dumps(data, ensure_ascii=False)}


@lru_cache(maxsize=1)
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])


@lru_cache(maxsize=1)
def _compiler() -> typst.Compiler:
    return typst.Compiler(root=str(FONTS), font_paths=_fonts(), ignore_system_fonts=True)


@lru_cache(maxsize=1)
def _template() -> bytes:
    return TEMPLATE.read_bytes()


def _data(paper: Shown, layout: PaperLayout) -> dict[str, Any]:
    """Everything the template knows: what stands above the text, the text, and what stands below it."""
    return {**_head(paper, layout), **_body(paper.content, layout), **_foot(paper), "layout": layout.as_json(), "slip": ""}


def _head(paper: Shown, layout: PaperLayout) -> dict[str, Any]:
    content = paper.content
    return {
        "state": paper.of_state,
        "title": content.title,
        "party": paper.title,
        "motto": paper.motto,
        "superior": _words(paper.superior),
        "issuer": _words(paper.issuer),
        "number": _words(paper.number),
        "letter_subject": _words(paper.letter_subject),
        "urgency": {"text": _words(content.urgency), "width": stamp_width_mm(content.urgency)},
        "stamp_height": STAMP_HEIGHT_MM,
        "marks": [_words(mark) for mark in paper.marks],
        "dateline": _words(content.dateline),
        "kind_title": _words(content.kind_title),
        "subject": _words(paper.subject),
        "rule_share": RULE_SHARE,
        "addressed": content.addressed,
        "addressees": [_words(line) for line in paper.addressees],
        "addressee_mm": ADDRESSEE_MM,
        "dash_em": paper.dash_em,
        "left": LETTERHEAD_LEFT[content.system],
        "draft": _words(content.draft),
    }


def _body(content: PaperContent, layout: PaperLayout) -> dict[str, Any]:
    return {
        "spreads": [
            {"across": one.across, "blocks": _blocks(one.blocks, layout, across=one.across)}
            for one in spreads(content.blocks, layout)
        ],
        "annexes": [_annex(annex, layout) for annex in content.annexes],
        "missing": any(OPEN in text for text in every_text(content)),
    }


def _foot(paper: Shown) -> dict[str, Any]:
    content = paper.content
    return {
        "signatures": [
            {"authority": _words(one.authority), "post": _words(one.post), "name": _words(one.name)}
            for one in content.signatures
        ],
        "received": RECEIVED,
        "recipients": [_words(line) for line in paper.recipients],
        "code": list(content.code_png),
        "code_caption": _words(content.code_caption),
    }


def _words(text: str) -> str:
    return breakable(printable(text))


def _annex(annex: Annex, layout: PaperLayout) -> dict[str, Any]:
    across = annex_turns(annex, layout)
    note = _words(note_lines(annex, across=across))
    head = {"label": _words(annex.label), "title": _words(annex.title), "note": note}
    return {**head, "across": across, "blocks": _blocks(annex.blocks, layout, across=across)}


def _blocks(blocks: tuple[Block, ...], layout: PaperLayout, *, across: bool) -> list[dict[str, Any]]:
    return [_block(block, layout, across=across) for block in blocks]


def _block(block: Block, layout: PaperLayout, *, across: bool) -> dict[str, Any]:
    if isinstance(block, PageBreak):
        return {"kind": "break"}
    if isinstance(block, Table):
        return _table(block, column_widths(block, layout, across=across))
    words = [_run(run, bind(run.text)) for run in block.runs]
    return {"kind": "paragraph", "style": block.style.value, "runs": words}


def _table(table: Table, widths: list[float]) -> dict[str, Any]:
    columns = [
        {"title": _words(column.title), "width": width, "align": column.align.value}
        for column, width in zip(table.columns, widths, strict=True)
    ]
    rows: list[list[dict[str, Any]]] = []
    for row in table.rows:
        rows.append([])
        for cell in row:
            shown: dict[str, Any] = {"span": cell.span, "runs": [_run(run, run.text) for run in cell.runs]}
            if cell.align:
                shown["align"] = cell.align.value
            rows[-1].append(shown)
    return {"kind": "table", "columns": columns, "rows": rows}


def _run(run: Run, text: str) -> dict[str, Any]:
    faces = {face: True for face in ("bold", "italic", "underline") if getattr(run, face)}
    return {"text": _words(text), **faces}
