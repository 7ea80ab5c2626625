"""The whole story, played through the services."""

import datetime as dt
import re
import unicodedata
from collections.abc import Iterator

import pytest
from django.apps import apps
from django.contrib.auth import authenticate
from django.core.management import call_command
from django.db import models
from pytest_django.plugin import DjangoDbBlocker

from chibo.kernel.period import Month
from chibo.organization.membership.choices import LeaveKind, Standing
from chibo.organization.membership.queries import members_of
from chibo.organization.people.models import Person
from chibo.organization.units.models import Unit
from chibo.platform.accounts.models import Account
from chibo.platform.audit.services import verify
from chibo.platform.events.models import Delivery
from chibo.surfaces.demo.errors import DatabaseNotEmpty
from chibo.surfaces.demo.player import DEMO_PASSWORD, DemoOffice, play_demo
from chibo.work.documents.queries import waiting_documents
from chibo.work.meetings.choices import DecisionKind, MeetingKind, State
from chibo.work.meetings.models import Decision, Meeting, Minutes, Vote, Wish
from chibo.work.meetings.queries.decisions import result_rows
from chibo.work.meetings.queries.quality import quality_sheet
from chibo.work.tasks.choices import TaskState
from chibo.work.tasks.models import Task

FIXED_DAY = dt.date(2026, 11, 22)
PLACEHOLDER = re.compile(r"\{\w+\}")


