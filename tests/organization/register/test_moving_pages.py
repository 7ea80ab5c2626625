"""The pages of transfers, of what falls due and of badges: who may, what they say, what they cost."""

import datetime as dt
import io

import openpyxl
import pytest
from django.urls import reverse
from django.utils import timezone

from chibo.organization.membership.choices import LeaveKind, Standing, TransferState
from chibo.organization.membership.models import Leave, Membership, PartyRecord, Transfer
from chibo.organization.membership.queries import standings_of
from chibo.organization.membership.services import begin_transfer, hand_over
from chibo.organization.people.models import Person
from chibo.organization.register.services import remind_of_dues
from chibo.platform.calendar.queries import calendar_of
from chibo.platform.calendar.registry import Scope
from chibo.platform.notices.choices import NoticeState
from chibo.platform.notices.models import Notice
from chibo.platform.panels.dues import DueScope, dues_of
from tests.conftest import make_member

TODAY = timezone.localdate()
WEEK_AGO = TODAY - dt.timedelta(days=7)
MONTH_AGO, LETTER = TODAY - dt.timedelta(days=30), TODAY - dt.timedelta(days=25)


@pytest.fixture
def begun(cast):
    return begin_transfer(
        cast.official.person.pk, kind="official", from_unit_id=cast.cell.pk, to_unit_id=cast.other_cell.pk,
        decided_on=MONTH_AGO, decision="QĐ 12-QĐ/UBND", by="test", on=TODAY,
    )  # fmt: skip


@pytest.fixture
def handed(begun):
    return hand_over(begun, letter="GGT 05-ĐU", introduced_on=LETTER, handed_over_on=LETTER, by="test", on=TODAY)


def numbers(day):
    return day.strftime("%d/%m/%Y")


def test_one_secretary_hands_over_and_the_other_takes_in(cast):
    mine, theirs = cast.secretary.client, cast.stranger.client
    person = cast.official.person
    begun = mine.post(
        reverse("membership:transfer_out", args=[person.pk]),
        {"kind": "official", "to_unit": cast.other_cell.pk, "decided_on": numbers(WEEK_AGO), "decision": "QĐ 12"},
    )
    page = begun["Location"]
    assert theirs.get(page).status_code == 404

    mine.post(f"{page}hand-over/", {"letter": "GGT 5", "introduced_on": numbers(TODAY), "handed_over_on": numbers(TODAY)})
    assert "GGT 5" in theirs.get(page).content.decode()
    theirs.post(f"{page}accept/", {"on": numbers(TODAY)})

    assert standings_of(person.pk, on=TODAY) == {cast.other_cell.pk: Standing.OFFICIAL}
    assert "Phạm Ngọc" in theirs.get(reverse("people:detail", args=[person.pk])).content.decode()


def test_the_releasing_side_cannot_take_in_for_the_other(cast, handed):
    answer = cast.secretary.client.post(reverse("membership:accept", args=[handed.pk]), {"on": numbers(TODAY)})

    assert answer.status_code == 403
    assert Transfer.objects.get().state == TransferState.HANDED_OVER


def test_the_member_reads_the_own_transfer_and_other_members_do_not(cast, begun):
    address = reverse("membership:transfer", args=[begun.pk])

    assert "QĐ 12-QĐ/UBND" in cast.official.client.get(address).content.decode()
    assert cast.probationary.client.get(address).status_code == 404


def test_somebody_who_went_is_no_longer_changed_by_the_old_cell(cast, handed):
    cast.stranger.client.post(reverse("membership:accept", args=[handed.pk]), {"on": numbers(TODAY)})

    answer = cast.secretary.client.post(
        reverse("membership:end", args=[cast.official.person.pk]), {"reason": "left", "on": numbers(TODAY)}
    )

    assert answer.status_code == 403
    assert Membership.objects.filter(person=cast.official.person, unit=cast.other_cell, until=None).exists()


def test_a_comrade_from_outside_is_recorded_with_the_letter_and_taken_in(cast):
    mine = cast.secretary.client
    page = mine.post(
        reverse("membership:transfer_in", args=[cast.cell.pk]),
        {"full_name": "Lý Thị Thu Đến", "standing": "official", "kind": "official", "from_place": "Chi bộ 3",
         "decided_on": numbers(WEEK_AGO), "letter": "GGT 9", "introduced_on": numbers(TODAY)},
    )["Location"]  # fmt: skip
    mine.post(f"{page}accept/", {"on": numbers(TODAY)})

    person = Person.objects.get(full_name="Lý Thị Thu Đến")
    assert standings_of(person.pk, on=TODAY) == {cast.cell.pk: Standing.OFFICIAL}


def test_a_day_in_the_wrong_order_comes_back_with_a_sentence_and_changes_nothing(cast, begun):
    answer = cast.secretary.client.post(
        reverse("membership:hand_over", args=[begun.pk]),
        {"letter": "x", "introduced_on": numbers(MONTH_AGO - dt.timedelta(days=30)), "handed_over_on": numbers(TODAY)},
    )

    assert answer.status_code == 422
    assert "Không có gì thay đổi" in answer.content.decode()
    assert Transfer.objects.get().state == TransferState.BEGUN


