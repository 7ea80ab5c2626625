"""Text as it is typed, read as the blocks of a paper: parts, headings, articles, items, tables."""

import re
from collections.abc import Iterable, Iterator

from chibo.platform.papers.content import (
    Align,
    Block,
    Column,
    Paragraph,
    Run,
    Style,
    Table,
    bold,
    heading,
    paragraph,
    part,
    subheading,
    table,
)
from chibo.platform.papers.kinds.letterhead import BodyPart
from chibo.platform.papers.rules.system import System, ended
from chibo.platform.papers.text import clean

_PART = re.compile(r"[IVXL]+[.\-–]\s*\S")
_CHAPTER = re.compile(r"(?:Phần|Chương|Mục|Tiểu mục)\s+(?:[IVXL]+|\d+|thứ [^\W\d_]+)\.?$", re.IGNORECASE)
_ARTICLE = re.compile(r"(Điều\s+\d+[a-zđ]?\.)\s*(.*)", re.DOTALL)
_NUMBERED = re.compile(r"\d+\.\s+\S")
_DEEPER = re.compile(r"\d+\.\d+\.?\s+\S")
_ITEM = re.compile(r"(?:[a-zđ]\)|[-+•–])\s*\S")
_LONGEST_HEADING = 120
_NUMBER_LIKE = re.compile(r"[\d.,%/ ]*$")


def blocks_of(text: str, *, field: str = "") -> tuple[Block, ...]:
    """The blocks of a typed text, one line each; empty lines fall away, rows "a | b" in a row are one table."""
    lines = [line.strip() for line in clean(text).split("\n") if line.strip()]
    return tuple(_read(lines, field))


def blocks_of_parts(parts: Iterable[BodyPart]) -> tuple[Block, ...]:
    """The blocks of a body written in parts; a heading without a mark of its own is the heading of a part."""
    blocks: list[Block] = []
    for one in parts:
        if one.heading.strip():
            head = blocks_of(one.heading, field=one.field)
            marked = isinstance(head[0], Paragraph) and head[0].style is not Style.BODY
            plain = (Paragraph((bold(clean(one.heading)),), Style.PART, one.field),)
            blocks += head if marked or _ARTICLE.match(one.heading) else plain
        blocks += blocks_of(one.text, field=one.field)
    return tuple(blocks)


def with_ending(blocks: tuple[Block, ...], system: System) -> tuple[Block, ...]:
    """The same blocks, the last sentence ended as the system asks; below a table a State paper has a line of its own."""
    if not blocks:
        return blocks
    last = blocks[-1]
    if isinstance(last, Paragraph) and last.runs:
        *before, tail = last.runs
        ending = Run(ended(system, tail.text), tail.bold, tail.italic, tail.underline)
        return (*blocks[:-1], Paragraph((*before, ending), last.style, last.field))
    if isinstance(last, Table) and system is System.STATE:
        return (*blocks, Paragraph((Run("./."),), Style.PLAIN))
    return blocks


def _read(lines: list[str], field: str) -> Iterator[Block]:
    at = 0
    while at < len(lines):
        rows = 0
        while at + rows < len(lines) and _is_row(lines[at + rows]):
            rows += 1
        if rows > 1 and (cells := _cells(lines[at : at + rows])):
            yield _table(cells)
            at += rows
        else:
            yield from _line(lines[at], field, after_chapter=at > 0 and bool(_CHAPTER.match(lines[at - 1])))
            at += 1


def _line(line: str, field: str, *, after_chapter: bool) -> Iterator[Block]:
    if _CHAPTER.match(line) or (after_chapter and line == line.upper()):
        yield Paragraph((bold(line),), Style.CHAPTER, field)
    elif article := _ARTICLE.match(line):
        number, words = article.groups()
        yield paragraph(bold(f"{number} "), words, field=field) if words else paragraph(bold(number), field=field)
    elif _PART.match(line) and len(line) <= _LONGEST_HEADING:
        yield _named(part(line), field)
    elif _DEEPER.match(line) and _is_heading(line):
        yield _named(subheading(line), field)
    elif _NUMBERED.match(line) and _is_heading(line):
        yield _named(heading(line), field)
    elif _ITEM.match(line):
        yield Paragraph((Run(line),), Style.ITEM, field)
    else:
        yield paragraph(line, field=field)


def _is_heading(line: str) -> bool:
    return len(line) <= _LONGEST_HEADING and not line.endswith((".", ";", ":", ","))


def _named(block: Paragraph, field: str) -> Paragraph:
    return Paragraph(block.runs, block.style, field)


def _is_row(line: str) -> bool:
    return " | " in line or (line.startswith("|") and line.endswith("|") and len(line) > 2)


def _cells(lines: list[str]) -> list[list[str]]:
    """The cells of each row; a row of dashes below the titles, as some type it, falls away."""
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    return [row for row in rows if not all(re.fullmatch(r":?-{2,}:?", cell) for cell in row)]


def _table(rows: list[list[str]]) -> Table:
    wide = max(len(row) for row in rows)
    filled = [tuple(row + [""] * (wide - len(row))) for row in rows]
    columns = tuple(_column(title, [row[at] for row in filled[1:]]) for at, title in enumerate(filled[0]))
    return table(columns, list(filled[1:]))


def _column(title: str, cells: list[str]) -> Column:
    longest = max([len(cell) for cell in cells] + [len(word) for word in title.split()] + [2])
    figures = bool(cells) and all(_NUMBER_LIKE.match(cell) for cell in cells)
    return Column(title, min(max(longest + 3, 6), 43), Align.CENTRE if figures else Align.LEFT)
