"""What spreading and reading mean, as tables of cases."""

import datetime as dt

import pytest

from chibo.work.directives.rules.answering import may_acknowledge, order_of_answers
from chibo.work.directives.rules.audience import Belonging, Holding, Line, Reason, readers_of
from chibo.work.directives.rules.differing import Piece, changes_between, paragraphs_of
from chibo.work.directives.rules.nudging import Waiting, hindrance_of, next_nudge_on
from chibo.work.directives.rules.standing import must_acknowledge, standing_of

ON = dt.date(2026, 11, 20)
CELL, OTHER, UNIT = 1, 2, 5
MEMBERS = [
    Belonging(10, CELL), Belonging(11, CELL), Belonging(12, CELL, "exempted"), Belonging(13, CELL, "away"),
    Belonging(14, CELL, "suspended"), Belonging(20, OTHER),
]  # fmt: skip
POSTS = [
    Holding(10, CELL, "secretary"), Holding(11, CELL, "secretary", for_person=10), Holding(30, UNIT, "officer"),
    Holding(11, UNIT, "director"),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "people"), [
    ([Line("cell", unit_id=CELL)], {10, 11, 12}),
    ([Line("cell", unit_id=OTHER)], {20}),
    ([Line("unit", unit_id=UNIT)], {30, 11}),
    ([Line("unit", unit_id=CELL)], {10}),
    ([Line("post", unit_id=CELL, post="secretary")], {10, 11}),
    ([Line("post", unit_id=UNIT, post="secretary")], set()),
    ([Line("person", person_id=13)], {13}),
    ([Line("person")], set()),
    ([Line("cell", unit_id=CELL), Line("person", person_id=10), Line("unit", unit_id=UNIT)], {10, 11, 12, 30}),
    ([], set()),
])  # fmt: skip
def test_an_audience_becomes_people(lines, people):
    assert {one.person_id for one in readers_of(lines, MEMBERS, POSTS, home=CELL)} == people


def test_one_reader_with_every_reason_once():
    lines = [Line("cell", unit_id=CELL), Line("post", unit_id=CELL, post="secretary"), Line("cell", unit_id=CELL)]
    found = {one.person_id: one for one in readers_of(lines, MEMBERS, POSTS, home=9)}
    assert found[11].reasons == (Reason("cell", CELL), Reason("post", CELL, "secretary", for_person=10))


@pytest.mark.parametrize(("lines", "person", "unit"), [
    ([Line("cell", unit_id=CELL)], 10, CELL),
    ([Line("unit", unit_id=UNIT)], 11, CELL),
    ([Line("unit", unit_id=UNIT)], 30, UNIT),
    ([Line("person", person_id=99)], 99, 9),
])  # fmt: skip
def test_a_reader_is_counted_in_the_own_cell_then_in_the_unit_of_the_post(lines, person, unit):
    (found,) = [one for one in readers_of(lines, MEMBERS, POSTS, home=9) if one.person_id == person]
    assert found.unit_id == unit


@pytest.mark.parametrize(("facts", "expected"), [
    ({}, "due"),
    ({"due": ON}, "due"),
    ({"due": ON - dt.timedelta(days=1)}, "late"),
    ({"due": ON - dt.timedelta(days=1), "waiting": 0}, "done"),
    ({"waiting": 0}, "done"),
    ({"waiting": 0, "report_due": ON}, "due"),
    ({"waiting": 0, "report_due": ON - dt.timedelta(days=1)}, "late"),
    ({"waiting": 0, "report_due": ON - dt.timedelta(days=1), "reported_on": ON}, "done"),
    ({"state": "closed", "due": ON - dt.timedelta(days=9)}, "done"),
    ({"state": "withdrawn", "waiting": 0}, "withdrawn"),
])  # fmt: skip
def test_where_a_directive_stands(facts, expected):
    usual = {"state": "open", "due": ON + dt.timedelta(days=3), "waiting": 2, "report_due": None, "reported_on": None}
    assert standing_of(**{**usual, **facts}, on=ON) == expected