@pytest.mark.parametrize("kind", ["docx", "pdf", "xlsx"])
def test_the_book_is_printed(cast, handed, kind):
    answer = cast.secretary.client.get(reverse("membership:transfers", args=[cast.cell.pk]), {"format": kind})

    start = {"docx": b"PK", "xlsx": b"PK", "pdf": b"%PDF"}[kind]
    assert answer.content.startswith(start)
    if kind == "xlsx":
        words = [cell.value for row in openpyxl.load_workbook(io.BytesIO(answer.content)).active for cell in row]
        assert {"Phạm Ngọc", "Chi bộ Sở Nội vụ", "GGT 05-ĐU"} <= set(words)


def old_member(cast, years, name="Nguyễn Văn Cổ Thụ"):
    """Somebody whose years of Party age are complete next week."""
    person = make_member(cast.cell, name)
    soon = TODAY + dt.timedelta(days=7)
    decided = dt.date(soon.year - years, soon.month, min(soon.day, 28))
    PartyRecord.objects.filter(person=person).update(admission_decision_on=decided)
    return person


def test_what_falls_due_names_person_step_day_and_source(cast, handed):
    Leave.objects.filter(person=cast.exempted.person).update(until=TODAY + dt.timedelta(days=10))

    page = cast.committee.client.get(reverse("membership:due"), {"days": "90"}).content.decode()

    for words in ("Phạm Ngọc", "MEMB-10", "Hoàng Văn Ơn", numbers(TODAY + dt.timedelta(days=10)), "Lê Đức Anh", "MEMB-12"):
        assert words in page, words


def test_the_list_is_filtered_by_kind_and_goes_into_a_workbook(cast, handed):
    client = cast.secretary.client
    only = client.get(reverse("membership:due"), {"kind": "transfer", "days": "90"}).content.decode()
    book = client.get(reverse("membership:due"), {"kind": "transfer", "days": "90", "format": "xlsx"})

    assert "MEMB-10" in only
    assert "MEMB-12" not in only
    names = [row[1] for row in openpyxl.load_workbook(io.BytesIO(book.content)).active.iter_rows(values_only=True)]
    assert "Phạm Ngọc" in names
    assert "Lê Đức Anh" not in names


def test_deadlines_stand_on_the_committee_s_calendar_alone(cast, handed):
    scope = Scope(cast.cell.pk, TODAY, TODAY + dt.timedelta(days=90), TODAY)

    everybody, committee = calendar_of(scope), calendar_of(scope, committee=True)

    assert not any("transfer" in thing.key for thing in everybody)
    assert any(thing.key.startswith(handed.reference) for thing in committee)


def test_badges_of_an_award_day_and_on_everybody_s_calendar(cast):
    old_member(cast, 30)
    day = cast.secretary.client.get(reverse("membership:badges", args=[cast.cell.pk]))
    scope = Scope(cast.cell.pk, TODAY, TODAY + dt.timedelta(days=120), TODAY)

    assert "Nguyễn Văn Cổ Thụ" in day.content.decode()
    assert any("Nguyễn Văn Cổ Thụ" in thing.title for thing in calendar_of(scope) if thing.kind == "badge")


def test_the_week_s_reminder_is_one_draft_for_the_committee_however_often_it_runs(cast, handed):
    first, second = remind_of_dues(on=TODAY), remind_of_dues(on=TODAY)

    notice = Notice.objects.get(kind="register.dues", scope=f"unit:{cast.cell.pk}")
    assert (first >= 1, second) == (True, 0)
    assert notice.state == NoticeState.DRAFT
    assert {one.name for one in notice.recipients.all()} == {"Nguyễn Minh Hòa", "Trần Thúy Hằng", "Đinh Công Sơn"}
    assert "Phạm Ngọc" in notice.body


def test_what_falls_due_costs_the_same_for_one_and_for_thirty(cast, count_queries):
    old_member(cast, 30)
    scope = DueScope(cast.cell.pk, on=TODAY, until=TODAY + dt.timedelta(days=200))
    one = count_queries(lambda: dues_of(scope))
    for number in range(30):
        person = old_member(cast, 30, f"Nguyễn Văn Lão {number}")
        Leave.objects.create(
            person=person, unit=cast.cell, kind=LeaveKind.EXEMPTED, since=WEEK_AGO, until=TODAY + dt.timedelta(days=9)
        )

    assert len(dues_of(scope)) > 60
    assert count_queries(lambda: dues_of(scope)) == one


def test_the_person_s_page_tells_the_whole_way(cast, handed):
    page = cast.official.client.get(reverse("people:detail", args=[cast.official.person.pk])).content.decode()

    for words in ("QĐ 12-QĐ/UBND", "GGT 05-ĐU", "Chi bộ Sở Nội vụ"):
        assert words in page
