import dataclasses
import io
import zipfile

import pytest
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.shared import Pt

from chibo.platform.papers.content import Cell, Header, Table, paragraph, runs
from chibo.platform.papers.layout import PaperLayout
from chibo.platform.papers.render import render_docx, render_text
from tests.platform.papers.reading import office_pdf, pdf_fonts, pdf_pages, pdf_words, word_lines
from tests.platform.papers.samples import minutes, resolution, result_table

LAYOUT = PaperLayout()


@pytest.fixture(scope="module")
def document():
    return Document(io.BytesIO(render_docx(resolution(), LAYOUT)))


def test_the_same_paper_gives_the_same_bytes():
    assert render_docx(resolution(), LAYOUT) == render_docx(resolution(), LAYOUT)


def test_the_page_has_the_margins_of_the_rule_pack(document):
    section = document.sections[0]
    margins = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    assert [round(margin.mm) for margin in margins] == [20, 20, 30, 15]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    assert round(section.header_distance.mm) == 10


def test_the_page_number_is_top_centre_and_not_on_the_first_page(document):
    section = document.sections[0]
    assert section.different_first_page_header_footer
    assert section.first_page_header.is_linked_to_previous
    assert "PAGE" in section.header._element.xml
    assert document.styles["Header"].paragraph_format.alignment == WD_ALIGN_PARAGRAPH.CENTER


@pytest.mark.parametrize(
    ("style", "size", "bold", "italic"),
    [
        ("Cơ quan cấp trên", 14, None, None),
        ("Cơ quan ban hành", 14, True, None),
        ("Tiêu đề Đảng", 15, True, None),
        ("Địa danh, ngày tháng", 14, None, True),
        ("Title", 16, True, None),
        ("Subtitle", 14, True, None),
        ("Quyền hạn ký", 14, True, None),
        ("Chức vụ người ký", 14, None, None),
        ("Họ tên người ký", 14, True, None),
        ("Danh sách nơi nhận", 12, None, None),
    ],
)
def test_each_part_of_the_page_has_its_type(document, style, size, bold, italic):
    font = document.styles[style].font
    assert (font.size, font.bold, font.italic) == (Pt(size), bold, italic)


def test_the_body_is_justified_on_exact_lines_with_an_indent(document):
    normal, body = document.styles["Normal"], document.styles["Body Text"]
    assert normal.paragraph_format.line_spacing == Pt(19)
    assert normal.paragraph_format.line_spacing_rule == WD_LINE_SPACING.EXACTLY
    assert body.paragraph_format.alignment == WD_ALIGN_PARAGRAPH.JUSTIFY
    assert round(body.paragraph_format.first_line_indent.mm) == 10
    assert body.paragraph_format.space_before == Pt(6)


def test_the_label_of_the_recipients_is_underlined(document):
    assert document.styles["Nơi nhận"].font.underline


def test_parts_are_headings_that_word_lists_in_its_navigation(document):
    headings = [line.text for line in document.paragraphs if line.style.name == "Heading 1"]
    assert [heading.split(".")[0] for heading in headings] == ["I", "II", "III", "IV"]


def test_nobody_s_name_is_in_the_properties(document):
    properties = document.core_properties
    assert (properties.author, properties.last_modified_by, properties.comments) == ("", "", "")
    assert (properties.title, properties.language) == ("Nghị quyết tháng 11 năm 2026", "vi-VN")


def test_the_package_holds_only_what_the_paper_needs():
    with zipfile.ZipFile(io.BytesIO(render_docx(resolution(), LAYOUT))) as package:
        assert sorted(package.namelist()) == [
            "[Content_Types].xml",
            "_rels/.rels",
            "docProps/core.xml",
            "word/_rels/document.xml.rels",
            "word/document.xml",
            "word/header1.xml",
            "word/settings.xml",
            "word/styles.xml",
        ]
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_signature_is_kept_with_the_end_of_the_text(document):
    closing = next(line for line in document.paragraphs if "tán thành" in line.text)
    assert closing.paragraph_format.keep_with_next
    signature = document.tables[-1].rows[0].cells[1].paragraphs
    assert [line.text for line in signature] == [
        "T/M CHI BỘ",
        "BÍ THƯ",
        "",
        "",
        "",
        "",
        "Nguyễn Thị Minh Mẫu",
    ]
    assert all(line.paragraph_format.keep_with_next for line in signature[:-1])


