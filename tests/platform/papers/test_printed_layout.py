"""The PDF of every kind of paper is measured against the rule packs: what is printed, not what was meant."""

import functools

import pytest

from chibo.platform.papers.content import System
from chibo.platform.papers.layout import PREFIX
from chibo.platform.papers.render import render_pdf
from chibo.platform.papers.render.places import signature_places
from tests.platform.papers.letters import EVERY_KIND, LAYOUTS, NUMBERS, PARTY_CODES, STATE_CODES, letter
from tests.platform.papers.printed import MM, Printed

NEAR_MM = 0.4
DRAWN_MM = 0.8
"""The bounds of a drawn path include its stroke."""
HANGING_MM = 1
"""A stop at the end of a full line of a Party paper hangs into the margin."""
PARTY, STATE = System.PARTY, System.STATE
kinds = pytest.mark.parametrize(("system", "code"), [pytest.param(*kind, id="-".join(kind)) for kind in EVERY_KIND])
of_state = pytest.mark.parametrize("code", STATE_CODES)
of_party = pytest.mark.parametrize("code", PARTY_CODES)


@functools.cache
def printed(system, code):
    return Printed(render_pdf(letter(system, code), LAYOUTS[system]))


def rule(system, key):
    return NUMBERS.integer(f"{PREFIX[system]}.{key}")


def margins(system):
    return NUMBERS.table(f"{PREFIX[system]}.margins_mm")


def near(measured, wanted, tolerance=NEAR_MM):
    return measured == pytest.approx(wanted, abs=tolerance)


@kinds
def test_it_is_a4_and_nothing_stands_in_its_margins(system, code):
    paper = printed(system, code)
    _top, bottom, left, right = margins(system)
    assert paper.size == (210, 297)
    for piece in paper.pieces:
        assert left - NEAR_MM <= piece.left
        assert piece.right <= 210 - right + (HANGING_MM if system is PARTY and piece.text[-1] in ".,;-" else NEAR_MM)
        assert piece.baseline <= 297 - bottom + NEAR_MM


@kinds
def test_the_first_line_begins_below_the_upper_margin(system, code):
    top = margins(system)[0]
    first = printed(system, code).pieces[0]
    assert first.page == 0
    assert top < first.baseline < top + rule(system, "superior_pt") * MM * 1.4


@kinds
def test_the_page_number_is_top_centre_on_every_page_but_the_first(system, code):
    paper = printed(system, code)
    _top, _bottom, left, right = margins(system)
    numbers = [piece for piece in paper.pieces if piece.baseline < margins(system)[0]]
    assert [piece.text for piece in numbers] == [str(page) for page in range(2, paper.pages + 1)]
    for piece in numbers:
        assert near(piece.middle, (left + 210 - right) / 2)
        assert piece.size == rule(system, "page_number_pt")
        assert rule(system, "header_mm") < piece.baseline < margins(system)[0]


@of_party
def test_a_party_paper_is_headed_by_the_party_and_a_rule_of_the_same_length(code):
    paper = printed(PARTY, code)
    title = paper.find("ĐẢNG CỘNG SẢN VIỆT NAM")
    assert (title.size, title.bold) == (rule(PARTY, "party_title_pt"), True)
    below = paper.rule_below(title)
    assert near(below.width, title.width, DRAWN_MM)
    assert near(below.middle, title.middle)
    assert not paper.has("CỘNG HÒA")


@of_party
def test_the_party_cell_its_superior_the_star_and_the_number_stand_on_the_left(code):
    paper = printed(PARTY, code)
    superior, issuer, star = paper.find("ĐẢNG BỘ"), paper.find("CHI BỘ SỞ NGOẠI VỤ", page=0), paper.find("*")
    number = paper.find("Số 05-")
    assert (superior.size, superior.bold) == (rule(PARTY, "superior_pt"), False)
    assert (issuer.size, issuer.bold) == (rule(PARTY, "org_pt"), True)
    assert (number.size, number.bold, number.text) == (rule(PARTY, "number_pt"), False, f"Số 05-{code}/CB")
    assert superior.baseline < issuer.baseline < star.baseline < number.baseline
    for piece in (issuer, star, number):
        assert near(piece.middle, superior.middle)
    assert superior.right < paper.find("ĐẢNG CỘNG SẢN VIỆT NAM").left


