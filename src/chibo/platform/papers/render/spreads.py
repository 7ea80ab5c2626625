"""Which pages of a paper stand upright and which lie across, and how wide the columns of its tables are.

A table that does not fit upright turns its pages, with its heading.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from chibo.platform.papers.content import Annex, Block, Paragraph, Style, Table
from chibo.platform.papers.layout import A4_MM, PaperLayout
from chibo.platform.papers.rules.annexes import lies_across
from chibo.platform.papers.text import NBSP, balanced, bind

MM_OF_PT = 25.4 / 72
CELL_EDGES_MM = 2
"""What the edges of a cell take on both sides together."""
CAPITAL_EM, LETTER_EM = 0.72, 0.55
"""About how wide a bold letter is, in units of the type's size; rather more than less."""
NOTE_WIDTH = {False: 76, True: 116}
"""Letters of "(Kèm theo …)" on one line of an upright page, and of one that lies across."""
LONGEST_WORD = 24
"""Longer words are broken by every face."""
_LEADS_IN = (Style.PART, Style.HEADING, Style.SUBHEADING, Style.CHAPTER)


@dataclass(frozen=True)
class Spread:
    """Blocks on pages of one direction."""

    across: bool
    blocks: tuple[Block, ...]


def spreads(blocks: Sequence[Block], layout: PaperLayout) -> tuple[Spread, ...]:
    """The blocks in their order, cut where the pages turn. There is always one."""
    made: list[Spread] = []
    for block in blocks:
        across = _turns(block, layout)
        if made and made[-1].across == across:
            made[-1] = Spread(across, (*made[-1].blocks, block))
            continue
        moved: tuple[Block, ...] = ()
        if across and made:
            kept, moved = _without_heading(made.pop().blocks)
            made += [Spread(False, kept)] if kept else []
        made.append(Spread(across, (*moved, block)))
    return tuple(made) or (Spread(False, ()),)


def annex_turns(annex: Annex, layout: PaperLayout) -> bool:
    """Whether the pages of an annex lie across: it says so, or one of its tables does not fit upright."""
    return annex.across or any(_turns(block, layout) for block in annex.blocks)


def note_lines(annex: Annex, *, across: bool) -> str:
    """The line that ties an annex to its paper, broken where it is too long, never inside its date."""
    bound = bind(annex.note).replace(" tháng", f"{NBSP}tháng")
    return balanced(bound, NOTE_WIDTH[across])


def width_mm(layout: PaperLayout, *, across: bool) -> int:
    """The width between the margins of an upright page or of one that lies across."""
    return layout.text_width_mm + (A4_MM[1] - A4_MM[0] if across else 0)


def column_widths(table: Table, layout: PaperLayout, *, across: bool) -> list[float]:
    """The width of each column in millimetres: its share, but never less than its longest word where there is room."""
    whole, least = width_mm(layout, across=across), _least(table, layout)
    if lies_across(least, whole):
        return [whole * one / sum(least) for one in least]
    shares = [column.width for column in table.columns]
    narrow: set[int] = set()
    while True:
        rest = whole - sum(least[at] for at in narrow)
        among = sum(share for at, share in enumerate(shares) if at not in narrow)
        widths = [least[at] if at in narrow else rest * share / among for at, share in enumerate(shares)]
        too_narrow = {at for at, width in enumerate(widths) if width < least[at]} - narrow
        if not too_narrow:
            return widths
        narrow |= too_narrow


def _turns(block: Block, layout: PaperLayout) -> bool:
    return isinstance(block, Table) and (block.across or lies_across(_least(block, layout), layout.text_width_mm))


def _least(table: Table, layout: PaperLayout) -> list[float]:
    """The least width of each column in millimetres: its longest word and its edges."""
    letters = [_longest(column.title) for column in table.columns]
    for row in table.rows:
        at = 0
        for cell in row:
            if cell.span == 1:
                letters[at] = max(letters[at], *(_longest(run.text) for run in cell.runs), 0.0)
            at += cell.span
    return [em * layout.table_pt * MM_OF_PT + CELL_EDGES_MM for em in letters]


def _longest(text: str) -> float:
    return max((_em(word[:LONGEST_WORD]) for word in text.split()), default=0.0)


def _em(word: str) -> float:
    return sum(CAPITAL_EM if letter.isupper() else LETTER_EM for letter in word)


def _without_heading(blocks: tuple[Block, ...]) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    """The blocks, and the headings at their end, which go along with what they announce."""
    end = len(blocks)
    while end:
        last = blocks[end - 1]
        if not (isinstance(last, Paragraph) and last.style in _LEADS_IN):
            break
        end -= 1
    return blocks[:end], blocks[end:]
