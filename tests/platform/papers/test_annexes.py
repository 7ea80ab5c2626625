"""Annexes, pages that lie across and the mark of a draft on every page, measured in print, in Word and in LibreOffice."""

import dataclasses
import functools
import io

import pytest
from docx import Document
from docx.enum.section import WD_ORIENT

from chibo.platform.papers.content import Column, System, paragraph, table
from chibo.platform.papers.kinds import (
    AnnexPart,
    Letterhead,
    Signer,
    as_draft,
    compose_letter,
    kind_of,
    missing_in,
)
from chibo.platform.papers.layout import PREFIX
from chibo.platform.papers.render import render_docx, render_html, render_pdf, render_text, text_hash
from chibo.platform.papers.render.spreads import column_widths, spreads
from tests.platform.papers.letters import DAY, FIELDS, LAYOUTS, NUMBERS, letter
from tests.platform.papers.printed import Printed
from tests.platform.papers.reading import office_pdf, word_lines

PARTY, STATE = System.PARTY, System.STATE
systems = pytest.mark.parametrize("system", [PARTY, STATE], ids=["party", "state"])
LIST = "TT | Họ và tên\n1 | Mẫu Văn Nam\n2 | Thử Thị Hà"
TITLES = "Kinh phí thực hiện | Quyết định | Chương trình | Kết quả | Nguồn | Cơ quan chủ trì | Trưởng đoàn | Thời gian"
CELLS = "1.250.000.000 | 1234/QĐ-UBND | Khảo sát | Hoàn thành | NSNN | Sở Ngoại vụ | Nguyễn Văn Mẫu | 05/11/2026"
WIDE = "\n".join([f"Tên đoàn | {TITLES} | Tuyên Quang", *[f"Đoàn {n} | {CELLS} | Thừa Thiên" for n in range(1, 40)]])


@functools.cache
def with_annexes(system, *annexes):
    kind = kind_of(system, "KH", NUMBERS)
    number = "05/KH-SNgV" if system is STATE else "05-KH/CB"
    head = Letterhead("UBND tỉnh Phú Thọ", "Sở Ngoại vụ", "Phú Thọ", DAY, number)
    return compose_letter(kind, {**FIELDS, "recipients": "Như trên"}, head=head, signers=(Signer("Thử Thị Hà", "Bí thư"),),
                          annexes=annexes)  # fmt: skip


TWO = (AnnexPart("Danh sách Tổ công tác", LIST), AnnexPart("Kế hoạch đoàn ra", WIDE))


def pages_with(paper, text):
    return sorted({piece.page for piece in paper.pieces if text in piece.text})


def top_numbers(paper):
    """What stands alone in the middle of the upper margin of each page."""
    found = dict.fromkeys(range(paper.pages), "")
    for piece in paper.pieces:
        if piece.baseline < 18 and piece.text.isdecimal():
            found[piece.page] = piece.text
    return list(found.values())


@systems
def test_an_annex_is_headed_as_the_rules_say(system):
    paper = Printed(render_pdf(with_annexes(system, *TWO), LAYOUTS[system]))
    size = NUMBERS.integer(f"{PREFIX[system]}.annex_pt")
    label, title, note = paper.find("Phụ lục I"), paper.find("DANH SÁCH TỔ CÔNG TÁC"), paper.find("(Kèm theo Kế hoạch số 05")
    assert [(one.size, one.bold, one.italic) for one in (label, title, note)] == [
        (size, True, False), (size, True, False), (size, False, True),
    ]  # fmt: skip
    assert label.page == title.page == note.page
    assert label.baseline < title.baseline < note.baseline
    for one in (label, title):
        assert one.middle == pytest.approx(112.5, abs=0.4)
    assert "ngày 05 tháng 11 năm 2026" in " ".join(one.text for one in paper.pieces if one.page == note.page)


@systems
def test_the_pages_of_each_annex_are_counted_by_themselves_and_the_first_shows_no_number(system):
    paper = Printed(render_pdf(with_annexes(system, *TWO), LAYOUTS[system]))
    (first,), (second,) = pages_with(paper, "DANH SÁCH TỔ"), pages_with(paper, "KẾ HOẠCH ĐOÀN RA")
    body = [str(n) if n > 1 else "" for n in range(1, first + 1)]
    annex = [str(n) if n > 1 else "" for n in range(1, paper.pages - second + 1)]
    assert second == first + 1
    assert len(annex) > 2
    assert top_numbers(paper) == [*body, "", *annex]


def test_a_single_annex_has_no_figure_and_a_paper_without_one_is_what_it_was():
    one, none = with_annexes(STATE, TWO[0]), with_annexes(STATE)
    assert [annex.label for annex in one.annexes] == ["Phụ lục"]
    assert text_hash(none) == text_hash(dataclasses.replace(one, annexes=()))
    assert render_text(one).startswith(render_text(none))
    assert render_text(one).splitlines()[-6:-3] == [
        "Phụ lục", "DANH SÁCH TỔ CÔNG TÁC",
        "(Kèm theo Kế hoạch số 05/KH-SNgV ngày 05 tháng 11 năm 2026 của Sở Ngoại vụ)",
    ]  # fmt: skip


def test_an_annex_without_a_text_is_a_hole():
    assert missing_in(with_annexes(STATE, AnnexPart("Trống"))) == ("nội dung phụ lục 1",)