@pytest.mark.parametrize(("acknowledged", "asked", "left", "must"), [
    (0, 1, False, True), (1, 1, False, False), (1, 2, False, True), (2, 1, False, False), (0, 1, True, False),
])  # fmt: skip
def test_a_newer_version_is_acknowledged_anew(acknowledged, asked, left, must):
    assert must_acknowledge(acknowledged, asked, left=left) is must


@pytest.mark.parametrize(("reader", "hindrance"), [
    (Waiting(1), ""),
    (Waiting(1, on_leave=True), "on_leave"),
    (Waiting(1, on_leave=True, has_account=False), "on_leave"),
    (Waiting(1, acted_for=True), "deputy"),
    (Waiting(1, has_account=False), "no_account"),
])  # fmt: skip
def test_who_is_left_in_peace(reader, hindrance):
    assert hindrance_of(reader) == hindrance


@pytest.mark.parametrize(("last", "days", "expected"), [
    (None, 3, ON),
    (ON, 3, ON + dt.timedelta(days=3)),
    (ON - dt.timedelta(days=2), 3, ON + dt.timedelta(days=1)),
    (ON - dt.timedelta(days=3), 3, ON),
    (ON - dt.timedelta(days=30), 3, ON),
    (ON, 0, ON),
])  # fmt: skip
def test_nudges_keep_their_distance(last, days, expected):
    assert next_nudge_on(last, days, on=ON) == expected


OLD = ["Chi bộ học tập trong quý này.", "Đảng viên đăng ký việc làm theo.", "Nơi nhận: Đảng ủy."]


@pytest.mark.parametrize(("new", "kinds"), [
    (OLD, []),
    ([*OLD, "Báo cáo trước ngày 15."], ["new"]),
    (OLD[1:], ["gone"]),
    (["Chi bộ học tập trong tháng này.", *OLD[1:]], ["changed"]),
    (["Điều hoàn toàn khác, chẳng còn chữ nào.", *OLD[1:]], ["new", "gone"]),
    ([], ["gone", "gone", "gone"]),
])  # fmt: skip
def test_what_is_new_between_two_versions(new, kinds):
    assert [change.kind for change in changes_between(OLD, new)] == kinds


def test_a_changed_paragraph_says_which_words():
    (change,) = changes_between(["Chi bộ học tập trong quý này."], ["Chi bộ học tập trong tháng này."])
    assert change.pieces == (
        Piece("same", "Chi bộ học tập trong"), Piece("gone", "quý"), Piece("new", "tháng"), Piece("same", "này.")
    )


@pytest.mark.parametrize(("text", "paragraphs"), [
    ("Một dòng dài\nđi tiếp.\nDòng hai.", ["Một dòng dài đi tiếp.", "Dòng hai."]),
    ("Tiêu đề\n\nThân bài.", ["Tiêu đề", "Thân bài."]),
    ("Trang trước\n2\nđi tiếp.", ["Trang trước đi tiếp."]),
    ("  nhiều   khoảng\ttrắng  ", ["nhiều khoảng trắng"]),
    ("", []),
])  # fmt: skip
def test_lines_become_paragraphs_again(text, paragraphs):
    assert paragraphs_of(text) == paragraphs


@pytest.mark.parametrize("count", [1, 2, 3, 5])
def test_every_answer_is_shown_once_and_the_right_one_not_always_first(count):
    orders = [order_of_answers(count, key) for key in range(1, 11)]
    assert all(sorted(order) == list(range(count)) for order in orders)
    assert count == 1 or len({order[0] for order in orders}) == count


def test_no_answers_have_no_order():
    assert order_of_answers(0, 7) == []


@pytest.mark.parametrize(("questions", "answered", "may"), [
    ([], [], True), ([1, 2], [1], False), ([1, 2], [2, 1], True), ([1], [1, 9], True),
])  # fmt: skip
def test_every_question_is_answered_rightly_or_not(questions, answered, may):
    assert may_acknowledge(questions, answered) is may
