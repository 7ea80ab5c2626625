import dataclasses
import io

import pypdf
import pytest

from chibo.platform.papers.content import bold, italic, paragraph
from chibo.platform.papers.layout import PaperLayout
from chibo.platform.papers.render import render_pdf, render_text
from tests.platform.papers.reading import VIETNAMESE, pdf_fonts, pdf_pages, pdf_words
from tests.platform.papers.samples import minutes, resolution, result_table

LAYOUT = PaperLayout()
FACES = {"Tinos", "Tinos-Bold", "Tinos-Italic", "Tinos-BoldItalic"}


@pytest.fixture(scope="module")
def pdf():
    return render_pdf(resolution(), LAYOUT)


def test_the_same_paper_gives_the_same_bytes_whatever_was_printed_between(pdf):
    render_pdf(minutes(), LAYOUT)
    assert render_pdf(resolution(), LAYOUT) == pdf


def test_exactly_the_shipped_faces_are_embedded(tmp_path):
    content = dataclasses.replace(
        resolution(),
        blocks=(paragraph("a ", bold("b"), italic("c"), dataclasses.replace(bold("d"), italic=True)),),
    )
    assert pdf_fonts(render_pdf(content, LAYOUT), tmp_path) == dict.fromkeys(FACES, True)


def test_every_vietnamese_letter_is_in_every_face(tmp_path):
    assert len(set(VIETNAMESE)) == 146
    for face in (paragraph(VIETNAMESE), paragraph(bold(VIETNAMESE)), paragraph(italic(VIETNAMESE))):
        made = render_pdf(dataclasses.replace(minutes(), blocks=(face,)), LAYOUT)
        assert VIETNAMESE in pdf_words(made, tmp_path).replace(" ", "")
        assert set(pdf_fonts(made, tmp_path)) <= FACES


def test_the_pdf_says_the_words_of_the_canonical_text(pdf, tmp_path):
    words = pdf_words(pdf, tmp_path).replace(" ", "")
    for line in render_text(resolution()).splitlines():
        if " | " not in line and line != "-----":  # pdftotext joins hyphens at line ends
            assert line.replace(" ", "") in words
    for cell in ("BanhànhkếhoạchtuyêntruyềnđốingoạiquýIV", "Tìnhtrạngđầukỳ", "31/32đồngchíđãđăngký"):
        assert cell in words


def test_the_page_number_is_on_every_page_but_the_first(pdf, tmp_path):
    pages = pdf_pages(pdf, tmp_path)
    assert [page.split()[0] for page in pages] == ["ĐẢNG", *[str(n) for n in range(2, len(pages) + 1)]]


def test_the_pdf_is_tagged_in_vietnamese_and_names_nobody(pdf):
    read = pypdf.PdfReader(io.BytesIO(pdf))
    root = read.trailer["/Root"]
    assert "/StructTreeRoot" in root
    assert root["/Lang"].lower() == "vi-vn"
    assert read.metadata.title == "Nghị quyết tháng 11 năm 2026"
    assert not read.metadata.author


def test_it_is_a4(pdf):
    box = pypdf.PdfReader(io.BytesIO(pdf)).pages[0].mediabox
    assert (round(box.width * 25.4 / 72), round(box.height * 25.4 / 72)) == (210, 297)


def test_the_signature_never_stands_alone_on_a_page(tmp_path):
    for lines in range(20, 32):
        blocks = tuple(paragraph(f"Dòng thứ {n} của văn bản.") for n in range(lines))
        pages = pdf_pages(render_pdf(dataclasses.replace(resolution(), blocks=blocks), LAYOUT), tmp_path)
        signed = next(page for page in pages if "T/M CHI BỘ" in page)
        assert "Dòng thứ" in signed
        assert "Nguyễn Thị Minh Mẫu" in signed


def test_a_table_over_three_pages_repeats_its_titles(tmp_path):
    rows = [
        (f"Nhiệm vụ {n}", "Đang thực hiện", "Hoàn thành một phần, tiếp tục theo dõi") for n in range(1, 91)
    ]
    content = dataclasses.replace(resolution(), blocks=(result_table(rows),))
    pages = pdf_pages(render_pdf(content, LAYOUT), tmp_path)
    with_rows = [page for page in pages if "Nhiệm vụ " in page.replace("Nhiệm vụ đề ra", "")]
    assert len(with_rows) >= 3
    assert all("Nhiệm vụ đề ra" in page for page in with_rows)
