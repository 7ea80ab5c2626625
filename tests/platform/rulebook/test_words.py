import datetime as dt

import pytest
from django.utils import translation

from chibo.platform.rulebook.lookup import Rules
from chibo.platform.rulebook.packs import keys
from chibo.platform.rulebook.tables import rule_groups
from chibo.platform.rulebook.words import said

RULES = Rules(dt.date(2026, 11, 22))


@pytest.mark.parametrize(
    ("key", "vi", "en"),
    [
        ("meeting.min_minutes", "90 phút", "90 minutes"),
        ("meeting.attendance.target", "90 %", "90 %"),
        ("vote.two_thirds", "2/3", "2/3"),
        ("vote.majority", "1/2", "1/2"),
        ("meeting.quorum.strict", "có", "yes"),
        (
            "vote.denominator",
            "số được triệu tập, trừ trường hợp không tính",
            "summoned official members, less those left out",
        ),
        ("documents.margins_mm", "20, 20, 30, 15 mm", "20, 20, 30, 15 mm"),
        ("documents.font", "Times New Roman", "Times New Roman"),
        ("meeting.quality.full_marks_for_best", "không có", "none"),
        ("task.six_clear", "6 dòng", "6 rows"),
    ],
)
def test_a_value_in_one_line(key, vi, en):
    for language, words in (("vi", vi), ("en", en)):
        with translation.override(language):
            assert said(keys()[key], RULES.in_force(key).value) == words


@pytest.mark.parametrize("words", ["thoi luong toi thieu", "THỜI LƯỢNG", "42-hd/btctw phut", "min_minutes"])
def test_the_list_is_searched_without_diacritics(words):
    with translation.override("vi"):
        found = [row.key for group in rule_groups(RULES, words=words) for row in group.rows]

    assert "meeting.min_minutes" in found
    assert "documents.font" not in found


def test_the_list_of_unsure_values_holds_no_confirmed_one():
    rows = [row for group in rule_groups(RULES, only="unsure") for row in group.rows]

    assert rows
    assert all(row.unsure for row in rows)
    assert "meeting.min_minutes" not in [row.key for row in rows]


def test_every_heading_stands_once():
    titles = [group.title for group in rule_groups(RULES)]

    assert len(titles) == len(set(titles))
