"""The Word file of every kind of paper is measured against the rule packs: page, styles, tables, text in its style."""

import functools
import io
import zipfile

import pytest
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml.ns import qn
from docx.shared import Emu, Pt

from chibo.platform.papers.content import System
from chibo.platform.papers.layout import PREFIX
from chibo.platform.papers.render import render_docx, render_pdf, render_text
from tests.platform.papers.letters import EVERY_KIND, LAYOUTS, NUMBERS, letter
from tests.platform.papers.printed import Printed
from tests.platform.papers.reading import office_pdf, word_lines

PARTY, STATE = System.PARTY, System.STATE
kinds = pytest.mark.parametrize(("system", "code"), [pytest.param(*kind, id="-".join(kind)) for kind in EVERY_KIND])
TWIPS_OF_MM = 1440 / 25.4

# style, key of its size, bold, italic
STYLES = [
    ("Cơ quan cấp trên", "superior_pt", None, None),
    ("Cơ quan ban hành", "org_pt", True, None),
    ("Số, ký hiệu", "number_pt", None, None),
    ("Địa danh, ngày tháng", "place_date_pt", None, True),
    ("Title", "type_pt", True, None),
    ("Subtitle", "subject_pt", True, None),
    ("Quyền hạn ký", "authority_pt", True, None),
    ("Họ tên người ký", "signer_pt", True, None),
    ("Danh sách nơi nhận", "recipients_pt", None, None),
    ("Header", "page_number_pt", None, None),
    ("Dấu khẩn", "mark_pt", True, None),
    ("Chỉ dẫn lưu hành, dự thảo", "mark_pt", True, None),
]
OF_PARTY = [
    ("Tiêu đề Đảng", "party_title_pt", True, None),
    ("Trích yếu công văn", "letter_subject_pt", None, True),
    ("Chức vụ người ký", "authority_pt", None, None),
    ("Nơi nhận", "recipients_label_pt", None, None),
]
OF_STATE = [
    ("Quốc hiệu", "party_title_pt", True, None),
    ("Tiêu ngữ", "motto_pt", True, None),
    ("Trích yếu công văn", "letter_subject_pt", None, None),
    ("Chức vụ người ký", "authority_pt", True, None),
    ("Nơi nhận", "recipients_label_pt", True, True),
]


@functools.cache
def word(system, code):
    return Document(io.BytesIO(render_docx(letter(system, code), LAYOUTS[system])))


def rule(system, key):
    return NUMBERS.integer(f"{PREFIX[system]}.{key}")


def styles_of(cell):
    return [(line.style.name, line.text.replace("\u00a0", " ")) for line in cell.paragraphs]


@kinds
def test_the_page_is_that_of_the_rules(system, code):
    section = word(system, code).sections[0]
    margins = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    assert [round(margin.mm) for margin in margins] == NUMBERS.table(f"{PREFIX[system]}.margins_mm")
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    assert round(section.header_distance.mm) == rule(system, "header_mm")


@kinds
def test_the_page_number_is_top_centre_and_not_on_the_first_page(system, code):
    document = word(system, code)
    section = document.sections[0]
    assert section.different_first_page_header_footer
    assert section.first_page_header.is_linked_to_previous
    assert "PAGE" in section.header._element.xml
    assert document.styles["Header"].paragraph_format.alignment == WD_ALIGN_PARAGRAPH.CENTER


@kinds
def test_every_style_has_the_type_of_the_rules(system, code):
    document = word(system, code)
    font = NUMBERS.text(f"{PREFIX[system]}.font")
    assert document.styles.element.xpath("w:docDefaults//w:rFonts")[0].get(qn("w:ascii")) == font
    for style, key, bold, italic in STYLES + (OF_STATE if system is STATE else OF_PARTY):
        face = document.styles[style].font
        assert (style, face.size, face.bold, face.italic) == (style, Pt(rule(system, key)), bold, italic)
    assert document.styles["Nơi nhận"].font.underline is (None if system is STATE else True)


