"""The styles of a Party paper in Word, and the empty document that carries them.

Built-in names are used where Word has one (headings fill the navigation pane); the others are named in
the secretary's words, for she will meet them in Word's list of styles.
"""

import io
from dataclasses import dataclass
from typing import Any

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.shared import Mm

from chibo.platform.papers.layout import LETTERHEAD_LEFT, PaperLayout
from chibo.platform.papers.render.wordml import RED, Element, field, styled, twips_of_mm, w
from chibo.platform.papers.rules.system import System

FONT = "Times New Roman"
PARTY_TITLE_EM = 13.777
"""Width of "ĐẢNG CỘNG SẢN VIỆT NAM" in bold Times, in units of its size: the rule below is as long."""
MOTTO_EM = 12.224
"""Width of "Độc lập - Tự do - Hạnh phúc" in bold Times."""
STAMP_LINE_PT = 18
"""Height of the line in a stamp; with the room inside its frame the stamp is 8 mm high."""
SINGLE = -1
"""A line as high as what stands in it."""
_WORD = "http://schemas.microsoft.com/office/word"
_BUILT_IN = (
    "Normal",
    "Body Text",
    "List",
    "Title",
    "Subtitle",
    "header",
    "heading 1",
    "heading 2",
    "heading 3",
)
_KEPT_PARTS = ("officeDocument", "core-properties", "styles", "settings", "header")


def empty_document(layout: PaperLayout, system: System) -> bytes:
    """A .docx without text: page, page number, styles, settings; nothing else and nobody's name."""
    document = Document()
    _drop_other_parts(document)
    document.core_properties._element.clear()
    document.core_properties.language = "vi-VN"
    _fill(document.styles.element, _styles(layout, system))
    _fill(document.settings.element, _settings())
    _set_page(document, layout)
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def _drop_other_parts(document: WordDocument) -> None:
    package = document.part.package
    for relations in (package.rels, document.part.rels):
        for key, relation in list(relations.items()):
            if not relation.reltype.endswith(_KEPT_PARTS):
                del relations[key]


def _fill(root: Any, children: list[Element]) -> None:
    for child in list(root):
        root.remove(child)
    root.extend(children)


def _set_page(document: WordDocument, layout: PaperLayout) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(layout.margin_top_mm), Mm(layout.margin_bottom_mm)
    section.left_margin, section.right_margin = Mm(layout.margin_left_mm), Mm(layout.margin_right_mm)
    section.header_distance = section.footer_distance = Mm(layout.header_mm)
    section.different_first_page_header_footer = True
    _fill(section.header._element, [styled("Header", *field(" PAGE "))])


def _settings() -> list[Element]:
    mode = w("compatSetting", name="compatibilityMode", uri=_WORD, val=15)
    return [
        w("zoom", percent=100),
        w("defaultTabStop", val=567),
        w("characterSpacingControl", val="doNotCompress"),
        w("compat", mode),
        w("themeFontLang", val="vi-VN"),
        w("decimalSymbol", val=","),
        w("listSeparator", val=";"),
    ]


def _styles(layout: PaperLayout, system: System) -> list[Element]:
    normal = _style("Normal", "Normal", size=layout.body_pt, line=layout.line_exact_pt, base="")
    normal.set(qn("w:default"), "1")
    state = system is System.STATE
    ours = [
        *_body_styles(layout),
        *(_state_head_styles(layout) if state else _party_head_styles(layout)),
        *_head_styles(layout),
        *(_state_end_styles(layout) if state else _party_end_styles(layout)),
        *_end_styles(layout),
    ]
    return [_defaults(layout), normal, *ours]


def _defaults(layout: PaperLayout) -> Element:
    fonts = w("rFonts", ascii=FONT, hAnsi=FONT, eastAsia=FONT, cs=FONT)
    size = layout.body_pt * 2
    language = w("lang", val="vi-VN", eastAsia="vi-VN", bidi="ar-SA")
    run = w("rPrDefault", w("rPr", fonts, w("sz", val=size), w("szCs", val=size), language))
    return w("docDefaults", run, w("pPrDefault", w("pPr", w("spacing", before=0, after=0))))