@of_state
def test_a_state_paper_is_headed_by_the_nation_and_its_motto_with_a_rule_of_the_same_length(code):
    paper = printed(STATE, code)
    nation, motto = paper.find("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), paper.find("Độc lập - Tự do - Hạnh phúc")
    assert (nation.size, nation.bold) == (rule(STATE, "party_title_pt"), True)
    assert (motto.size, motto.bold) == (rule(STATE, "motto_pt"), True)
    assert near(motto.middle, nation.middle)
    below = paper.rule_below(motto)
    assert near(below.width, motto.width, DRAWN_MM)
    assert near(below.middle, motto.middle)
    assert not paper.has("ĐẢNG CỘNG SẢN")


@of_state
def test_the_issuing_body_is_bold_with_a_rule_of_a_third_to_a_half_of_its_name(code):
    paper = printed(STATE, code)
    superior, issuer = paper.find("UBND TỈNH PHÚ THỌ"), paper.find("SỞ NGOẠI VỤ", page=0)
    assert (superior.size, superior.bold) == (rule(STATE, "superior_pt"), False)
    assert (issuer.size, issuer.bold) == (rule(STATE, "org_pt"), True)
    below = paper.rule_below(issuer)
    assert issuer.width / 3 <= below.width <= issuer.width / 2
    assert near(below.middle, issuer.middle)


@of_state
def test_the_number_of_the_state_has_its_colon_and_stands_beside_the_date(code):
    paper = printed(STATE, code)
    number = paper.find("Số: 05/")
    assert (number.size, number.bold, number.italic) == (rule(STATE, "number_pt"), False, False)
    assert number.text == ("Số: 05/SNgV-HTQT" if code == "CV" else f"Số: 05/{code}-SNgV")
    if code != "BB":
        assert near(paper.find("Phú Thọ, ngày").baseline, number.baseline)


@kinds
def test_place_and_date_are_italic_below_the_title_on_the_right(system, code):
    paper = printed(system, code)
    if code == "BB":
        assert not paper.has("Phú Thọ, ngày")
        return
    date = paper.find("Phú Thọ, ngày 05 tháng 11 năm 2026")
    above = paper.find("CỘNG" if system is STATE else "ĐẢNG CỘNG SẢN")
    assert (date.size, date.italic, date.bold) == (rule(system, "place_date_pt"), True, False)
    assert near(date.middle, above.middle)
    assert date.baseline > above.baseline


@kinds
def test_kind_and_subject_stand_in_the_middle_and_a_letter_names_none(system, code):
    paper = printed(system, code)
    _top, _bottom, left, right = margins(system)
    middle = (left + 210 - right) / 2
    if code == "CV":
        assert not paper.has("CÔNG VĂN")
        return
    title = letter(system, code).kind_title
    kind = paper.find(title)
    assert (kind.text, kind.size, kind.bold) == (title, rule(system, "type_pt"), True)
    assert near(kind.middle, middle)
    if code != "GGT":
        subject = paper.find("thực hiện nhiệm vụ đối ngoại tháng 11 năm 2026")
        assert (subject.size, subject.bold) == (rule(system, "subject_pt"), True)
        assert near(subject.middle, middle)
        assert subject.baseline > kind.baseline


@pytest.mark.parametrize("code", [code for code in STATE_CODES if code != "CV"])
def test_below_the_subject_of_a_state_paper_is_a_rule_and_below_that_of_the_party_are_dashes(code):
    paper = printed(STATE, code)
    subject = paper.find("thực hiện nhiệm vụ đối ngoại tháng 11 năm 2026")
    below = paper.rule_below(subject)
    assert subject.width / 3 <= below.width <= subject.width / 2
    assert not paper.has("-----")
    assert near(printed(PARTY, code).find("-----").middle, 112.5, 0.6)


@pytest.mark.parametrize(("system", "italic", "begins"), [(STATE, False, "V/v"), (PARTY, True, "thực hiện nhiệm vụ")])
def test_the_subject_of_a_letter_stands_under_its_number(system, italic, begins):
    paper = printed(system, "CV")
    subject, number = paper.find(begins), paper.find("Số")
    assert (subject.size, subject.italic, subject.bold) == (rule(system, "letter_subject_pt"), italic, False)
    assert near(subject.middle, number.middle, 1)
    assert subject.baseline > number.baseline
    assert subject.right < paper.find("Phú Thọ, ngày").left


@kinds
def test_the_body_is_justified_on_exact_lines_and_its_first_lines_are_indented(system, code):
    paper = printed(system, code)
    _top, _bottom, left, right = margins(system)
    begun = [piece for piece in paper.pieces if piece.text.startswith("Các phòng chuyên môn")]
    articles = {piece.baseline for piece in paper.pieces if piece.text.startswith("Điều")}
    body = [piece for piece in begun if piece.baseline not in articles]
    if code in ("GM", "GGT"):
        body = [paper.find("Đề nghị" if code == "GGT" else "trân trọng kính mời")]
    for first in body:
        assert near(first.left, left + rule(system, "indent_mm"))
        assert first.size == rule(system, "body_pt")
    if code in ("GM", "GGT"):
        return
    first = body[0]
    after = [piece for piece in paper.pieces if piece.page == first.page and piece.baseline > first.baseline]
    second = min(after, key=lambda piece: piece.baseline)
    assert near(first.right, 210 - right, 1)
    assert near(second.left, left)
    assert near(second.baseline - first.baseline, rule(system, "line_exact_pt") * MM, 0.1)


@kinds
def test_between_paragraphs_is_the_space_of_the_rules(system, code):
    paper = printed(system, code)
    heads = {"QĐ": ("Điều 1.", "Điều 2."), "GM": ("Chủ trì:", "Thời gian:"), "GGT": ("Chức vụ:", "Được cử đến:")}
    one, two = heads.get(code, ("I. MỤC ĐÍCH", "1. Mục đích"))
    gap = paper.find(two).baseline - paper.find(one).baseline
    lines, rest = divmod(gap / MM, rule(system, "line_exact_pt"))
    assert lines in (1, 2)
    assert rest == pytest.approx(rule(system, "paragraph_pt"), abs=0.3)


@pytest.mark.parametrize(
    ("system", "code"), [(system, code) for system, code in EVERY_KIND if letter(system, code).addressees]
)
def test_several_addressees_stand_below_the_colon(system, code):
    paper = printed(system, code)
    said = paper.find("Kính trình:" if (system, code) == (PARTY, "TTr") else "Kính gửi:")
    first, second = paper.find("- Ủy ban nhân dân tỉnh Phú Thọ;"), paper.find("- Sở Nội vụ.")
    assert said.size == first.size == rule(system, "body_pt")
    assert near(first.left, second.left, 0.05)
    assert near(first.left, said.right, 2)
    assert said.baseline < first.baseline < second.baseline


@pytest.mark.parametrize(
    ("system", "code"), [(system, code) for system, code in EVERY_KIND if code in ("QĐ", "KH", "TTr", "BC")]
)
def test_bases_are_italic_for_the_state_and_upright_with_a_dash_for_the_party(system, code):
    paper = printed(system, code)
    base = paper.find("Căn cứ Quy chế làm việc")
    assert base.italic is (system is STATE)
    assert base.text.startswith("- ") is (system is PARTY)
    assert near(base.left, margins(system)[2] + rule(system, "indent_mm"))


@kinds
def test_the_text_ends_as_its_system_asks(system, code):
    paper = printed(system, code)
    assert any(piece.text.endswith("./.") for piece in paper.pieces) is (system is STATE)


@kinds
def test_who_receives_it_is_listed_at_the_left_margin(system, code):
    paper = printed(system, code)
    label, first = paper.find("Nơi nhận:"), paper.find("- Như trên")
    left = margins(system)[2]
    assert near(label.left, left)
    assert near(first.left, left)
    assert (label.size, first.size) == (rule(system, "recipients_label_pt"), rule(system, "recipients_pt"))
    assert (label.bold, label.italic) == ((True, True) if system is STATE else (False, False))
    assert not first.bold
    assert first.text == ("- Như trên;" if system is STATE else "- Như trên,")
    if system is PARTY:
        assert paper.underlined(label) > label.width * 0.8


@kinds
def test_the_signature_is_centred_on_the_right_with_room_for_its_picture(system, code):
    paper = printed(system, code)
    last = paper.pages - 1
    name = paper.signed("Nguyễn Thị Thúy Mẫu")
    posts = {PARTY: ("BÍ THƯ", "CHỦ TRÌ HỘI NGHỊ"), STATE: ("PHÓ GIÁM ĐỐC", "CHỦ TỌA")}[system]
    post = paper.find(posts[code == "BB"], page=last)
    assert (name.size, name.bold) == (rule(system, "signer_pt"), True)
    assert post.size == rule(system, "authority_pt")
    assert post.bold is (system is STATE or code == "BB")
    assert near(name.middle, post.middle)
    assert name.left > 112.5
    room = rule(system, "sign_lines") * rule(system, "line_exact_pt") * MM
    assert name.baseline - post.baseline >= room
    if code != "BB":
        authority = paper.find("T/M CHI BỘ" if system is PARTY else "KT. GIÁM ĐỐC", page=last)
        assert (authority.bold, authority.size) == (True, rule(system, "authority_pt"))
        assert near(authority.baseline, paper.find("Nơi nhận:").baseline, 1)


@kinds
def test_the_rooms_for_signatures_lie_between_post_and_name(system, code):
    paper = printed(system, code)
    names = ["Thử Thị Hà", "Nguyễn Thị Thúy Mẫu"] if code == "BB" else ["Nguyễn Thị Thúy Mẫu"]
    places = signature_places(letter(system, code), LAYOUTS[system])
    assert [place.signer for place in places] == list(range(len(names)))
    for place, name in zip(places, names, strict=True):
        signer = [piece for piece in paper.pieces if piece.text == name and piece.page == place.page][-1]
        above, below = 297 - (place.y + place.height) * MM, 297 - place.y * MM
        assert near((place.x + place.width / 2) * MM, signer.middle)
        assert 0 < signer.baseline - below < 8
        assert not [
            piece
            for piece in paper.pieces
            if piece.page == place.page and above < piece.baseline < below and piece.left >= place.x * MM - 1
            and piece.right <= (place.x + place.width) * MM + 1 and len(names) == 1
        ]


@pytest.mark.parametrize("system", list(System))
@pytest.mark.parametrize(
    ("urgency", "words", "width"),
    [("urgent", "KHẨN", 20), ("express", "HỎA TỐC", 30), ("very_urgent", "THƯỢNG KHẨN", 40)],
)
def test_stamps_of_urgency_have_the_size_of_the_decree(system, urgency, words, width):
    paper = Printed(render_pdf(letter(system, "CV", urgency=urgency), LAYOUTS[system]))
    mark = paper.find(words)
    frame = paper.frame_around(mark)
    assert (mark.text, mark.size, mark.bold) == (words, rule(system, "mark_pt"), True)
    assert near(frame.width, width, 0.8)
    assert near(frame.height, 8, 0.8)
    assert near(frame.middle, paper.find("Số").middle, 1)


@pytest.mark.parametrize("system", list(System))
def test_a_draft_and_a_limited_circulation_are_framed_under_the_number(system):
    content = letter(system, "BC", draft="DỰ THẢO LẦN 2", circulation="internal")
    paper = Printed(render_pdf(content, LAYOUTS[system]))
    number, limited, draft = paper.find("Số"), paper.find("LƯU HÀNH NỘI BỘ"), paper.find("DỰ THẢO LẦN 2")
    assert number.baseline < limited.baseline < draft.baseline < paper.find("BÁO CÁO").baseline
    for mark in (limited, draft):
        assert near(paper.frame_around(mark).middle, number.middle, 1)
