import datetime as dt

import pytest

from chibo.platform.rulebook.packs import PackFault, keys, packs, packs_on, read_pack

TODAY = dt.date(2026, 11, 22)

PACK = """
id: circular-1
title: Thông tư thử
kind: Thông tư
issuer: Ban Thử nghiệm
symbol: TT/BTN
number: "01"
date: 2026-01-05
valid_from: 2026-01-05
valid_to: {valid_to}
confidence: {confidence}
values: {values}
"""


def pack(values="{}", confidence="confirmed", valid_to="null"):
    return read_pack(PACK.format(values=values, confidence=confidence, valid_to=valid_to), name="test.yaml")


def test_a_pack_is_cited_by_issuer_symbol_number_and_date():
    assert pack().citation == "Thông tư số 01-TT/BTN, ngày 05/01/2026 của Ban Thử nghiệm"
    assert pack().short == "01-TT/BTN (2026)"


def test_every_value_takes_the_confidence_of_its_pack_unless_it_has_its_own():
    read = pack(
        "{meeting.min_minutes: 90, vote.majority: {value: 1/2, confidence: confirmed, note: điểm 9}}",
        confidence="to_be_confirmed",
    )

    assert read.values["meeting.min_minutes"].confidence == "to_be_confirmed"
    assert read.values["vote.majority"].confidence == "confirmed"
    assert read.values["vote.majority"].note == "điểm 9"


@pytest.mark.parametrize(
    ("values", "complaint"),
    [
        ("{meeting.songs: 3}", "unknown key meeting.songs"),
        ("{meeting.min_minutes: ninety}", "whole number"),
        ("{meeting.min_minutes: true}", "whole number"),
        ("{meeting.min_minutes: -1}", "whole number"),
        ("{vote.majority: 3/2}", "share from 0 to 1"),
        ("{vote.majority: half}", "share such as"),
        ("{meeting.long_reading: always}", "one of combined, large_cell, either"),
        ("{meeting.report_in_working_days: 2}", "yes or no"),
        ("{documents.margins_mm: 20}", "list or a table"),
        ("{meeting.min_minutes: {value: 90, why: vì}}", "has why"),
        ("{meeting.min_minutes: {value: 90, confidence: maybe}}", "confidence"),
    ],
)
def test_a_pack_that_says_something_wrong_stops_the_start(values, complaint):
    with pytest.raises(PackFault, match=complaint):
        pack(values)


def test_a_pack_without_an_issuer_or_that_ends_too_early_stops_the_start():
    with pytest.raises(PackFault, match="ends before"):
        pack(valid_to="2025-12-31")
    with pytest.raises(PackFault, match="missing issuer"):
        read_pack(
            PACK.replace("issuer: Ban Thử nghiệm\n", "").format(
                values="{}", confidence="confirmed", valid_to="null"
            ),
            name="test.yaml",
        )


def test_a_pack_holds_on_its_first_and_on_its_last_day():
    read = pack(valid_to="2026-03-31")

    assert [
        read.holds_on(dt.date(2026, month, number)) for month, number in [(1, 4), (1, 5), (3, 31), (4, 1)]
    ] == [
        False,
        True,
        True,
        False,
    ]


def test_no_two_documents_about_one_thing_hold_on_one_day():
    for older in packs():
        for newer in packs():
            if older.id in newer.replaces:
                assert older.valid_to is not None
                assert older.valid_to < newer.valid_from


def test_every_key_of_the_list_has_a_value_today_and_words_in_both_languages():
    said = {name for found in packs_on(TODAY) for name in found.values}

    assert said == set(keys())
    assert all(key.label("vi") and key.label("en") for key in keys().values())


@pytest.mark.parametrize(
    "key", ["meeting.agenda", "meeting.quality.sheet", "documents.types", "task.six_clear"]
)
def test_rows_of_a_table_have_no_word_that_slipped_out_of_its_quotes(key):
    allowed = {
        "meeting.agenda": {"key", "section", "group", "kind", "title", "minutes", "when_due", "kinds"},
        "meeting.quality.sheet": {"id", "number", "title", "max", "items"},
        "documents.types": {"code", "name", "abbreviation", "name_printed"},
        "task.six_clear": {"id", "title"},
    }
    items = {"id", "title", "part", "max", "note", "options", "applies", "max_without_theme"}
    for found in packs():
        rows = found.values[key].value if key in found.values else []
        for row in rows:
            assert set(row) <= allowed[key]
            for item in row.get("items", ()):
                assert set(item) <= items
                assert all(set(option) == {"points", "text", "when"} for option in item.get("options", ()))


def test_a_cell_may_not_issue_what_only_higher_committees_issue():
    for found in packs():
        if "documents.types_cell" in found.values:
            allowed = set(found.values["documents.types_cell"].value)
            known = {row["code"] for row in found.values["documents.types"].value}
            assert allowed.isdisjoint({"QyĐ", "HD", "CT", "TTri"})
            assert allowed <= known
            assert set(found.values["documents.types_congress"].value) <= known