def _body_styles(layout: PaperLayout) -> list[Element]:
    body: dict[str, Any] = {
        "before": layout.paragraph_pt,
        "indent": twips_of_mm(layout.indent_mm),
        "align": "both",
    }
    table_line = layout.line_of(layout.table_pt)
    small: dict[str, Any] = {"size": layout.table_pt, "line": table_line}
    return [
        _style("BodyText", "Body Text", **body),
        _style("List", "List", **body),
        _style("Plain", "Không thụt đầu dòng", before=layout.paragraph_pt, align="both"),
        _style("Basis", "Căn cứ", **body),
        _style("Centred", "Giữa dòng", before=layout.paragraph_pt, align="center"),
        _style("Chapter", "Chương, thẩm quyền", before=layout.paragraph_pt, align="center", keep_next=True),
        _style("Heading1", "heading 1", **body, bold=True, level=0),
        _style("Heading2", "heading 2", **body, bold=True, level=1),
        _style("Heading3", "heading 3", **body, bold=True, italic=True, level=2),
        _style("TableText", "Chữ trong bảng", **small, before=2, after=2),
        _style("TableHead", "Đầu bảng", **small, before=2, after=2, bold=True, align="center"),
        _style("BeforeTable", "Trước bảng", size=2, line=layout.paragraph_pt),
        _centred("AnnexLabel", "Phụ lục", layout, layout.annex_pt, bold=True, level=0),
        _centred("AnnexTitle", "Tên phụ lục", layout, layout.annex_pt, bold=True, keep_next=True),
        _centred("AnnexNote", "Kèm theo", layout, layout.annex_pt, italic=True, after=layout.line_exact_pt),
        _style("Header", "header", size=layout.page_number_pt, line=layout.line_exact_pt, align="center"),
    ]


