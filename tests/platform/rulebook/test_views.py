import datetime as dt

import pytest

from chibo.platform.rulebook.models import RuleOverride
from chibo.platform.rulebook.queries import rules_on
from chibo.platform.rulebook.services import override_value

pytestmark = pytest.mark.django_db

KEY = "meeting.min_minutes"


def address(cast, key=KEY):
    return f"/rules/unit:{cast.cell.pk}/{key}/"


def post(client, cast, key=KEY, **fields):
    values = {"value": "75", "on": "22/11/2026", "reason": "Công văn 12-CV/ĐU"} | fields
    return client.post(address(cast, key), values)


@pytest.mark.parametrize(
    ("role", "status"),
    [
        ("secretary", 302),
        ("deputy", 302),
        ("official", 403),
        ("probationary", 403),
        ("clerk", 403),
        ("superior", 403),
        ("officer", 404),
        ("stranger", 404),
        ("administrator", 404),
    ],
)
def test_who_decides_numbers_for_the_cell(cast, role, status):
    answer = post(cast.roles[role], cast)

    assert answer.status_code == status
    assert RuleOverride.objects.exists() is (status == 302)


def test_a_visitor_is_asked_to_sign_in(cast):
    assert "/account/" in post(cast.roles["visitor"], cast)["Location"]


def test_the_administrator_decides_for_the_whole_installation_and_the_secretary_does_not(cast):
    fields = {"value": "75", "on": "22/11/2026", "reason": "Thống nhất toàn cơ quan"}

    assert cast.secretary.client.post(f"/rules/all/{KEY}/", fields).status_code == 403
    assert cast.administrator.client.post(f"/rules/all/{KEY}/", fields).status_code == 302
    assert rules_on(dt.date(2026, 11, 22), "unit:999").integer(KEY) == 75


def test_the_list_shows_the_value_its_source_and_the_own_value_of_the_unit_alone(cast):
    override_value(
        KEY,
        scope=f"unit:{cast.cell.pk}",
        value=77,
        reason="Công văn 12-CV/ĐU",
        by="test",
        on=dt.date(2026, 1, 1),
    )

    mine = cast.official.client.get("/rules/?day=22/11/2026").content.decode()
    theirs = cast.stranger.client.get("/rules/?day=22/11/2026").content.decode()

    assert "77 phút" in mine
    assert "Công văn 12-CV/ĐU" in mine
    assert "77 phút" not in theirs
    assert "Hướng dẫn số 42-HD/BTCTW, ngày 28/10/2025 của Ban Tổ chức Trung ương" in theirs


def test_the_list_of_an_old_day_is_read_under_the_rules_of_that_day(cast):
    text = cast.secretary.client.get("/rules/?day=01/10/2025&q=ty+le+dang+vien+du").content.decode()

    assert "85 %" in text
    assert "12-HD/BTCTW" in text
    assert "42-HD/BTCTW" not in text


def test_htmx_gets_the_rows_alone(cast):
    answer = cast.secretary.client.get("/rules/?q=thoi+luong", headers={"HX-Request": "true"})

    text = answer.content.decode()
    assert text.strip().startswith('<div id="rows">')
    assert "90 phút" in text


def test_the_list_costs_the_same_queries_with_one_own_value_as_with_three(cast, count_queries):
    client = cast.secretary.client

    def one_more(key, value):
        override_value(
            key, scope=f"unit:{cast.cell.pk}", value=value, reason="r", by="test", on=dt.date(2026, 1, 1)
        )

    one_more(KEY, 75)
    client.get("/rules/")
    few = count_queries(lambda: client.get("/rules/"))
    one_more("meeting.report_days_after", 3)
    one_more("reminder.committee_days_before", 5)

    assert count_queries(lambda: client.get("/rules/")) == few


@pytest.mark.parametrize(
    ("key", "fields", "words"),
    [
        (KEY, {"value": "ninety"}, "minutes"),
        (KEY, {"reason": ""}, "reason"),
        (KEY, {"on": "hôm kia"}, "on"),
        ("meeting.attendance.target", {"value": "120 %"}, "value"),
        ("meeting.attendance.target", {"value": "nhiều"}, "value"),
        ("documents.margins_mm", {"value": "[20, 20]"}, "value"),
        ("meeting.quality.sheet", {"value": "- {id: x}"}, "value"),
    ],
)
def test_what_does_not_fit_comes_back_with_the_form_and_nothing_is_kept(cast, key, fields, words):
    answer = post(cast.secretary.client, cast, key, **fields)

    assert answer.status_code == 422
    assert "error-summary" in answer.content.decode()
    assert not RuleOverride.objects.exists()


@pytest.mark.parametrize(
    ("key", "typed", "kept"),
    [
        ("meeting.attendance.target", "85,5 %", "171/200"),
        ("vote.two_thirds", "3/4", "3/4"),
        ("meeting.report_in_working_days", "yes", True),
        ("meeting.long_reading", "large_cell", "large_cell"),
        ("documents.margins_mm", "[25, 20, 30, 15]", [25, 20, 30, 15]),
    ],
)
def test_every_kind_of_value_can_be_decided(cast, key, typed, kept):
    assert post(cast.secretary.client, cast, key, value=typed).status_code == 302
    assert RuleOverride.objects.get().value == kept


def test_a_decision_under_a_later_one_is_refused_in_words(cast):
    post(cast.secretary.client, cast)

    answer = post(cast.secretary.client, cast, on="01/11/2026")

    assert answer.status_code == 422
    assert "22/11/2026" in answer.content.decode()


def test_the_secretary_ends_an_own_value_and_a_member_does_not(cast):
    post(cast.secretary.client, cast)
    own = RuleOverride.objects.get()

    assert cast.official.client.post(f"/rules/own/{own.pk}/end/", {"on": "30/11/2026"}).status_code == 403
    assert cast.stranger.client.post(f"/rules/own/{own.pk}/end/", {"on": "30/11/2026"}).status_code == 404
    cast.secretary.client.post(f"/rules/own/{own.pk}/end/", {"on": "30/11/2026"})

    own.refresh_from_db()
    assert own.valid_to == dt.date(2026, 11, 30)


def test_ending_on_an_unclear_day_is_said_and_changes_nothing(cast):
    post(cast.secretary.client, cast)
    own = RuleOverride.objects.get()

    answer = cast.secretary.client.post(f"/rules/own/{own.pk}/end/", {"on": "mai mốt"}, follow=True)

    own.refresh_from_db()
    assert own.valid_to is None
    assert 'role="alert"' in answer.content.decode()


def test_the_page_of_a_value_offers_the_form_only_to_those_who_decide(cast):
    query = f"?scope=unit:{cast.cell.pk}"
    mine = cast.secretary.client.get(f"/rules/meeting.quality.sheet/{query}").content.decode()
    members = cast.official.client.get(f"/rules/meeting.quality.sheet/{query}").content.decode()

    assert address(cast, "meeting.quality.sheet") in mine
    assert address(cast, "meeting.quality.sheet") not in members
    assert "Tỷ lệ đảng viên phát biểu" in members


def test_an_unknown_value_is_not_found(cast):
    assert cast.secretary.client.get("/rules/meeting.songs/").status_code == 404


def test_the_documents_are_listed_with_what_they_replace(cast):
    text = cast.official.client.get("/rules/documents/").content.decode()

    assert "Quy định số 208-QĐ/TW, ngày 26/07/2026 của Ban Chấp hành Trung ương" in text
    assert "đến 27/10/2025" in text
