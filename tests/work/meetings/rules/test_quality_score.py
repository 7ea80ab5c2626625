import datetime as dt
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chibo.platform.rulebook.lookup import Rules
from chibo.work.meetings.rules.quality_facts import QualityFacts
from chibo.work.meetings.rules.quality_score import (
    Gap,
    Given,
    Origin,
    Refusal,
    grade_of,
    refusals,
    score,
    second_column,
)
from chibo.work.meetings.rules.quality_sheet import ItemMode, Sheet, ThemeReading

SHEET = Sheet.under(Rules(dt.date(2026, 11, 22)))
LOSE = replace(SHEET, theme_reading=ThemeReading.LOSE)
SCALE = replace(SHEET, theme_reading=ThemeReading.SCALE)

BEST = QualityFacts(
    minutes_held=95,
    minutes_required=90,
    attendance_rate=Fraction(28, 30),
    unexcused=0,
    longest_excused_streak=1,
    excused_streak_max=3,
    committee_met_with_minutes=True,
    notified_members=True,
    notified_superior=True,
    documents_in_time=True,
    thematic_held=True,
    members_present=28,
    members_speaking=15,
    minutes_complete=True,
    ideology_minutes=20,
    documents_on_app=True,
    targets_total=10,
    targets_done=9,
    chair_concluded=True,
    resolution_adopted=True,
    minutes_adopted=True,
    tasks_assigned=True,
    papers_in_time=True,
)
WITHOUT_THEME = replace(BEST, thematic_held=False)


def judged(sheet=SHEET, *, without_theme=False):
    """Full points for every line that only people can judge."""
    given = {}
    for item in sheet.items:
        if item.mode is ItemMode.JUDGEMENT and not (item.applies and without_theme):
            fills_up = without_theme and sheet.theme_reading is ThemeReading.FILL_UP
            given[item.id] = Given(
                item.max_without_theme if fills_up and item.max_without_theme else item.max
            )
    return given


def line(item_id, **facts):
    return score(SHEET, replace(BEST, **facts), {}).items[item_id]


def test_score_of_a_full_meeting_is_a_hundred_and_good():
    result = score(SHEET, BEST, judged())

    assert (result.total, result.ceiling, result.complete) == (100, 100, True)
    assert result.grade.title == "Tốt"
    assert [group.points for group in result.groups] == [5, 5, 10, 40, 5, 30, 5]


def test_score_asks_for_what_only_people_can_judge_and_bounds_the_total():
    result = score(SHEET, BEST, {})

    assert {asked.gap for asked in result.open} == {Gap.JUDGEMENT}
    assert result.grade is None
    assert result.total == 100 - sum(item.max for item in SHEET.items if item.mode is ItemMode.JUDGEMENT)
    assert result.at_most == 100


def test_score_of_an_empty_meeting_asks_everything():
    result = score(SHEET, QualityFacts(has_committee=True), {})

    assert len(result.open) == len(SHEET.items)
    assert (result.total, result.grade) == (0, None)


@pytest.mark.parametrize(
    ("held", "points"),
    [(90, 5), (120, 5), (89, 4), (75, 4), (74, 3), (60, 3), (45, 2), (44, 1), (0, 1)],
)
def test_the_length_of_a_meeting_of_ninety_minutes(held, points):
    assert line("duration", minutes_held=held).points == points


@pytest.mark.parametrize("held", [59, 50, 46])
def test_trap_c_thirty_one_to_forty_four_minutes_short_is_asked(held):
    asked = line("duration", minutes_held=held)

    assert (asked.origin, asked.gap, asked.points) == (Origin.ASK, Gap.BETWEEN_ROWS, None)
    assert (asked.measure, asked.value) == ("short_minutes", 90 - held)


@pytest.mark.parametrize(("held", "points"), [(105, 4), (90, 3), (60, 2), (59, 1)])
def test_the_length_of_a_meeting_of_a_hundred_and_twenty_minutes(held, points):
    assert line("duration", minutes_held=held, minutes_required=120).points == points


