"""What every kind asks for, offers and says."""

import dataclasses
import datetime as dt
import json
from pathlib import Path

import pytest

from chibo.kernel.text import fold
from chibo.platform.papers.content import Paragraph, Style, System, Table
from chibo.platform.papers.errors import UnknownKindOfPaper
from chibo.platform.papers.facts import facts_from_json, facts_to_json
from chibo.platform.papers.kinds import (
    Body,
    BodyPart,
    LetterFacts,
    Letterhead,
    Signer,
    as_draft,
    authorities_for,
    blocks_of,
    compose_facts,
    compose_letter,
    defaults,
    kind_of,
    kinds_for,
    letter_facts,
    missing_in,
    with_code,
)
from chibo.platform.papers.render import render_text, text_hash
from chibo.platform.rulebook.lookup import Rules
from tests.platform.papers.letters import EVERY_KIND, NUMBERS, PARTY_CODES, STATE_CODES, letter
from tests.platform.papers.samples import minutes, resolution

GOLDEN = Path(__file__).parent / "golden"
PARTY, STATE = System.PARTY, System.STATE
kinds = pytest.mark.parametrize(("system", "code"), [pytest.param(*kind, id="-".join(kind)) for kind in EVERY_KIND])


@kinds
def test_the_words_of_every_kind_are_the_kept_ones(system, code):
    """An issued paper is composed again from its facts: a change of words here needs a version of its own."""
    kept = GOLDEN / f"{system}-{fold(code).replace(' ', '-')}.txt"
    assert render_text(letter(system, code)) == kept.read_text(encoding="utf-8")


def test_the_papers_issued_before_state_papers_came_keep_their_fingerprint():
    assert text_hash(resolution()) == "fab1d12f201a6ea1ab692fadb107ae7f68b4c7760405f13597b763ba0b96b4e6"
    assert text_hash(minutes()) == "f62836f78dbf083c2a300143fb1858743bc570c1d4c79eb828a88ce60551eb00"


@pytest.mark.parametrize(
    ("body", "offered", "withheld"),
    [
        (Body.CELL, set(PARTY_CODES), {"QyĐ", "HD", "CT", "TTri"}),
        (Body.CELL_CONGRESS, {"NQ", "CTr", "CV", "BB"}, {"KH", "BC", "QĐ"}),
        (Body.PARTY_COMMITTEE, {"NQ", "QyĐ", "HD", "CV"}, {"CT", "TTri"}),
    ],
)
def test_a_party_body_is_offered_only_what_it_may_issue(body, offered, withheld):
    codes = {kind.code for kind in kinds_for("party", body, NUMBERS)}
    assert offered <= codes
    assert not withheld & codes
    assert kinds_for("state", body, NUMBERS) == ()


def test_a_state_body_is_offered_its_eight_kinds_and_no_party_paper():
    codes = [kind.code for kind in kinds_for(STATE, Body.STATE_BODY, NUMBERS)]
    assert codes[:2] == ["CV", "BC"]
    assert set(STATE_CODES) <= set(codes)
    assert kinds_for(PARTY, Body.STATE_BODY, NUMBERS) == ()


def test_a_kind_carries_the_words_of_the_rule_pack():
    regulation = kind_of("party", "QyĐ", NUMBERS)
    assert (regulation.label, regulation.abbreviation, regulation.title) == ("Quy định", "QĐ", "QUY ĐỊNH")
    assert kind_of("state", "QyĐ", NUMBERS).abbreviation == "QyĐ"
    assert kind_of("state", "CV", NUMBERS).title == ""
    assert (kind_of("party", "CV", NUMBERS).abbreviation, kind_of("state", "CV", NUMBERS).abbreviation) == ("CV", "")


def test_a_kind_that_the_rules_of_the_day_do_not_know_is_refused_in_words():
    with pytest.raises(UnknownKindOfPaper) as refused:
        kind_of("party", "XX", NUMBERS)
    assert "“XX”" in str(refused.value.sentence)
    old = Rules(dt.date(2018, 5, 1))
    assert kind_of("party", "NQ", old).label == "Nghị quyết"


@pytest.mark.parametrize(
    ("system", "code", "body", "ways"),
    [
        (PARTY, "NQ", Body.CELL, ("T/M", "T/L")),
        (PARTY, "NQ", Body.CELL_CONGRESS, ("T/M",)),
        (PARTY, "BB", Body.CELL, ("",)),
        (STATE, "CV", Body.STATE_BODY, ("", "TM.", "KT.", "TL.", "TUQ.", "Q.")),
    ],
)
def test_each_body_signs_in_its_ways(system, code, body, ways):
    assert authorities_for(kind_of(system, code, NUMBERS), body) == ways


@kinds
def test_a_new_paper_says_in_red_everything_it_still_needs(system, code):
    kind = kind_of(system, code, NUMBERS)
    start = defaults(kind, unit_name="Chi bộ Sở Ngoại vụ", keeper="Chi bộ")
    empty = compose_letter(kind, start, head=Letterhead())
    lacking = missing_in(empty)
    assert {"cơ quan ban hành", "họ tên người ký" if code != "BB" else "người ghi biên bản"} <= set(lacking)
    needed = {field.blank for field in kind.fields if field.required and not start[field.name].strip()}
    assert needed <= set(lacking)
    assert missing_in(letter(system, code)) == ()
    assert all(f"[{name}]" in render_text(empty) for name in needed)


