"""What is found, how it is marked, how it is narrowed."""

import datetime as dt

import pytest

from chibo.platform.search.queries import Filters, find, suggest
from chibo.work.documents.services import register_document
from chibo.work.tasks.models import Task

DAY = dt.date(2026, 3, 10)


def register(cast, number, title, *, issuer="Ban Chấp hành Trung ương", day=DAY, by=None, **more):
    return register_document(
        cast.cell.pk, issuer=issuer, number=number, issued_on=day, received_on=day, title=title,
        must_be_spread=False, by=by or cast.secretary.account, on=day, **more,
    )


@pytest.fixture
def papers(cast, indexed):
    made = {
        "tw4": register(cast, "04-NQ/TW", "Về tăng cường xây dựng, chỉnh đốn Đảng (Nghị quyết TW4 khóa XII)"),
        "plan": register(cast, "09-KH/ĐU", "Kế hoạch thực hiện Chỉ thị 03", issuer="Đảng ủy UBND tỉnh"),
        "decree": register(cast, "30/2020/NĐ-CP", "Về công tác văn thư", issuer="Chính phủ", day=dt.date(2020, 3, 5)),
        "committee": register(cast, "15/QĐ-UBND", "Kiện toàn Uỷ ban bầu cử", issuer="Ủy ban nhân dân tỉnh"),
    }
    indexed()
    return made


def titles(cast, words, **filters):
    return [hit.label for hit in find(cast.official.account, words, Filters(**filters)).hits]


WAYS = ["nghi quyet tw4", "NQ-TW/4", "nghị quyết trung ương 4", "NQ TW4", "nq tw 4", "Nghị Quyết 04-NQ/TW"]
HOSTILE = ["a" * 5000, "' OR 1=1 --", '"', "*", "NEAR(a b)", "x:y", "&|!<->", "\u0301\u0323", "🙂 ban"]


@pytest.mark.parametrize("words", WAYS)
def test_five_ways_of_writing_find_the_resolution_first(cast, papers, words):
    assert titles(cast, words)[0].startswith("04-NQ/TW")


@pytest.mark.parametrize("words", ["uy ban", "uỷ ban", "ủy ban", "UỶ BAN", "ủy ban bầu cử", "uỷ ban bau cu"])
def test_both_spellings_find_the_committee(cast, papers, words):
    assert titles(cast, words)[0].startswith("15/QĐ-UBND")


@pytest.mark.parametrize("words", ["09-KH/ĐU", "9-KH/ĐU", "KH/ĐU", "kế hoạch đảng ủy", "kh 09"])
def test_a_number_is_found_however_it_is_written(cast, papers, words):
    assert titles(cast, words)[0].startswith("09-KH/ĐU")


def test_finds_are_marked_in_the_letters_of_the_text(cast, papers):
    hit = find(cast.official.account, "bau cu uy ban").hits[0]

    assert [piece.text for piece in hit.title if piece.marked] == ["Uỷ", "ban", "bầu", "cử"]


def test_a_phrase_wants_its_words_one_after_the_other(cast, papers):
    assert len(titles(cast, '"xây dựng, chỉnh đốn"')) == 1
    assert titles(cast, '"chỉnh đốn xây dựng"') == []


def test_a_star_finds_what_begins_so(cast, papers):
    assert titles(cast, "chin* don")[0].startswith("04-NQ/TW")


def test_one_wrong_letter_is_forgiven_and_said(cast, papers):
    found = find(cast.official.account, "văn thư công tav")

    assert [hit.label for hit in found.hits] == ["30/2020/NĐ-CP Về công tác văn thư"]
    assert found.near


def test_filters_narrow(cast, papers):
    assert titles(cast, "", year=2020, kinds=("documents.document",)) == ["30/2020/NĐ-CP Về công tác văn thư"]
    assert titles(cast, "", year=2020, until=dt.date(2019, 12, 31)) == []
    assert titles(cast, "", year=0) == titles(cast, "", year=99999) == []
    assert titles(cast, "", issuer="Chính phủ") == ["30/2020/NĐ-CP Về công tác văn thư"]
    assert titles(cast, "về công", until=dt.date(2021, 1, 1)) == ["30/2020/NĐ-CP Về công tác văn thư"]
    assert titles(cast, "công tác", kinds=("tasks.task",)) == []
    assert len(titles(cast, "", unit=cast.cell.pk, kinds=("documents.document",))) == 4


def test_the_filters_that_are_offered_count_what_was_found(cast, papers):
    found = find(cast.official.account, "", Filters(kinds=("documents.document",)))

    assert {choice.label: choice.count for choice in found.by_year} == {"2026": 3, "2020": 1}
    assert ("Chính phủ", 1) in [(choice.value, choice.count) for choice in found.by_issuer]


def test_nothing_is_asked_and_nothing_is_found(cast, papers):
    assert find(cast.official.account, "").count == 0
    assert find(cast.official.account, "  .,;-/ ").count == 0
    assert find(cast.official.account, '"" * OR AND NOT NEAR(').count == 0


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_are_only_words(cast, papers, words):
    find(cast.official.account, words)
    suggest(cast.official.account, words)


def test_suggestions_complete_the_last_word(cast, papers):
    assert [hit.label for hit in suggest(cast.official.account, "công tác văn th")] == ["30/2020/NĐ-CP Về công tác văn thư"]
    assert suggest(cast.official.account, "c") == []


def test_the_number_of_questions_does_not_grow(cast, indexed, count_queries):
    register(cast, "1-CT/TW", "Chỉ thị thứ nhất")
    indexed()
    user = cast.official.account
    find(user, "chỉ thị")
    few = count_queries(lambda: find(user, "chỉ thị thứ"))
    for number in range(2, 40):
        register(cast, f"{number}-CT/TW", f"Chỉ thị thứ {number}")
    indexed()

    assert find(user, "chỉ thị thứ").count == 39
    assert count_queries(lambda: find(user, "chỉ thị thứ")) <= few


def test_a_task_is_found_by_who_leads_it(cast, indexed):
    assert Task.objects.count() == 0
    found = find(cast.official.account, "ngoc pham")

    assert found.count == 0
