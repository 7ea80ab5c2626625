"""Copies: their words and numbers as rules, the slip as printed, where it is put on papers of all sorts."""

import functools
import io

import pypdfium2
import pytest
from pypdf import PdfReader, PdfWriter

from chibo.platform.papers.content import Header, Signature, System
from chibo.platform.papers.copying import Slip, copied, pages_of_pdf, slip_pdf
from chibo.platform.papers.layout import PREFIX
from chibo.platform.papers.render import render_pdf
from tests.platform.papers.letters import LAYOUTS, NUMBERS, letter
from tests.platform.papers.printed import Printed

PARTY, STATE = System.PARTY, System.STATE
systems = pytest.mark.parametrize("system", [PARTY, STATE], ids=["party", "state"])
WORDS = {PARTY: ("SAO Y BẢN CHÍNH", "03-BS/CB"), STATE: ("SAO Y", "03/SY-SNgV")}


@functools.cache
def slip(system):
    words, number = WORDS[system]
    head = Header("UBND TỈNH PHÚ THỌ", "SỞ NGOẠI VỤ")
    signature = Signature("CHÁNH VĂN PHÒNG", "Thử Thị Hà", "TL. GIÁM ĐỐC")
    made = Slip(words, system, head, number, "Phú Thọ, ngày 06 tháng 11 năm 2026", signature, ("Như trên", "Lưu: VT"))
    return slip_pdf(made, LAYOUTS[system])


@functools.cache
def paper(system, code="KH"):
    return render_pdf(letter(system, code), LAYOUTS[system])


@systems
def test_the_slip_has_the_parts_and_sizes_of_the_rules(system):
    page = Printed(slip(system))
    words, number = WORDS[system]

    def size(key):
        return NUMBERS.integer(f"{PREFIX[system]}.{key}")

    said, day, issuer = page.find(words), page.find("Phú Thọ, ngày 06"), page.find("SỞ NGOẠI VỤ")
    assert (said.text, said.size, said.bold) == (words, size("subject_pt"), True)
    assert (day.size, day.italic) == (size("place_date_pt"), True)
    assert (issuer.size, issuer.bold) == (size("org_pt"), True)
    assert page.find(number).text == (f"Số: {number}" if system is STATE else f"Số {number}")
    assert said.baseline < day.baseline
    assert issuer.right < said.left
    rule = min(page.drawn, key=lambda one: one.top)
    assert rule.width == pytest.approx(165, abs=0.8)
    assert rule.top < said.baseline
    assert page.find("Nơi nhận:").left == pytest.approx(0, abs=0.4)
    assert page.find("TL. GIÁM ĐỐC").baseline < page.signed("Thử Thị Hà").baseline
    assert page.pages == 1
    assert not page.has("CỘNG HÒA")
    assert not page.has("ĐẢNG CỘNG SẢN")


@systems
def test_a_copy_ends_under_the_last_line_of_its_paper_where_there_is_room(system):
    original = paper(system, "GGT")
    before, after = Printed(original), Printed(copied(original, slip(system), LAYOUTS[system]))
    assert after.pages == before.pages
    last = max(piece.baseline for piece in before.pieces if piece.page == before.pages - 1)
    said = after.find(WORDS[system][0])
    assert last < said.baseline < last + 25
    assert said.left > 105
    for piece in before.pieces:
        assert after.find(piece.text, piece.page).baseline == pytest.approx(piece.baseline, abs=0.1)


def scanned(landscape=False):
    """A page that is one picture, as a scanner makes it."""
    pdf = pypdfium2.PdfDocument.new()
    size = (842, 595) if landscape else (595, 842)
    page = pdf.new_page(*size)
    picture = pypdfium2.PdfImage.new(pdf)
    picture.set_bitmap(pypdfium2.PdfDocument(paper(STATE))[0].render(scale=0.3))
    picture.set_matrix(pypdfium2.PdfMatrix().scale(*size))
    page.insert_obj(picture)
    page.gen_content()
    out = io.BytesIO()
    pdf.save(out)
    return out.getvalue()


@pytest.mark.parametrize("landscape", [False, True])
def test_a_page_without_room_gets_one_more_page(landscape):
    made = Printed(copied(scanned(landscape), slip(STATE), LAYOUTS[STATE]))
    assert made.pages == 2
    said = made.find("SAO Y")
    assert said.page == 1
    assert 20 < said.baseline < 40


def test_a_partial_copy_has_only_its_pages_and_the_original_is_not_touched():
    whole = paper(STATE)
    before = Printed(whole)
    made = Printed(copied(whole, slip(STATE), LAYOUTS[STATE], pages=(1,)))
    assert made.has("KẾ HOẠCH")
    assert not made.has("KT. GIÁM ĐỐC")
    assert before.has("KT. GIÁM ĐỐC")
    assert pages_of_pdf(whole) == before.pages == 2


def test_a_locked_or_broken_pdf_gives_no_copy():
    writer, out = PdfWriter(clone_from=PdfReader(io.BytesIO(paper(STATE)))), io.BytesIO()
    writer.encrypt("mở ra", algorithm="AES-256")
    writer.write(out)
    for content in (out.getvalue(), b"%PDF-1.7 hong", b""):
        assert pages_of_pdf(content) is None
        assert copied(content, slip(STATE), LAYOUTS[STATE]) is None


def test_the_slip_keeps_the_left_margin_of_the_text():
    made = Printed(copied(paper(STATE, "GGT"), slip(STATE), LAYOUTS[STATE]))
    labels = [piece for piece in made.pieces if piece.text == "Nơi nhận:"]
    assert [round(piece.left) for piece in labels] == [30, 30]
    assert labels[0].baseline < labels[1].baseline <= 297 - 20