@kinds
def test_every_kind_begins_with_who_keeps_the_copy(system, code):
    kind = kind_of(system, code, NUMBERS)
    last = defaults(kind, unit_name="Sở Ngoại vụ", keeper="HTQT")["recipients"].split("\n")[-1]
    assert last == ("Lưu: VT, HTQT" if system is STATE else "" if code == "BB" else "Lưu HTQT")


@kinds
def test_frozen_facts_give_the_same_paper_without_any_rules(system, code):
    kind = kind_of(system, code, NUMBERS)
    head = Letterhead("UBND tỉnh", "Sở Ngoại vụ", "Phú Thọ", dt.date(2026, 11, 5), code_address="https://a.vn/v/b/")
    facts = letter_facts(
        kind, {"subject": "việc"}, head=head, signers=(Signer("A", "B"),), parts=(BodyPart("I. Một", "Hai", "part-1"),)
    )
    back = facts_from_json(LetterFacts, json.loads(json.dumps(facts_to_json(facts))))
    assert back == facts
    composed = compose_letter(kind, facts.fields, head=head, signers=facts.signers, parts=facts.parts)
    assert compose_facts(back) == composed


def test_minutes_are_signed_by_who_took_them_on_the_left_and_the_chair_on_the_right():
    for system, posts in ((PARTY, ["NGƯỜI GHI BIÊN BẢN", "CHỦ TRÌ HỘI NGHỊ"]), (STATE, ["THƯ KÝ", "CHỦ TỌA"])):
        signatures = letter(system, "BB").signatures
        assert [signature.post for signature in signatures] == posts
        assert [signature.name for signature in signatures] == ["Thử Thị Hà", "Nguyễn Thị Thúy Mẫu"]


def test_a_draft_shows_its_symbol_with_room_for_the_number_and_the_day():
    content = letter(PARTY, "NQ", number="", organ="CB", day=None)
    assert content.number.strip("\u2007") == "-NQ/CB"
    assert "ngày \u2007" in content.dateline
    assert letter(STATE, "CV", number="", organ="SNgV", drafted_by="VP").number.strip("\u2007") == "/SNgV-VP"


def test_the_body_is_read_as_it_is_typed():
    blocks = blocks_of(
        "Chương I\nQUY ĐỊNH CHUNG\nĐiều 1. Phạm vi\nI. PHẦN MỘT\n1. Đề mục\n1. Câu đầy đủ.\na) ý một\n- ý hai\n"
        "TT | Việc\n1 | Một\n2 | Hai\n\nCâu thường."
    )
    shapes = [block.style if isinstance(block, Paragraph) else Table for block in blocks]
    assert shapes == [
        Style.CHAPTER, Style.CHAPTER, Style.BODY, Style.PART, Style.HEADING, Style.BODY, Style.ITEM, Style.ITEM,
        Table, Style.BODY,
    ]  # fmt: skip
    article = blocks[2]
    assert isinstance(article, Paragraph)
    assert [(run.text, run.bold) for run in article.runs] == [("Điều 1. ", True), ("Phạm vi", False)]
    table = blocks[8]
    assert isinstance(table, Table)
    assert [column.title for column in table.columns] == ["TT", "Việc"]
    assert [cell.runs[0].text for cell in table.rows[1]] == ["2", "Hai"]


@pytest.mark.parametrize(
    "text", ["", "\n \n", "|", "a | b", "||\n||", "I.", "Điều 1.", "-", "1. ", "a | b\nc", "|a|\n|---|\n|b|", "|--|\n|--|"]
)
def test_whatever_is_typed_gives_blocks(text):
    for block in blocks_of(text):
        assert isinstance(block, Paragraph | Table)


def test_parts_name_the_field_they_come_from_and_a_bare_heading_is_that_of_a_part():
    kind = kind_of(PARTY, "KH", NUMBERS)
    content = compose_letter(
        kind, {"subject": "x", "recipients": "Lưu Chi bộ"}, head=Letterhead(issuer="Chi bộ"),
        parts=(BodyPart("Kết quả", "Một câu.\nHai câu", "part-1"), BodyPart("", "- ý", "part-2")),
    )
    shown = [(block.style, block.field) for block in content.blocks if isinstance(block, Paragraph)]
    assert shown == [(Style.PART, "part-1"), (Style.BODY, "part-1"), (Style.BODY, "part-1"), (Style.ITEM, "part-2")]


def test_a_state_paper_that_ends_with_a_table_still_has_its_ending():
    content = letter(STATE, "KH", {"subject": "x", "body": "a | b\n1 | 2", "recipients": "Lưu: VT"})
    last = content.blocks[-1]
    assert isinstance(last, Paragraph)
    assert last.runs[0].text == "./."
    assert isinstance(letter(PARTY, "KH", {"subject": "x", "body": "a | b\n1 | 2", "recipients": "y"}).blocks[-1], Table)


def test_the_code_is_no_part_of_the_wording():
    content = letter(STATE, "KH")
    assert text_hash(with_code(content, b"png", "Quét mã")) == text_hash(content)
    assert text_hash(as_draft(content, 2)) != text_hash(content)
    assert "DỰ THẢO LẦN 2" in render_text(as_draft(content, 2))


def test_the_same_address_gives_the_same_code():
    one, two = (letter(STATE, "KH", code_address="https://a.vn/v/b/").code_png for _ in range(2))
    assert one == two
    assert one.startswith(b"\x89PNG")
    assert dataclasses.replace(letter(STATE, "KH")).code_png == b""
