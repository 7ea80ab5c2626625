"""The head of a paper in Word: the two columns of the letterhead, the marks, the title, whom it addresses."""

from functools import lru_cache

from PIL import ImageFont

from chibo.platform.papers.layout import ADDRESSEE_MM, LETTERHEAD_LEFT, RULE_SHARE, PaperLayout
from chibo.platform.papers.letters import FONTS
from chibo.platform.papers.render.shown import Shown
from chibo.platform.papers.render.wordml import (
    Element,
    cell,
    grid,
    line,
    pieces,
    row,
    styled,
    twips_of_mm,
)
from chibo.platform.papers.rules.marks import stamp_width_mm
from chibo.platform.papers.text import bind

_UNIT = 1000
MARK_EDGES_MM = 4
"""Between the words of a mark and its frame, left and right together."""


def head_of(paper: Shown, layout: PaperLayout) -> list[Element]:
    """Everything above the text."""
    letterhead = _state_letterhead(paper, layout) if paper.of_state else _party_letterhead(paper, layout)
    return [letterhead, *_title(paper, layout), *_addressees(paper, layout)]


def _party_letterhead(paper: Shown, layout: PaperLayout) -> Element:
    left, right = _columns(paper, layout)
    ours = [line("Superior", paper.superior)] if paper.superior else []
    ours += [line("Issuer", paper.issuer), line("Number", "*"), *_below_names(paper, layout, left)]
    party = [line("PartyTitle", paper.title), line("PartyRule", ""), *_dateline(paper)]
    return grid([left, right], [row([cell(left, *ours), cell(right, *party)])], ruled=False)


def _state_letterhead(paper: Shown, layout: PaperLayout) -> Element:
    """Two rows, so that number and date stand on one line, as the decree draws them."""
    left, right = _columns(paper, layout)
    ours = [line("Superior", paper.superior)] if paper.superior else []
    ours += [line("Issuer", paper.issuer), _rule("NameRule", paper.issuer, layout.org_pt, left)]
    nation = [line("PartyTitle", paper.title), line("Motto", paper.motto), line("PartyRule", "")]
    under = _below_names(paper, layout, left) or [line("Number", "")]
    rows = [
        row([cell(left, *ours), cell(right, *nation)]),
        row([cell(left, *under), cell(right, *(_dateline(paper) or [line("Number", "")]))]),
    ]
    return grid([left, right], rows, ruled=False)


def _columns(paper: Shown, layout: PaperLayout) -> tuple[int, int]:
    whole = twips_of_mm(layout.text_width_mm)
    left = round(whole * LETTERHEAD_LEFT[paper.content.system])
    return left, whole - left


def _dateline(paper: Shown) -> list[Element]:
    return [line("PlaceAndDate", bind(paper.content.dateline))] if paper.content.dateline else []


def _below_names(paper: Shown, layout: PaperLayout, width: int) -> list[Element]:
    lines = [line("Number", paper.number)] if paper.number else []
    if paper.letter_subject:
        lines.append(line("LetterSubject", paper.letter_subject))
    urgency = paper.content.urgency
    if urgency:
        inset = max(0, width - twips_of_mm(stamp_width_mm(urgency))) // 2
        lines += [line("BeforeMark", ""), styled("Urgency", *pieces(urgency), insets=(inset, inset))]
    for mark in paper.marks:
        inset = max(0, width - round(_em_bold(mark) * layout.mark_pt * 20) - twips_of_mm(MARK_EDGES_MM)) // 2
        lines += [line("BeforeMark", ""), styled("Mark", *pieces(mark), insets=(inset, inset))]
    return lines


def _title(paper: Shown, layout: PaperLayout) -> list[Element]:
    content = paper.content
    if content.is_letter:
        return [line("Space", "")]
    lines = [line("Title", content.kind_title)]
    if paper.subject:
        lines.append(line("Subtitle", paper.subject))
    if not paper.of_state:
        return [*lines, line("SubjectRule", "-----")]
    width = twips_of_mm(layout.text_width_mm)
    return [*lines, _rule("SubjectRule", paper.subject, layout.subject_pt, width)] if paper.subject else lines


def _rule(style: str, text: str, size: int, room: int) -> Element:
    """A line as long as its share of the bold text above it."""
    longest = max(_em_bold(one) for one in text.split("\n"))
    inset = max(0, room - round(longest * size * 20 * RULE_SHARE)) // 2
    return styled(style, insets=(inset, inset))


def _addressees(paper: Shown, layout: PaperLayout) -> list[Element]:
    said, lines = paper.content.addressed, paper.addressees
    if len(lines) < 2:
        return [line("Addressee", f"{said}: {lines[0]}")] if lines else []
    start = twips_of_mm(ADDRESSEE_MM)
    dash = start + round(paper.dash_em * layout.body_pt * 20)
    return [
        styled("AddressedTo", *pieces(f"{said}:"), insets=(start, 0)),
        *[styled("AddressedTo", *pieces(one), insets=(dash, 0)) for one in lines],
    ]


def _em_bold(text: str) -> float:
    """Width of bold text in units of its size; Tinos has the widths of Times New Roman."""
    return float(_bold().getlength(text)) / _UNIT


@lru_cache(maxsize=1)
def _bold() -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(FONTS / "Tinos-Bold.ttf"), _UNIT, layout_engine=ImageFont.Layout.BASIC)
