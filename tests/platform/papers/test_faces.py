"""What all three faces of a paper must show alike: holes in red, strange letters, the office's spelling, marks, the code."""

import base64
import dataclasses
import io
import json
import re
from pathlib import Path

import pytest
from docx import Document

from chibo.platform.papers import layout as layouts
from chibo.platform.papers.content import System, paragraph
from chibo.platform.papers.kinds import Letterhead, compose_letter, kind_of, missing, with_code
from chibo.platform.papers.layout import (
    PaperLayout,
    layout_from,
    layout_from_json,
    layout_from_key,
    layout_key,
)
from chibo.platform.papers.letters import letters_of_the_font, printable, unprintable
from chibo.platform.papers.render import render_docx, render_html, render_pdf, render_text
from chibo.platform.papers.rules.spelling import Spelling
from chibo.platform.rulebook.lookup import OwnValue, Rules
from tests.platform.papers.letters import DAY, EVERY_KIND, LAYOUTS, NUMBERS, letter
from tests.platform.papers.printed import Printed
from tests.platform.papers.reading import VIETNAMESE, pdf_fonts, word_lines
from tests.platform.papers.samples import resolution

PARTY, STATE = System.PARTY, System.STATE
CSS = (Path(layouts.__file__).parent / "static/papers/paper.css").read_text()
kinds = pytest.mark.parametrize(("system", "code"), [pytest.param(*kind, id="-".join(kind)) for kind in EVERY_KIND])
OLD_LAYOUT = {
    "margin_top_mm": 20, "margin_bottom_mm": 20, "margin_left_mm": 30, "margin_right_mm": 15, "header_mm": 10,
    "indent_mm": 10, "body_pt": 14, "line_exact_pt": 19, "paragraph_pt": 6, "party_title_pt": 15, "superior_pt": 14,
    "org_pt": 14, "number_pt": 14, "place_date_pt": 14, "type_pt": 16, "subject_pt": 14, "authority_pt": 14,
    "signer_pt": 14, "recipients_label_pt": 14, "recipients_pt": 12, "page_number_pt": 13,
}  # fmt: skip
"""A layout as papers kept it before State papers came."""


def shown_words(html):
    return " ".join(re.sub(r"<[^>]+>", " ", html.replace("&#x27;", "'")).replace("\u00a0", " ").split())


def unfilled():
    kind = kind_of(STATE, "KH", NUMBERS)
    return compose_letter(kind, {"body": f"Giao {missing('người chủ trì')} thực hiện."}, head=Letterhead())


def test_a_hole_is_red_and_in_brackets_in_word():
    document = Document(io.BytesIO(render_docx(unfilled(), LAYOUTS[STATE])))
    runs = document.element.body.xpath(".//w:r[w:rPr/w:color/@w:val='C00000']/w:t/text()")
    assert {"[trích yếu]", "[người chủ trì]", "[họ tên người ký]", "[cơ quan ban hành]"} <= set(runs)
    assert "Giao [người chủ trì] thực hiện./." in word_lines(render_docx(unfilled(), LAYOUTS[STATE]))


def test_a_hole_is_red_and_in_brackets_on_the_sheet():
    sheet = render_html(unfilled(), LAYOUTS[STATE])
    assert 'Giao <mark class="paper-missing">[người chủ trì]</mark> thực hiện./.' in sheet
    assert ".paper-missing" in CSS


def test_a_hole_is_in_brackets_in_print():
    paper = Printed(render_pdf(unfilled(), LAYOUTS[STATE]))
    assert paper.has("Giao [người chủ trì] thực hiện./.")
    assert "[người chủ trì]" in render_text(unfilled())
    assert "⟦" not in render_text(unfilled())


@pytest.mark.parametrize(
    ("text", "lacking", "seen"),
    [
        ("Chúc mừng 🎉 Đảng viên", "🎉", "Chúc mừng □ Đảng viên"),
        ("Đối tác 中国, ລາວ", "中国ລາວ", "Đối tác □□, □□□"),
        ("👍🏽 tốt", "👍", "□ tốt"),
        ("½ – “đúng” … №", "", "½ – “đúng” … №"),
    ],
)
def test_letters_that_the_paper_font_lacks_are_boxes_in_print_and_are_named(text, lacking, seen, tmp_path):
    content = dataclasses.replace(resolution(), blocks=(paragraph(text),))
    assert printable(text) == seen
    assert unprintable(content) == lacking
    made = render_pdf(content, PaperLayout())
    assert Printed(made).has(seen.split(" ")[0])
    assert {name.split("-")[0] for name in pdf_fonts(made, tmp_path)} == {"Tinos"}
    assert text in word_lines(render_docx(content, PaperLayout()))