@pytest.mark.parametrize(
    ("rate", "unexcused", "points"),
    [
        (Fraction(9, 10), 0, 4),
        (Fraction(89, 100), 0, 3),
        (Fraction(3, 4), 0, 3),
        (Fraction(65, 100), 0, 2),
        (Fraction(64, 100), 0, 1),
        pytest.param(Fraction(29, 30), 1, 1, id="one unexcused absence beats every rate"),
        pytest.param(None, 1, 1, id="unexcused decides without a rate"),
    ],
)
def test_attendance_points(rate, unexcused, points):
    assert line("attendance_rate", attendance_rate=rate, unexcused=unexcused).points == points


@pytest.mark.parametrize(("speaking", "points"), [(15, 5), (13, 4), (12, 4), (11, 3), (9, 3), (8, 2), (0, 2)])
def test_speaking_points_of_twenty_eight_present(speaking, points):
    assert line("speaking", members_speaking=speaking).points == points


def test_trap_b_exactly_half_speaking_is_asked():
    asked = line("speaking", members_speaking=14)

    assert (asked.origin, asked.gap) == (Origin.ASK, Gap.BETWEEN_ROWS)
    assert (asked.measure, asked.value) == ("speaking_share", Fraction(1, 2))


@pytest.mark.parametrize(("minutes", "points"), [(14, 0), (15, 1), (30, 1), (31, None)])
def test_ideology_longer_than_the_sheet_says_is_asked(minutes, points):
    assert line("ideology", ideology_minutes=minutes).points == points


@pytest.mark.parametrize(
    ("done", "total", "points"),
    [(9, 10, 30), (8, 10, 27), (7, 10, 24), (6, 10, 20), (5, 10, 15), (4, 10, 10), (0, 0, None)],
)
def test_points_for_last_months_targets(done, total, points):
    assert line("targets", targets_done=done, targets_total=total).points == points


def test_a_cell_without_a_committee_has_the_points_of_the_committee_meeting():
    assert line("committee_meeting", has_committee=False, committee_met_with_minutes=None).points == 2


@pytest.mark.parametrize(
    ("sheet", "total", "ceiling"),
    [
        pytest.param(SHEET, 100, 100, id="the regular content fills up"),
        pytest.param(LOSE, 95, 95, id="five points are lost"),
        pytest.param(SCALE, 100, 100, id="scaled to a hundred"),
    ],
)
def test_trap_a_a_month_without_a_theme(sheet, total, ceiling):
    result = score(sheet, WITHOUT_THEME, judged(sheet, without_theme=True))

    assert (result.total, result.ceiling) == (total, ceiling)
    assert result.items["thematic_content"].origin is Origin.NOT_ON_SHEET


def test_scaling_rounds_half_up():
    given = judged(SCALE, without_theme=True) | {"steps": Given(4)}

    assert score(SCALE, WITHOUT_THEME, given).total == 99  # 94 of 95 is 98.95


def test_a_person_decides_where_the_sheet_has_a_gap_without_a_reason():
    asked = replace(BEST, members_speaking=14)

    result = score(SHEET, asked, {"speaking": Given(4)})

    assert result.items["speaking"].origin is Origin.PERSON
    assert result.items["speaking"].points == 4


def test_a_person_who_decides_against_the_facts_says_why_and_the_facts_stay_visible():
    given = {"duration": Given(3, "Mất điện 20 phút")}

    decided = score(SHEET, BEST, given).items["duration"]

    assert (decided.origin, decided.points, decided.from_facts) == (Origin.PERSON_OVER_FACTS, 3, 5)
    assert decided.text == "Mất điện 20 phút"