@kinds
def test_the_body_is_justified_on_exact_lines_with_an_indent(system, code):
    styles = word(system, code).styles
    normal = styles["Normal"]
    assert (normal.font.size, normal.paragraph_format.line_spacing) == (
        Pt(rule(system, "body_pt")),
        Pt(rule(system, "line_exact_pt")),
    )
    assert normal.paragraph_format.line_spacing_rule == WD_LINE_SPACING.EXACTLY
    for name in ("Body Text", "Căn cứ", "List", "Heading 1", "Heading 2"):
        body = styles[name].paragraph_format
        assert body.alignment == WD_ALIGN_PARAGRAPH.JUSTIFY
        assert round(body.first_line_indent.mm) == rule(system, "indent_mm")
        assert body.space_before == Pt(rule(system, "paragraph_pt"))


@kinds
def test_the_letterhead_is_a_table_of_two_columns_over_the_whole_width(system, code):
    document = word(system, code)
    table = document.tables[0]
    section = document.sections[0]
    whole = section.page_width - section.left_margin - section.right_margin
    assert abs(sum(column.width for column in table.columns) - whole) < Pt(1)
    assert not table._tbl.xpath("w:tblPr/w:tblBorders")
    assert len(table.columns) == 2
    assert len(table.rows) == (2 if system is STATE else 1)