def test_the_titles_of_a_table_come_again_on_every_page(document):
    row = document.tables[1].rows[0]._tr
    assert row.trPr.xpath("w:tblHeader")
    assert [cell.text for cell in document.tables[1].rows[0].cells] == [
        "TT",
        "Nhiệm vụ đề ra",
        "Tình trạng đầu kỳ",
        "Kết quả thực hiện",
    ]


def test_word_says_the_words_of_the_canonical_text():
    words = " ".join(word_lines(render_docx(resolution(), LAYOUT)))
    for line in render_text(resolution()).splitlines():
        for piece in line.split(" | "):
            assert " ".join(piece.split()) in words


def test_another_layout_gives_another_page():
    layout = dataclasses.replace(LAYOUT, margin_left_mm=25, line_exact_pt=18, body_pt=13)
    document = Document(io.BytesIO(render_docx(resolution(), layout)))
    assert round(document.sections[0].left_margin.mm) == 25
    assert document.styles["Normal"].paragraph_format.line_spacing == Pt(18)
    assert document.styles["Normal"].font.size == Pt(13)


def test_libreoffice_opens_a_resolution_and_prints_every_field(tmp_path):
    pdf = office_pdf(render_docx(resolution(), LAYOUT), tmp_path)
    first, second, *_ = pdf_pages(pdf, tmp_path)
    assert not first.strip().startswith("1")
    assert second.strip().startswith("2")
    words = pdf_words(pdf, tmp_path, "-layout")
    for field in (
        "ĐẢNG BỘ UBND TỈNH PHÚ THỌ",
        "ĐẢNG CỘNG SẢN VIỆT NAM",
        "CHI BỘ SỞ NGOẠI VỤ",
        "Số 05-NQ/CB",
        "Phú Thọ, ngày 05 tháng 11 năm 2026",
        "NGHỊ QUYẾT",
        "về lãnh đạo thực hiện nhiệm vụ tháng 11 năm 2026",
        "T/M CHI BỘ",
        "BÍ THƯ",
        "Nguyễn Thị Minh Mẫu",
        "Nơi nhận:",
        "- Lưu Chi bộ.",
    ):
        assert field in words
    assert set(pdf_fonts(pdf, tmp_path)) <= {
        name + face
        for name in ("LiberationSerif", "TimesNewRomanPS", "TimesNewRoman", "Tinos")
        for face in ("", "-Regular", "-Bold", "-Italic", "-BoldItalic", "MT")
    }


def test_libreoffice_opens_minutes_with_two_signatures(tmp_path):
    words = pdf_words(office_pdf(render_docx(minutes(), LAYOUT), tmp_path), tmp_path, "-layout")
    assert "NGƯỜI GHI BIÊN BẢN CHỦ TRÌ HỘI NGHỊ" in words
    assert "ngày 05 tháng 11 năm 2026." in words


def test_a_table_over_three_pages_repeats_its_titles_in_libreoffice(tmp_path):
    rows = [
        (f"Nhiệm vụ {n}", "Đang thực hiện", "Hoàn thành một phần, tiếp tục theo dõi") for n in range(1, 91)
    ]
    content = dataclasses.replace(
        resolution(), blocks=(paragraph("Bảng:"), result_table(rows), paragraph("Hết."))
    )
    pages = pdf_pages(office_pdf(render_docx(content, LAYOUT), tmp_path), tmp_path)
    with_rows = [page for page in pages if "Nhiệm vụ " in page.replace("Nhiệm vụ đề ra", "")]
    assert len(with_rows) >= 3
    assert all("Nhiệm vụ đề ra" in page for page in with_rows)


def test_a_row_that_does_not_fill_the_columns_is_an_error_at_once():
    columns = result_table().columns
    with pytest.raises(ValueError, match="row 1"):
        Table(columns, ((Cell(runs("một")), Cell(runs("hai"))),))


def test_a_unit_without_a_superior_begins_with_its_own_name():
    content = dataclasses.replace(resolution(), header=Header("", "CHI BỘ SỞ NGOẠI VỤ"))
    assert word_lines(render_docx(content, LAYOUT))[0] == "CHI BỘ SỞ NGOẠI VỤ"


def test_a_paper_that_ends_with_a_table_still_ends_with_a_paragraph_as_word_demands():
    content = dataclasses.replace(resolution(), blocks=(result_table(),), signatures=(), recipients=())
    body = Document(io.BytesIO(render_docx(content, LAYOUT))).element.body
    assert [element.tag.split("}")[1] for element in body[-3:]] == ["tbl", "p", "sectPr"]
