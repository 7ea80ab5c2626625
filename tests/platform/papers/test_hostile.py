"""Text that means something to Typst, XML or a terminal is only text on a paper."""

import dataclasses
import io

import pytest
from docx import Document

from chibo.platform.papers.content import Column, Header, Signature, paragraph, table
from chibo.platform.papers.layout import PaperLayout
from chibo.platform.papers.render import render_docx, render_html, render_pdf, render_text
from tests.platform.papers.reading import pdf_pages, pdf_words, word_lines
from tests.platform.papers.samples import resolution

LAYOUT = PaperLayout()
HOSTILE = [
    '#read("/etc/passwd")',
    "#[x] *đậm* _nghiêng_ $x^2$ = Đề mục",
    "<script>alert(1)</script> & &amp; ]]>",
    "</w:t></w:r><w:r><w:t>chen vào",
    "@nhãn <nhãn> // chú thích /* dài */ ~ -- ---",
    "\\u{41} \\ \\\\ `mã` ```khối```",
    "{{ 7 * 7 }} {% raw %}",
    "\"kép\" 'đơn' “cong” …",
]


def _with(text):
    return dataclasses.replace(
        resolution(),
        title=text,
        header=Header(text, text),
        subject=text,
        blocks=(paragraph(text), table((Column(text),), [(text,)]), paragraph(text)),
        signatures=(Signature("BÍ THƯ", text, "T/M CHI BỘ"),),
        recipients=(text, "Lưu Chi bộ"),
    )


@pytest.mark.parametrize("text", HOSTILE)
def test_markup_is_printed_as_it_was_typed(text, tmp_path):
    content = _with(text)
    bare = text.replace(" ", "")
    assert bare in pdf_words(render_pdf(content, LAYOUT), tmp_path).replace(" ", "")
    assert text in word_lines(render_docx(content, LAYOUT))
    assert text in render_text(content)
    shown = render_html(content, LAYOUT)
    assert "<script" not in shown
    assert "style=" not in shown


def test_control_characters_are_dropped_everywhere(tmp_path):
    content = _with("một\u0000\u0001\u001b[31m\u202ehai\ufffe")
    assert "một[31mhai" in pdf_words(render_pdf(content, LAYOUT), tmp_path)
    assert "một[31mhai" in word_lines(render_docx(content, LAYOUT))


def test_a_word_of_five_thousand_letters_stays_on_the_paper(tmp_path):
    content = _with("x" * 5000)
    made = render_pdf(content, LAYOUT)
    longest = max(len(line.strip()) for page in pdf_pages(made, tmp_path) for line in page.splitlines())
    assert longest < 140
    assert pdf_words(made, tmp_path).replace(" ", "").count("x") >= 20_000
    assert Document(io.BytesIO(render_docx(content, LAYOUT))).paragraphs


def test_emoji_do_not_break_a_paper(tmp_path):
    content = _with("Chúc mừng 🎉👨‍👩‍👧 Đảng viên")
    assert "Đảng viên" in pdf_words(render_pdf(content, LAYOUT), tmp_path)
    assert "Chúc mừng 🎉👨‍👩‍👧 Đảng viên" in word_lines(render_docx(content, LAYOUT))


def test_an_empty_paper_is_still_a_page(tmp_path):
    content = dataclasses.replace(
        resolution(), blocks=(), signatures=(), recipients=(), subject="", number="", dateline=""
    )
    assert len(pdf_pages(render_pdf(content, LAYOUT), tmp_path)) == 1
    assert "NGHỊ QUYẾT" in word_lines(render_docx(content, LAYOUT))