@systems
def test_what_does_not_fit_upright_lies_across_and_stays_in_its_margins(system):
    paper = Printed(render_pdf(with_annexes(system, *TWO), LAYOUTS[system]))
    (second,) = pages_with(paper, "KẾ HOẠCH ĐOÀN RA")
    _top, bottom, left, right = NUMBERS.table(f"{PREFIX[system]}.margins_mm")
    turned = [piece for piece in paper.pieces if piece.page >= second]
    assert max(piece.right for piece in turned) > 210
    for piece in turned:
        assert left - 0.4 <= piece.left
        assert piece.right <= 297 - right + 0.4
        assert piece.baseline <= 210 - bottom + 0.4
    for piece in paper.pieces:
        assert piece.page >= second or piece.right <= 210


def test_a_wide_table_in_the_text_takes_its_heading_along_and_the_text_goes_on_upright():
    blocks = letter(STATE, "KH", {**FIELDS, "body": f"I. MỞ ĐẦU\nMột câu.\n1. Bảng\n{WIDE}\nII. TIẾP\nCâu sau."}).blocks
    cut = spreads(blocks, LAYOUTS[STATE])
    assert [one.across for one in cut] == [False, True, False]
    assert [block.runs[0].text for block in cut[1].blocks[:1]] == ["1. Bảng"]
    assert cut[2].blocks[0].runs[0].text == "II. TIẾP"


def test_a_column_is_never_narrower_than_its_longest_word():
    one = table((Column("TT", 1), Column("Nghiêng", 1), Column("Nội dung", 60)), [("1", "Nghiêng", "x"), ("2", "", "y")])
    widths = column_widths(one, LAYOUTS[PARTY], across=False)
    assert sum(widths) == pytest.approx(165)
    assert widths[1] > 18
    assert spreads((one,), LAYOUTS[PARTY])[0].across is False
    assert spreads((dataclasses.replace(one, across=True),), LAYOUTS[PARTY])[0].across is True


@systems
def test_word_turns_the_same_pages_and_counts_annexes_by_themselves(system):
    document = Document(io.BytesIO(render_docx(with_annexes(system, *TWO), LAYOUTS[system])))
    sections = list(document.sections)
    assert [one.orientation == WD_ORIENT.LANDSCAPE for one in sections] == [False, False, True]
    assert [round(one.page_width.mm) for one in sections] == [210, 210, 297]
    starts = [one._sectPr.xpath("w:pgNumType/@w:start") for one in sections]
    assert starts == [[], ["1"], ["1"]]
    assert all(one.different_first_page_header_footer for one in sections)
    names = {line.text: line.style.name for line in document.paragraphs}
    assert (names["Phụ lục I"], names["DANH SÁCH TỔ CÔNG TÁC"]) == ("Phụ lục", "Tên phụ lục")


@systems
def test_every_page_of_a_draft_says_so_and_no_page_of_the_issued_paper(system):
    content = with_annexes(system, *TWO)
    draft = Printed(render_pdf(as_draft(content), LAYOUTS[system]))
    assert pages_with(draft, "DỰ THẢO") == list(range(draft.pages))
    assert not Printed(render_pdf(content, LAYOUTS[system])).has("DỰ THẢO")
    word = render_docx(as_draft(content), LAYOUTS[system])
    headers = [str(one.header._element.xml) for one in Document(io.BytesIO(word)).sections]
    assert all("DỰ THẢO" in xml and "PAGE" in xml for xml in headers)
    assert "DỰ THẢO".encode() not in b"".join(parts(render_docx(content, LAYOUTS[system])))


def parts(word):
    return [part.blob for part in Document(io.BytesIO(word)).part.package.iter_parts()]


def test_libreoffice_shows_mark_numbers_and_directions_as_the_pdf_does(tmp_path):
    content = as_draft(with_annexes(STATE, *TWO))
    office = Printed(office_pdf(render_docx(content, LAYOUTS[STATE]), tmp_path))
    ours = Printed(render_pdf(content, LAYOUTS[STATE]))
    assert office.pages == ours.pages
    assert top_numbers(office) == top_numbers(ours)
    for page in range(1, ours.pages):
        there, here = office.find("DỰ THẢO", page), ours.find("DỰ THẢO", page)
        assert there.right == pytest.approx(here.right, abs=3)
        assert there.baseline == pytest.approx(here.baseline, abs=3)
    there, here = office.find("KẾ HOẠCH ĐOÀN RA"), ours.find("KẾ HOẠCH ĐOÀN RA")
    assert (there.page, round(there.middle)) == (here.page, round(here.middle))


def test_the_sheet_shows_annexes_and_lets_a_wide_table_be_moved():
    sheet = render_html(with_annexes(STATE, *TWO), LAYOUTS[STATE])
    assert sheet.count('<section class="paper-annex">') == 2
    assert '<div class="paper-across" tabindex="0"><table' in sheet
    assert 'class="paper-annex-note">(Kèm theo Kế hoạch số' in sheet
    assert "KẾ HOẠCH ĐOÀN RA" in word_lines(render_docx(with_annexes(STATE, *TWO), LAYOUTS[STATE]))


def test_a_paper_of_one_paragraph_is_one_upright_spread():
    assert [(one.across, len(one.blocks)) for one in spreads((paragraph("a"),), LAYOUTS[PARTY])] == [(False, 1)]
    assert [(one.across, one.blocks) for one in spreads((), LAYOUTS[PARTY])] == [(False, ())]
