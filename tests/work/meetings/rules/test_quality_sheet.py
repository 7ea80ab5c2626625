import datetime as dt

from chibo.platform.rulebook.lookup import Rules
from chibo.work.meetings.rules.quality_facts import QualityFacts
from chibo.work.meetings.rules.quality_sheet import Sheet

SHEET = Sheet.under(Rules(dt.date(2026, 11, 22)))


def test_the_sheet_is_the_frame_of_seven_groups_and_a_hundred_points():
    frame = Rules(dt.date(2026, 11, 22)).table("meeting.quality.frame")

    assert [(group.number, group.title, group.max) for group in SHEET.groups] == [
        (group["number"], group["title"], group["max"]) for group in frame
    ]
    assert all(sum(item.max for item in group.items) == group.max for group in SHEET.groups)
    assert sum(group.max for group in SHEET.groups) == 100


def test_no_row_of_the_sheet_gives_more_than_its_line_and_every_condition_is_known():
    known = set(QualityFacts().measures())
    for item in SHEET.items:
        asked = {name for option in item.options for name in option.when.names}
        assert asked | (item.applies.names if item.applies else set()) <= known
        assert all(0 <= option.points <= item.max for option in item.options)
        assert not item.options or max(option.points for option in item.options) == item.max


def test_the_grades_are_listed_best_first():
    assert [(grade.title, grade.min) for grade in SHEET.grades] == [
        ("Tốt", 90),
        ("Khá", 70),
        ("Trung bình", 50),
        ("Kém", 0),
    ]
