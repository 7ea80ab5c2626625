"""How a paper looks: millimetres and points, read from the rule packs, kept with each frozen paper."""

from dataclasses import asdict, dataclass, fields
from typing import Any

from chibo.kernel.rulebook import Numbers
from chibo.platform.papers.rules.spelling import Spelling
from chibo.platform.papers.rules.system import System

A4_MM = (210, 297)
NAME_WIDTH = {System.PARTY: 25, System.STATE: 20}
"""Letters of an organisation's name that fit on one line of the letterhead."""
LETTERHEAD_LEFT = {System.PARTY: 78 / 165, System.STATE: 60 / 165}
"""Share of the left side of the letterhead; the name of the nation is half as long again as the Party's."""
RULE_SHARE = 0.4
"""Length of the rule below the name of a State body and below a subject: between 1/3 and 1/2 of the line."""
PREFIX = {System.PARTY: "documents", System.STATE: "state_documents"}
"""Where the rule packs keep the numbers of each system."""
LETTER_SUBJECT_WIDTH = {System.PARTY: 36, System.STATE: 28}
"""Letters of a letter's subject on one line below its number."""
ADDRESSEE_MM = 30
"""Where "Kính gửi:" begins when several are addressed; their dashes stand below its colon."""
SUBJECT_WIDTH = 64
"""Letters of the subject (trích yếu) on one line before it is broken into lines of about one length."""
SMALL_STEP_PT = 1
"""A table is set this much smaller than the body."""


@dataclass(frozen=True)
class PaperLayout:
    """Layout of a paper on A4. The defaults are those of 05-HD/VPTW (2026), for previews and tests.

    Margins, indent and header distance in millimetres; everything else in points. ``header_mm`` is the
    distance of the page number from the upper edge; lines are exactly ``line_exact_pt`` high. On State papers
    ``party_title_pt`` is the type of the nation's name, ``motto_pt`` of the motto below it. ``sign_lines`` is the room
    for the signature in lines of the body; ``spelling`` counts the spellings of :class:`Spelling` from 1;
    ``annex_pt`` is the type of the lines at the head of an annex.
    """

    margin_top_mm: int = 20
    margin_bottom_mm: int = 20
    margin_left_mm: int = 30
    margin_right_mm: int = 15
    header_mm: int = 10
    indent_mm: int = 10
    body_pt: int = 14
    line_exact_pt: int = 19
    paragraph_pt: int = 6
    party_title_pt: int = 15
    superior_pt: int = 14
    org_pt: int = 14
    number_pt: int = 14
    place_date_pt: int = 14
    type_pt: int = 16
    subject_pt: int = 14
    authority_pt: int = 14
    signer_pt: int = 14
    recipients_label_pt: int = 14
    recipients_pt: int = 12
    page_number_pt: int = 13
    motto_pt: int = 14
    letter_subject_pt: int = 12
    mark_pt: int = 13
    sign_lines: int = 4
    code_mm: int = 25
    spelling: int = 1
    annex_pt: int = 14

    @property
    def table_pt(self) -> int:
        """Size of table text."""
        return self.body_pt - SMALL_STEP_PT

    @property
    def text_width_mm(self) -> int:
        """Width between the margins."""
        return A4_MM[0] - self.margin_left_mm - self.margin_right_mm

    def line_of(self, size_pt: int) -> int:
        """Height of a line in another size than the body, in the body's proportion, rounded up."""
        return -(-size_pt * self.line_exact_pt // self.body_pt)

    @property
    def signature_pt(self) -> int:
        """Height of the room for a signature and its picture."""
        return self.sign_lines * self.line_exact_pt

    def as_json(self) -> dict[str, int]:
        """For the frozen paper."""
        return asdict(self)


def layout_from(numbers: Numbers, system: System = System.PARTY) -> PaperLayout:
    """The layout of the rule packs in force (keys ``documents.*`` or ``state_documents.*``)."""
    prefix = PREFIX[system]
    top, bottom, left, right = (int(margin) for margin in numbers.table(f"{prefix}.margins_mm"))
    settled = {
        "margin_top_mm": top,
        "margin_bottom_mm": bottom,
        "margin_left_mm": left,
        "margin_right_mm": right,
        "spelling": list(Spelling).index(Spelling(numbers.text(f"{prefix}.spelling"))) + 1,
    }
    if system is System.PARTY:
        settled["motto_pt"] = PaperLayout.motto_pt  # the Party has none
    others = {
        field.name: numbers.integer(f"{prefix}.{field.name}")
        for field in fields(PaperLayout)
        if field.name not in settled
    }
    return PaperLayout(**settled, **others)


def spelling_of(layout: PaperLayout) -> Spelling:
    """How the words of a paper in this layout are spelt."""
    return list(Spelling)[layout.spelling - 1]


def layout_from_json(data: dict[str, Any]) -> PaperLayout:
    """The layout of a frozen paper; what later versions added takes its default."""
    known = {field.name for field in fields(PaperLayout)}
    return PaperLayout(**{name: int(value) for name, value in data.items() if name in known})


def layout_key(layout: PaperLayout) -> str:
    """The numbers of a layout in one word, for an address and a class."""
    return "-".join(str(number) for number in layout.as_json().values())


def layout_from_key(key: str) -> PaperLayout:
    """The layout that a key names.

    Raises:
        ValueError: not a key, or numbers that no page can have.
    """
    numbers = [int(word) for word in key.split("-") if word.isdecimal() and len(word) < 4]
    if len(numbers) != len(fields(PaperLayout)) or not all(0 < number < 200 for number in numbers):
        raise ValueError(f"not a layout: {key}")
    return PaperLayout(*numbers)