def test_the_font_has_every_vietnamese_letter_and_no_emoji():
    known = letters_of_the_font()
    assert set(VIETNAMESE) | set("0123456789 \u00a0\u2007□–“”…") <= known
    assert not known & set("🎉中ລ")


@pytest.mark.parametrize(("system", "key"), [(PARTY, "documents.spelling"), (STATE, "state_documents.spelling")])
def test_an_office_chooses_where_its_tones_stand_in_all_faces(system, key):
    own = OwnValue(7, "unit:3", key, Spelling.SECOND_VOWEL.value, DAY, None, "Quy chế", "Nguyễn Minh Hòa")
    layout = layout_from(Rules(DAY, "unit:3", {key: own}), system)
    content = dataclasses.replace(letter(system, "CV"), blocks=(paragraph("Ủy ban họp, hòa bình, quý I."),))
    lines = word_lines(render_docx(content, layout))
    assert "Uỷ ban họp, hoà bình, quý I." in lines
    assert "Nguyễn Thị Thúy Mẫu" in lines
    assert Printed(render_pdf(content, layout)).has("Uỷ ban họp, hoà bình")
    assert "Uỷ ban họp, hoà bình" in shown_words(render_html(content, layout))
    assert "Ủy ban họp, hòa bình" in render_text(content)
    if system is STATE:
        assert "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM" in lines


@kinds
def test_the_sheet_says_the_words_of_the_canonical_text(system, code):
    content = letter(system, code, urgency="urgent", circulation="return", draft="DỰ THẢO")
    shown = shown_words(render_html(content, LAYOUTS[system]))
    for line in render_text(content).splitlines():
        for piece in line.split(" | "):
            assert " ".join(piece.split()) in shown


@kinds
def test_every_class_of_the_sheet_is_drawn_and_nothing_is_styled_inline(system, code):
    content = letter(system, code, urgency="urgent", circulation="return")
    content = with_code(content, b"png", "x")
    shown = render_html(content, LAYOUTS[system])
    assert "style=" not in shown
    assert "<script" not in shown
    used = {name for names in re.findall(r'class="([^"]+)"', shown) for name in names.split()}
    for name in used - {"paper-signature", "paper-recipients"}:
        assert name.startswith("paper-look-") or re.search(rf"\.{name}\b", CSS), name


def test_the_sheet_shows_the_code_with_words_for_who_cannot_see_it():
    content = letter(STATE, "KH", code_address="https://a.vn/v/b/", code_caption='Quét "mã"')
    shown = render_html(content, LAYOUTS[STATE])
    picture = re.search(r'<img src="data:image/png;base64,([^"]+)" alt="([^"]+)">', shown)
    assert picture is not None
    assert base64.b64decode(picture[1]) == content.code_png
    assert picture[2] == "Quét &quot;mã&quot;"


def test_the_layout_of_a_state_paper_is_one_address():
    assert layout_from_key(layout_key(LAYOUTS[STATE])) == LAYOUTS[STATE]
    assert f"paper-look-{layout_key(LAYOUTS[STATE])}" in render_html(letter(STATE, "KH"), LAYOUTS[STATE])


def test_the_default_layout_is_that_of_the_rules_in_force():
    assert layout_from(NUMBERS) == PaperLayout()


def test_a_paper_frozen_before_state_papers_came_stands_where_it_stood():
    kept = json.loads((Path(__file__).parent / "golden" / "resolution-lines.json").read_text(encoding="utf-8"))
    lines = Printed(render_pdf(resolution(), layout_from_json(OLD_LAYOUT))).pieces
    assert len(lines) == len(kept)
    for line, (page, text, left, baseline, size, face) in zip(lines, kept, strict=True):
        assert (line.page, line.text, line.size, line.face) == (page, text, size, face)
        assert (line.left, line.baseline) == (pytest.approx(left, abs=0.1), pytest.approx(baseline, abs=0.1))
