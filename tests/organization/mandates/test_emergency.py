"""An administrator reads a cell in an emergency: announced, written down, for reading only, over by itself."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from chibo.organization.mandates.errors import (
    EmergencyHours,
    EmergencyNeedsReason,
    EmergencyOpenAlready,
    EmergencyOver,
    NobodyToTell,
    OnlyCellsAreOpened,
)
from chibo.organization.mandates.models import EmergencyAccess, Mandate
from chibo.organization.mandates.queries import (
    duties_of,
    kept_units,
    member_cells,
    pages_read,
    visible_people,
)
from chibo.organization.mandates.services import (
    close_emergency_access,
    end_emergency_accesses,
    note_pages_read,
    open_emergency_access,
)
from chibo.platform.accounts.models import Account
from chibo.platform.audit.models import AuditEntry
from chibo.platform.notices.models import Notice, Recipient
from chibo.work.tasks.services import assign_task

REASON = "Tệp biên bản tháng 10 không mở được"


def opened(cast, *, hours=2, at=None, reason=REASON, unit=None):
    return open_emergency_access(
        cast.administrator.account, unit_id=(unit or cast.cell).pk, reason=reason, hours=hours, at=at or timezone.now()
    )


def fresh(member):
    return Account.objects.get(pk=member.account.pk)


def test_the_secretary_and_the_deputy_are_told_in_the_same_moment(cast):
    access = opened(cast)

    told = Recipient.objects.filter(notice__origin=f"mandates.emergencyaccess:{access.pk}:opened")
    assert {one.account_id for one in told} == {cast.secretary.account.pk, cast.deputy.account.pk}
    notice = Notice.objects.get(kind="mandates.emergency_opened")
    assert REASON in notice.body
    line = AuditEntry.objects.get(action="mandates.emergency.opened")
    assert (line.actor_id, line.data["unit"], line.data["reason"]) == (cast.administrator.account.pk, cast.cell.pk, REASON)


def test_it_makes_a_reader_of_one_cell_and_nothing_more(cast):
    opened(cast)
    reader = fresh(cast.administrator)

    assert duties_of(reader).reads == {cast.cell.pk}
    assert member_cells(reader) == {cast.cell.pk}
    assert cast.cell.pk not in kept_units(reader)
    assert visible_people(reader).filter(pk=cast.official.person.pk).exists()
    assert not visible_people(reader).filter(pk=cast.stranger.person.pk).exists()
    assert not duties_of(reader).in_committee(cast.cell.pk)


def test_what_was_hidden_is_read_and_each_page_is_written_down(cast, today):
    task = assign_task(cast.cell.pk, title="Rà soát hồ sơ", lead_id=cast.official.person.pk, due=today,
                       origin="tests.task:1", by=cast.secretary.account, on=today)
    browser = cast.administrator.client
    assert browser.get(task.get_absolute_url()).status_code == 404
    access = opened(cast)

    answer = browser.get(task.get_absolute_url())

    assert answer.status_code == 200
    assert "Rà soát hồ sơ" in answer.content.decode()
    assert [line.address for line in pages_read([access.pk])[access.pk]] == [task.get_absolute_url()]
    line = AuditEntry.objects.get(action="mandates.emergency.read")
    assert line.actor_id == cast.administrator.account.pk


def test_nothing_can_be_changed_under_it(cast, today):
    task = assign_task(cast.cell.pk, title="Rà soát", lead_id=cast.official.person.pk, due=today, origin="tests.task:2",
                       by=cast.secretary.account, on=today)
    opened(cast)
    browser = cast.administrator.client

    assert browser.post(reverse("tasks:accept", args=[task.pk])).status_code == 404
    assert browser.get(reverse("people:edit", args=[cast.official.person.pk])).status_code == 403
    assert browser.post(reverse("people:edit", args=[cast.official.person.pk])).status_code == 404


def test_every_page_says_that_it_is_open(cast):
    opened(cast)

    assert "khẩn cấp" in cast.administrator.client.get(reverse("units:list")).content.decode()
    assert "note-late" not in cast.secretary.client.get(reverse("units:list")).content.decode()


def test_others_gain_nothing_by_it(cast, today):
    opened(cast)

    assert duties_of(fresh(cast.officer)).reads == frozenset()


def test_it_ends_by_itself_at_its_hour_and_is_written_down_once(cast):
    began = timezone.now() - dt.timedelta(hours=3)
    access = opened(cast, at=began, hours=2)

    assert duties_of(fresh(cast.administrator)).reads == frozenset()
    assert end_emergency_accesses(at=timezone.now(), by="tests") == 1
    assert end_emergency_accesses(at=timezone.now(), by="tests") == 0
    access.refresh_from_db()
    assert access.closed_at == began + dt.timedelta(hours=2)
    assert AuditEntry.objects.get(action="mandates.emergency.ended").data["how"] == "ran out"
    assert Notice.objects.filter(kind="mandates.emergency_ended").count() == 1


def test_the_cell_may_close_it_at_once(cast):
    access = opened(cast)

    cast.deputy.client.post(reverse("rights:close_emergency", args=[access.pk]))

    assert duties_of(fresh(cast.administrator)).reads == frozenset()
    assert AuditEntry.objects.get(action="mandates.emergency.ended").actor_id == cast.deputy.account.pk
    with pytest.raises(EmergencyOver):
        close_emergency_access(access.pk, by=cast.secretary.account, at=timezone.now())


def test_of_another_cell_nothing_is_known(cast):
    access = opened(cast)

    assert cast.stranger.client.post(reverse("rights:close_emergency", args=[access.pk])).status_code == 404
    assert REASON not in cast.stranger.client.get(reverse("rights:emergencies")).content.decode()
    assert REASON in cast.committee.client.get(reverse("rights:emergencies")).content.decode()


@pytest.mark.parametrize(("reason", "hours", "refusal"), [
    ("lỗi", 2, EmergencyNeedsReason), (REASON, 0, EmergencyHours), (REASON, 25, EmergencyHours),
])
def test_without_reason_or_for_days_it_is_not_opened(cast, reason, hours, refusal):
    with pytest.raises(refusal):
        opened(cast, reason=reason, hours=hours)
    assert not EmergencyAccess.objects.exists()


def test_it_is_opened_once_at_a_time_and_for_cells_only(cast):
    opened(cast)
    with pytest.raises(EmergencyOpenAlready):
        opened(cast)
    with pytest.raises(OnlyCellsAreOpened):
        opened(cast, unit=cast.department)


def test_nobodys_papers_are_read_without_telling_them(cast, today):
    Mandate.objects.filter(unit=cast.cell).update(until=today)
    with pytest.raises(NobodyToTell):
        opened(cast)


def test_when_neither_secretary_nor_deputy_can_be_told_the_committee_is(cast, today):
    Mandate.objects.filter(unit=cast.cell, person__in=[cast.secretary.person, cast.deputy.person]).update(until=today)
    opened(cast)

    assert list(Recipient.objects.values_list("account_id", flat=True)) == [cast.committee.account.pk]


def test_without_an_open_access_nothing_is_noted(cast):
    assert note_pages_read(cast.administrator.account, page="x", address="/x/", at=timezone.now()) == []
