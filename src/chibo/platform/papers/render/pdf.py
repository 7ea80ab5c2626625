"""PDF by Typst: one fixed template, the paper as data, the shipped fonts and no others."""

import json
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import Any

import typst

from chibo.platform.papers.content import Block, PageBreak, PaperContent, Run, Table, recipient_lines
from chibo.platform.papers.layout import NAME_WIDTH, SUBJECT_WIDTH, PaperLayout
from chibo.platform.papers.rules.header import PARTY
from chibo.platform.papers.text import balanced, bind, breakable

FONTS = Path(__file__).resolve().parent.parent / "fonts"
TEMPLATE = Path(__file__).resolve().parent / "paper.typ"

_one_at_a_time = Lock()


def render(content: PaperContent, layout: PaperLayout) -> bytes:
    """The paper as tagged PDF. The template sees the words as JSON, so nothing in them can be markup."""
    data = json.dumps(_data(content, layout), ensure_ascii=False)
    with _one_at_a_time:
        made = _compiler().compile(_template(), format="pdf", sys_inputs={"paper": data}, timestamp=0)
    if not isinstance(made, bytes):
        raise TypeError("Typst returned pages where one PDF was asked for")
    return made


@lru_cache(maxsize=1)
def _compiler() -> typst.Compiler:
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])
    return typst.Compiler(root=str(FONTS), font_paths=fonts, ignore_system_fonts=True)


@lru_cache(maxsize=1)
def _template() -> bytes:
    return TEMPLATE.read_bytes()


def _data(content: PaperContent, layout: PaperLayout) -> dict[str, Any]:
    return {
        "title": content.title,
        "party": PARTY,
        "superior": breakable(balanced(content.header.superior, NAME_WIDTH[content.system])),
        "issuer": breakable(balanced(content.header.issuer, NAME_WIDTH[content.system])),
        "number": content.number,
        "dateline": content.dateline,
        "kind_title": breakable(content.kind_title),
        "subject": breakable(bind(balanced(content.subject, SUBJECT_WIDTH))),
        "blocks": [_block(block) for block in content.blocks],
        "signatures": [
            {"authority": signature.authority, "post": signature.post, "name": breakable(signature.name)}
            for signature in content.signatures
        ],
        "recipients": [breakable(line) for line in recipient_lines(content.recipients)],
        "layout": layout.as_json(),
    }


def _block(block: Block) -> dict[str, Any]:
    if isinstance(block, PageBreak):
        return {"kind": "break"}
    if isinstance(block, Table):
        return _table(block)
    words = [_run(run, bind(run.text)) for run in block.runs]
    return {"kind": "paragraph", "style": block.style.value, "runs": words}


def _table(table: Table) -> dict[str, Any]:
    columns = [
        {"title": breakable(column.title), "width": column.width, "align": column.align.value}
        for column in table.columns
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
    return {"text": breakable(text), **faces}