@pytest.mark.parametrize(
    ("given", "refusal"),
    [
        ({"duration": Given(3)}, Refusal.REASON_MISSING),
        ({"duration": Given(3, "  ")}, Refusal.REASON_MISSING),
        ({"duration": Given(6, "vì")}, Refusal.OUT_OF_RANGE),
        ({"steps": Given(-1)}, Refusal.OUT_OF_RANGE),
        ({"regular_content": Given(15)}, Refusal.OUT_OF_RANGE),
        ({"songs": Given(1)}, Refusal.UNKNOWN_ITEM),
    ],
)
def test_refusals(given, refusal):
    assert list(refusals(SHEET, BEST, given).values()) == [refusal]
    with pytest.raises(ValueError, match="refused"):
        score(SHEET, BEST, given)


def test_refusals_of_a_line_that_is_not_on_this_months_sheet():
    assert refusals(SHEET, WITHOUT_THEME, {"thematic_content": Given(5)}) == {
        "thematic_content": Refusal.NOT_THIS_MONTH
    }


def test_saying_the_same_as_the_facts_needs_no_reason():
    assert refusals(SHEET, BEST, {"duration": Given(5)}) == {}


@pytest.mark.parametrize(
    ("total", "title"),
    [
        (100, "Tốt"),
        (90, "Tốt"),
        (89, "Khá"),
        (70, "Khá"),
        (69, "Trung bình"),
        (50, "Trung bình"),
        (49, "Kém"),
        (0, "Kém"),
    ],
)
def test_grade_of(total, title):
    assert grade_of(total, SHEET, frozenset()).title == title


def test_grade_of_a_province_that_asks_four_lines_to_be_full():
    strict = replace(SHEET, full_marks_for_best=("attendance_rate", "duration", "speaking", "minutes_book"))
    almost = replace(BEST, members_speaking=13)

    assert score(strict, BEST, judged()).grade.title == "Tốt"
    result = score(strict, almost, judged())
    assert (result.total, result.grade.title) == (99, "Khá")


def test_second_column_stands_beside_the_first():
    result = score(SHEET, BEST, judged())
    points = {item_id: line.points for item_id, line in result.items.items()} | {"openness": 1}

    column = second_column(result, SHEET, points)

    assert (column.total, column.missing, column.grade.title) == (98, (), "Tốt")
    assert result.total == 100


def test_second_column_has_no_grade_until_it_is_complete():
    column = second_column(score(SHEET, BEST, {}), SHEET, {"duration": 4})

    assert (column.total, column.grade) == (4, None)
    assert len(column.missing) == len(SHEET.items) - 1


@pytest.mark.parametrize("points", [{"duration": 6}, {"songs": 1}, {"steps": -1}])
def test_second_column_refuses_points_outside_the_sheet(points):
    with pytest.raises(ValueError, match="refused"):
        second_column(score(SHEET, BEST, {}), SHEET, points)


maybe = st.none() | st.booleans()
counts = st.none() | st.integers(0, 200)
facts_of_any_kind = st.builds(
    QualityFacts,
    minutes_held=counts,
    minutes_required=st.none() | st.sampled_from([90, 120]),
    attendance_rate=st.none() | st.fractions(0, 1),
    unexcused=counts,
    longest_excused_streak=counts,
    excused_streak_max=st.just(3),
    has_committee=st.booleans(),
    committee_met_with_minutes=maybe,
    notified_members=maybe,
    notified_superior=maybe,
    documents_in_time=maybe,
    thematic_held=maybe,
    members_present=st.just(200),
    members_speaking=counts,
    minutes_complete=maybe,
    ideology_minutes=counts,
    documents_on_app=maybe,
    targets_total=st.just(200),
    targets_done=counts,
    chair_concluded=maybe,
    resolution_adopted=maybe,
    minutes_adopted=maybe,
    tasks_assigned=maybe,
    papers_in_time=maybe,
)


@given(facts_of_any_kind, st.sampled_from([SHEET, LOSE, SCALE]))
def test_whatever_happened_the_total_lies_between_its_bounds_and_every_gap_is_explained(facts, sheet):
    result = score(sheet, facts, {})

    assert 0 <= result.total <= result.at_most <= result.ceiling <= 100
    assert all(asked.gap is not None for asked in result.open)
    assert all(asked.measure for asked in result.open if asked.gap is not Gap.JUDGEMENT)