@pytest.fixture(scope="module")
def played(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[DemoOffice]:
    """The demo of 22/11/2026, played once for this module."""
    with django_db_blocker.unblock():
        yield play_demo(FIXED_DAY)
        call_command("flush", interactive=False, verbosity=0)


@pytest.fixture
def office(played: DemoOffice, db: None) -> DemoOffice:
    """The played office, for tests that read it."""
    return played


def cell() -> Unit:
    return Unit.objects.get(kind="party_cell", leads__isnull=False)


def held() -> list[Meeting]:
    return list(Meeting.objects.monthly().exclude(state=State.PLANNED).order_by("month"))


def test_twelve_meetings_are_held_and_closed(office: DemoOffice) -> None:
    months = [Month.of(meeting.month) for meeting in held()]
    assert months == [Month(2025, 12) + ahead for ahead in range(12)]
    assert {meeting.state for meeting in held()[:-1]} == {State.REVIEWED}
    assert held()[-1].state == State.REPORTED
    assert Minutes.objects.filter(paper=None).count() == 0


def test_the_committee_met_before_each_of_them(office: DemoOffice) -> None:
    for meeting in held():
        assert meeting.committee_meeting is not None
        assert 1 <= (meeting.day - meeting.committee_meeting.day).days <= 3
        assert meeting.documents_sent_at is not None


def test_papers_are_numbered_by_type_without_gaps(office: DemoOffice) -> None:
    for kind, sign, many in ((DecisionKind.RESOLUTION, "NQ", 11), (DecisionKind.CONCLUSION, "KL", 1)):
        numbers = Decision.objects.filter(kind=kind).order_by("issued_on").values_list("number", flat=True)
        assert [number.strip() for number in numbers] == [f"{n:02d}-{sign}/CB" for n in range(1, many + 1)]


def test_every_resolution_lists_last_months_tasks(office: DemoOffice) -> None:
    for before, meeting in zip(held(), held()[1:], strict=False):
        planned = {p.title for item in before.items.all() for p in item.planned_tasks.all()}
        assert planned <= {row.title for row in result_rows(meeting)}
    assert len(result_rows(held()[0])) >= 7


def test_a_task_carried_over_is_a_row_of_both_months(office: DemoOffice) -> None:
    carried = Task.objects.filter(state=TaskState.CARRIED)
    assert carried.count() >= 6
    for task in carried:
        assert task.carried_to.carried_from_id == task.pk
        assert task.carried_to.title == task.title


def test_november_is_being_carried_out(office: DemoOffice) -> None:
    november = Task.objects.filter(report_month=dt.date(2026, 12, 1))
    states = set(november.values_list("state", flat=True))
    assert {TaskState.DONE, TaskState.ACCEPTED} <= states
    late = november.overdue(FIXED_DAY)
    assert [task.title for task in late] == ["Sơ kết chín tháng học tập và làm theo Bác"]


def test_december_waits_for_the_secretary(office: DemoOffice) -> None:
    december = Meeting.objects.get(month=dt.date(2026, 12, 1), kind=MeetingKind.REGULAR_THEMATIC)
    assert december.state == State.PLANNED
    assert december.prepared_on is None
    assert december.day == dt.date(2026, 12, 5)
    assert len(waiting_documents(cell().pk)) == 2
    assert Wish.objects.filter(answered_at=None).count() == 2


def test_the_roll_knows_everybody_in_their_standing(office: DemoOffice) -> None:
    members = members_of(cell().pk, on=FIXED_DAY)
    standings = [member.standing for member in members]
    assert standings.count(Standing.OFFICIAL) == 29
    assert standings.count(Standing.PROBATIONARY) == 3
    assert standings.count(Standing.TEMPORARY_HERE) == 1
    assert sorted(m.leave for m in members if m.leave) == [LeaveKind.AWAY, LeaveKind.EXEMPTED]
    ends_next_month = [m for m in members if m.ceremony_on == dt.date(2025, 12, 19)]
    assert [member.full_name for member in ends_next_month] == ["Lê Đức Anh"]


def test_meetings_are_good_but_not_perfect(office: DemoOffice) -> None:
    for meeting in held():
        result = quality_sheet(meeting).result
        assert result.complete
        assert 88 <= result.total <= 97
    assert sum(quality_sheet(meeting).superior is not None for meeting in held()) == 2


def test_votes_are_counted_and_not_always_of_one_mind(office: DemoOffice) -> None:
    votes = Vote.objects.filter(withdrawn=False)
    assert all(vote.passed for vote in votes)
    assert votes.filter(abstentions__gt=0).exists()
    assert votes.filter(majority="two_thirds", passed=True).exists()


def test_meetings_on_another_day_say_why(office: DemoOffice) -> None:
    moved = [meeting for meeting in held() if meeting.day.day != 5]
    assert [meeting.day for meeting in moved] == [dt.date(2026, 4, 6), dt.date(2026, 7, 6)]
    assert all("Chủ nhật" in meeting.moved_reason for meeting in moved)


def test_everybody_is_marked_as_invented(office: DemoOffice) -> None:
    assert not Person.objects.filter(invented=False).exists()


def test_printed_logins_open_and_the_others_do_not(office: DemoOffice) -> None:
    assert {"bithu", "phobithu", "dangvien", "dubi", "vanthu", "captren", "quantri"} <= {
        one.login for one in office.logins
    }
    for one in office.logins:
        assert authenticate(username=one.login, password=DEMO_PASSWORD) is not None
    assert not Account.objects.get(login="diep.tn").has_usable_password()


def test_the_trade_union_has_ended_with_its_basis(office: DemoOffice) -> None:
    union = Unit.objects.get(kind="trade_union")
    assert union.until == dt.date(2025, 6, 15)
    assert "157-KL/TW" in union.events_out.get(kind="dissolved").decision


def test_the_trail_is_whole_and_every_event_arrived(office: DemoOffice) -> None:
    assert verify().intact
    assert not Delivery.objects.filter(delivered_at=None).exists()


def test_no_text_has_an_unfilled_place_or_a_decomposed_letter(office: DemoOffice) -> None:
    for model in apps.get_models():
        if not model.__module__.startswith("chibo.") or "audit" in model.__module__:
            continue
        fields = [f.name for f in model._meta.fields if isinstance(f, models.CharField | models.TextField)]
        for row in model._default_manager.values_list(*fields) if fields else ():
            for text in filter(None, map(str, row)):
                assert unicodedata.is_normalized("NFC", text), (model, text)
                assert not PLACEHOLDER.search(text), (model, text)


def test_the_demo_is_not_played_twice(office: DemoOffice) -> None:
    with pytest.raises(DatabaseNotEmpty):
        play_demo(FIXED_DAY)