def _party_head_styles(layout: PaperLayout) -> list[Element]:
    spare = _spare(layout, System.PARTY, PARTY_TITLE_EM * layout.party_title_pt)
    return [
        _centred("PartyTitle", "Tiêu đề Đảng", layout, layout.party_title_pt, bold=True),
        _style("PartyRule", "Kẻ dưới tiêu đề", size=2, line=4, rule_inset=spare // 2),
        _centred("SubjectRule", "Kẻ dưới trích yếu", layout, layout.subject_pt, after=layout.paragraph_pt),
        _centred("LetterSubject", "Trích yếu công văn", layout, layout.letter_subject_pt, italic=True),
    ]


def _state_head_styles(layout: PaperLayout) -> list[Element]:
    spare = _spare(layout, System.STATE, MOTTO_EM * layout.motto_pt)
    ruled: dict[str, Any] = {"size": 2, "line": 4, "before": 2, "rule_inset": 0}
    return [
        _centred("PartyTitle", "Quốc hiệu", layout, layout.party_title_pt, bold=True),
        _centred("Motto", "Tiêu ngữ", layout, layout.motto_pt, bold=True),
        _style("PartyRule", "Kẻ dưới Tiêu ngữ", size=2, line=4, rule_inset=spare // 2),
        _style("NameRule", "Kẻ dưới tên cơ quan", size=2, line=4, rule_inset=0),
        _style("SubjectRule", "Kẻ dưới trích yếu", **ruled, after=layout.paragraph_pt),
        _centred("LetterSubject", "Trích yếu công văn", layout, layout.letter_subject_pt, before=6),
    ]


def _spare(layout: PaperLayout, system: System, width_pt: float) -> int:
    right = layout.text_width_mm * (1 - LETTERHEAD_LEFT[system])
    return max(0, twips_of_mm(right) - round(width_pt * 20))


def _head_styles(layout: PaperLayout) -> list[Element]:
    one_line = layout.line_of(max(layout.number_pt, layout.place_date_pt))
    stamp: dict[str, Any] = {"size": layout.mark_pt, "line": STAMP_LINE_PT, "align": "center", "bold": True}
    return [
        _centred("Superior", "Cơ quan cấp trên", layout, layout.superior_pt),
        _centred("Issuer", "Cơ quan ban hành", layout, layout.org_pt, bold=True),
        _style("Number", "Số, ký hiệu", size=layout.number_pt, line=one_line, align="center"),
        _centred("PlaceAndDate", "Địa danh, ngày tháng", layout, layout.place_date_pt, italic=True),
        _centred("Title", "Title", layout, layout.type_pt, bold=True, before=layout.line_exact_pt),
        _centred("Subtitle", "Subtitle", layout, layout.subject_pt, bold=True),
        _style("BeforeMark", "Trước dấu", size=2, line=6),
        _style("Urgency", "Dấu khẩn", **stamp, frame=RED),
        _style("Mark", "Chỉ dẫn lưu hành, dự thảo", **stamp, frame="auto"),
        _style("DraftMark", "Dự thảo ở lề trên", **{**stamp, "size": layout.mark_pt - 2, "line": 14}, frame="auto"),
        _style("Addressee", "Kính gửi một nơi", before=layout.paragraph_pt, after=layout.paragraph_pt, align="center"),
        _style("AddressedTo", "Kính gửi nhiều nơi"),
    ]


def _party_end_styles(layout: PaperLayout) -> list[Element]:
    label = layout.recipients_label_pt
    return [
        _centred("Post", "Chức vụ người ký", layout, layout.authority_pt),
        _style("RecipientsTitle", "Nơi nhận", size=label, line=layout.line_of(label), underline=True),
    ]


def _state_end_styles(layout: PaperLayout) -> list[Element]:
    label = layout.recipients_label_pt
    return [
        _centred("Post", "Chức vụ người ký", layout, layout.authority_pt, bold=True),
        _style("RecipientsTitle", "Nơi nhận", size=label, line=layout.line_of(label), bold=True, italic=True),
    ]


def _end_styles(layout: PaperLayout) -> list[Element]:
    recipients, caption = layout.recipients_pt, layout.recipients_pt - 2
    return [
        _centred("Authority", "Quyền hạn ký", layout, layout.authority_pt, bold=True),
        _style("SignSpace", "Chỗ ký", align="center"),
        _centred("Signer", "Họ tên người ký", layout, layout.signer_pt, bold=True),
        _style("Recipients", "Danh sách nơi nhận", size=recipients, line=layout.line_of(recipients)),
        _style("Code", "Mã QR", before=6, line=SINGLE),
        _style("CodeCaption", "Chú thích mã QR", size=caption, line=layout.line_of(caption)),
        _style("Space", "Khoảng cách", line=layout.line_exact_pt),
        _style("End", "Cuối văn bản", size=1, line=1),
    ]


def _centred(key: str, name: str, layout: PaperLayout, size: int, **more: Any) -> Element:
    return _style(key, name, size=size, line=layout.line_of(size), align="center", **more)


@dataclass(frozen=True)
class _Look:
    """Sizes and heights in points, indents in twips; 0 leaves the value of the base style."""

    size: int = 0
    line: int = 0
    before: int = 0
    after: int = 0
    indent: int = 0
    align: str = ""
    bold: bool = False
    italic: bool = False
    underline: bool = False
    level: int | None = None
    rule_inset: int | None = None
    keep_next: bool = False
    frame: str = ""


def _style(key: str, name: str, *, base: str = "Normal", **look: Any) -> Element:
    ours = {} if name in _BUILT_IN else {"customStyle": 1}
    heading = [w("name", val=name), w("basedOn", val=base) if base else None, w("qFormat")]
    drawn = [_of_paragraph(_Look(**look)), _of_letters(_Look(**look))]
    return w("style", *heading, *drawn, type_="paragraph", styleId=key, **ours)


def _of_paragraph(look: _Look) -> Element:
    spacing: dict[str, object] = {"before": look.before * 20, "after": look.after * 20}
    if look.line == SINGLE:
        spacing |= {"line": 240, "lineRule": "auto"}
    elif look.line:
        spacing |= {"line": look.line * 20, "lineRule": "exact"}
    ruled = look.rule_inset is not None
    return w(
        "pPr",
        w("keepNext") if look.keep_next or look.level is not None else None,
        w("pBdr", w("top", val="single", sz=6, space=0, color="auto")) if ruled else _frame(look.frame),
        w("spacing", **spacing),
        _indent(look.indent, look.rule_inset),
        w("jc", val=look.align) if look.align else None,
        w("outlineLvl", val=look.level) if look.level is not None else None,
    )


def _of_letters(look: _Look) -> Element:
    return w(
        "rPr",
        w("b") if look.bold else None,
        w("i") if look.italic else None,
        w("color", val=look.frame) if look.frame == RED else None,
        w("sz", val=look.size * 2) if look.size else None,
        w("szCs", val=look.size * 2) if look.size else None,
        w("u", val="single") if look.underline else None,
    )


def _frame(colour: str) -> Element | None:
    if not colour:
        return None
    sides = ("top", "left", "bottom", "right")
    return w("pBdr", *[w(side, val="single", sz=8, space=2, color=colour) for side in sides])


def _indent(first_line: int, rule_inset: int | None) -> Element | None:
    if rule_inset is not None:
        return w("ind", left=rule_inset, right=rule_inset)
    return w("ind", firstLine=first_line) if first_line else None