@kinds
def test_every_line_of_the_letterhead_is_in_its_style(system, code):
    rows = word(system, code).tables[0].rows
    content = letter(system, code)
    if system is PARTY:
        assert styles_of(rows[0].cells[0])[:4] == [
            ("Cơ quan cấp trên", "ĐẢNG BỘ UBND TỈNH PHÚ THỌ"),
            ("Cơ quan ban hành", "CHI BỘ SỞ NGOẠI VỤ"),
            ("Số, ký hiệu", "*"),
            ("Số, ký hiệu", f"Số {content.number}"),
        ]
        right = styles_of(rows[0].cells[1])
        assert right[:2] == [("Tiêu đề Đảng", "ĐẢNG CỘNG SẢN VIỆT NAM"), ("Kẻ dưới tiêu đề", "")]
        dates = right[2:]
    else:
        assert styles_of(rows[0].cells[0]) == [
            ("Cơ quan cấp trên", "UBND TỈNH PHÚ THỌ"),
            ("Cơ quan ban hành", "SỞ NGOẠI VỤ"),
            ("Kẻ dưới tên cơ quan", ""),
        ]
        assert styles_of(rows[0].cells[1]) == [
            ("Quốc hiệu", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
            ("Tiêu ngữ", "Độc lập - Tự do - Hạnh phúc"),
            ("Kẻ dưới Tiêu ngữ", ""),
        ]
        assert styles_of(rows[1].cells[0])[0] == ("Số, ký hiệu", f"Số: {content.number}")
        dates = styles_of(rows[1].cells[1])
    if code == "BB":
        assert not [text for _style, text in dates if text]
    else:
        assert dates == [("Địa danh, ngày tháng", "Phú Thọ, ngày 05 tháng 11 năm 2026")]


@pytest.mark.parametrize(
    ("system", "style", "share"),
    [(PARTY, "Kẻ dưới tiêu đề", 1), (STATE, "Kẻ dưới Tiêu ngữ", 1), (STATE, "Kẻ dưới tên cơ quan", None),
     (STATE, "Kẻ dưới trích yếu", None)],
)
def test_rules_are_as_long_as_the_printed_ones(system, style, share):
    document = word(system, "KH")
    lines = [line for line in document.element.body.iter(qn("w:p")) if _style_of(document, line) == style]
    cell = next((one for one in lines[0].iterancestors(qn("w:tc"))), None)
    whole = int(cell.xpath("w:tcPr/w:tcW")[0].get(qn("w:w"))) if cell is not None else 165 * TWIPS_OF_MM
    own = lines[0].xpath("w:pPr/w:ind") or document.styles[style].element.xpath("w:pPr/w:ind")
    length = (whole - int(own[0].get(qn("w:left"))) - int(own[0].get(qn("w:right")))) / TWIPS_OF_MM
    texts = {"Kẻ dưới tiêu đề": 72.8, "Kẻ dưới Tiêu ngữ": 60.4, "Kẻ dưới tên cơ quan": 30.5, "Kẻ dưới trích yếu": 102.2}
    wanted = texts[style] if share else (texts[style] / 3, texts[style] / 2)
    assert length == pytest.approx(wanted, abs=0.6) if share else wanted[0] <= length <= wanted[1]


@kinds
def test_the_signature_is_kept_together_and_with_the_end_of_the_text(system, code):
    document = word(system, code)
    table = document.tables[-1]
    signed = table.rows[0].cells[-1].paragraphs
    spaces = [line for line in signed if line.style.name == "Chỗ ký"]
    assert len(spaces) == rule(system, "sign_lines")
    assert signed[-1].style.name == "Họ tên người ký"
    assert signed[-1].text == "Nguyễn Thị Thúy Mẫu"
    assert all(line.paragraph_format.keep_with_next for line in signed[:-1])
    texts = [line for line in document.paragraphs if line.text.strip()]
    before = texts[-1] if code != "BB" else next(line for line in texts if "kết thúc vào" in line.text)
    assert before.paragraph_format.keep_with_next


@kinds
def test_word_says_the_words_of_the_canonical_text(system, code):
    words = " ".join(word_lines(render_docx(letter(system, code), LAYOUTS[system])))
    for line in render_text(letter(system, code)).splitlines():
        for piece in line.split(" | "):
            assert " ".join(piece.split()) in words


@kinds
def test_the_same_paper_gives_the_same_bytes(system, code):
    content = letter(system, code, code_address="https://chibo.example.vn/v/abc/")
    assert render_docx(content, LAYOUTS[system]) == render_docx(content, LAYOUTS[system])


def test_stamps_are_framed_and_as_wide_as_the_decree_says():
    for urgency, width in (("urgent", 20), ("express", 30), ("very_urgent", 40)):
        document = Document(io.BytesIO(render_docx(letter(STATE, "CV", urgency=urgency), LAYOUTS[STATE])))
        assert len(document.styles["Dấu khẩn"].element.xpath("w:pPr/w:pBdr/*")) == 4
        assert document.styles["Dấu khẩn"].font.color.rgb is not None
        cell = document.tables[0].rows[1].cells[0]
        mark = next(line for line in cell.paragraphs if line.style.name == "Dấu khẩn")
        indent = mark.paragraph_format
        assert Emu(cell.width - indent.left_indent - indent.right_indent).mm == pytest.approx(width, abs=0.2)


def test_a_qr_code_is_one_picture_of_the_size_of_the_rules_with_words_for_who_cannot_see_it():
    content = letter(STATE, "KH", code_address="https://chibo.example.vn/v/abc/", code_caption="Quét mã để kiểm tra")
    made = render_docx(content, LAYOUTS[STATE])
    document = Document(io.BytesIO(made))
    (picture,) = document.inline_shapes
    assert round(picture.width.mm) == rule(STATE, "code_mm") == round(picture.height.mm)
    assert picture._inline.docPr.get("descr") == "Quét mã để kiểm tra"
    with zipfile.ZipFile(io.BytesIO(made)) as package:
        pictures = [name for name in package.namelist() if name.startswith("word/media/")]
        assert [package.read(name) for name in pictures] == [content.code_png]


@pytest.mark.parametrize(("system", "code"), [(STATE, "CV"), (STATE, "QĐ"), (PARTY, "BB")])
def test_libreoffice_prints_it_where_the_pdf_has_it(system, code, tmp_path):
    content = letter(system, code, urgency="express")
    office = Printed(office_pdf(render_docx(content, LAYOUTS[system]), tmp_path))
    ours = Printed(render_pdf(content, LAYOUTS[system]))
    assert (office.pages, office.size) == (ours.pages, ours.size)
    anchors = {
        STATE: ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "SỞ NGOẠI VỤ", "Số: 05/", "HỎA TỐC"),
        PARTY: ("ĐẢNG CỘNG SẢN VIỆT NAM", "CHI BỘ SỞ NGOẠI VỤ", "Số 05-", "BIÊN BẢN", "HỎA TỐC"),
    }[system]
    for words in (*anchors, "Nơi nhận:", "- Như trên"):
        there, here = office.find(words), ours.find(words)
        assert there.page == here.page
        assert there.size == here.size
        assert (there.bold, there.italic) == (here.bold, here.italic)
        assert there.middle == pytest.approx(here.middle, abs=1.5)
        assert there.baseline == pytest.approx(here.baseline, abs=8)
    assert office.signed("Nguyễn Thị Thúy Mẫu").middle == pytest.approx(ours.signed("Nguyễn Thị Thúy Mẫu").middle, abs=3)


def _style_of(document, element):
    key = element.xpath("w:pPr/w:pStyle/@w:val")
    names = document.styles.element.xpath(f"w:style[@w:styleId='{key[0]}']/w:name/@w:val") if key else [""]
    return names[0]
