import datetime as dt

import pytest
from django.utils import timezone

from chibo.organization.mandates.models import Mandate
from chibo.organization.membership.models import Leave, Membership
from chibo.organization.privacy.choices import Looked, RunState
from chibo.organization.privacy.errors import OneMustKeepTheList, ReasonMissing, RunIsOver, SamePersonTwice
from chibo.organization.privacy.jobs import propose_deletions
from chibo.organization.privacy.models import RetentionRun, ViewRecord
from chibo.organization.privacy.queries import due_kinds, due_rows, keeping_unit
from chibo.organization.privacy.services import confirm_run, propose_run, put_run_aside
from chibo.platform.audit.models import AuditEntry
from chibo.platform.audit.services import verify
from chibo.platform.notices.models import Notice, Recipient
from chibo.platform.notices.services import Addressee, draft_notice, send_notice
from chibo.platform.papers.choices import Format
from chibo.platform.papers.queries import paper_file

pytestmark = pytest.mark.django_db


def moment(day):
    return timezone.make_aware(dt.datetime.combine(day, dt.time(8)))


def looked(cast, day, role="secretary"):
    return ViewRecord.objects.create(
        person=cast.official.person, viewer=cast.members[role].account, page=Looked.PERSON_PAGE, on=day, first_at=moment(day)
    )


def noticed(cast, day):
    notice = draft_notice(
        "test", scope=f"unit:{cast.cell.pk}", sender="Chi bộ", title="Mời họp", body="", by="test", at=moment(day),
        recipients=[Addressee("Ngọc", cast.official.account.pk)],
    )
    return send_notice(notice, by="test", at=moment(day))


@pytest.fixture
def old(cast, today):
    """One of each kind that is over, and its twin that is not."""
    over, fresh = today - dt.timedelta(days=800), today - dt.timedelta(days=40)
    for day in (over, fresh):
        looked(cast, day)
        noticed(cast, day)
        Leave.objects.create(
            person=cast.official.person, unit=cast.cell, kind="away", since=day - dt.timedelta(days=9), until=day,
            reason="ốm",
        )
    return cast


def run_of(cast, today, *roles):
    run = propose_run(by="test", on=today, at=timezone.now())
    for role in roles:
        run = confirm_run(run, by=cast.members[role].account, on=today, at=timezone.now())
    return run


def test_what_is_due_is_counted_by_kind_and_what_is_fresh_is_left_alone(old, today):
    counts = {kind.label: kind.count for kind in due_kinds(today)}

    assert counts == {
        "notices.Notice": 1, "notices.Recipient": 1, "privacy.ViewRecord": 1, "membership.Leave": 1
    }


@pytest.mark.parametrize("label", ["meetings.Statement", "papers.Paper", "audit.AuditEntry", "membership.Membership"])
def test_the_archive_is_never_due(label):
    with pytest.raises(LookupError):
        due_rows(label, dt.date(2100, 1, 1))


def test_nothing_due_proposes_nothing(cast, today):
    assert propose_run(by="test", on=today, at=timezone.now()) is None
    assert RetentionRun.objects.count() == 0


def test_a_run_that_waits_is_not_proposed_twice(old, today):
    assert run_of(old, today) == run_of(old, today)


def test_one_confirmation_deletes_nothing(old, today):
    run = run_of(old, today, "secretary")

    assert run.state == RunState.CONFIRMED_ONCE
    assert ViewRecord.objects.count() == 2


def test_two_people_confirm_and_what_was_due_is_gone_and_nothing_else(old, today):
    run = run_of(old, today, "secretary", "committee")

    assert run.state == RunState.DONE
    assert [view.on for view in ViewRecord.objects.all()] == [today - dt.timedelta(days=40)]
    assert Notice.objects.count() == Recipient.objects.count() == 1
    assert sorted(Leave.objects.filter(person=old.official.person).values_list("reason", flat=True)) == ["", "ốm"]
    assert {line.kind: (line.gone, line.held_back) for line in run.lines.all()} == {
        "notices.Notice": (1, 0), "notices.Recipient": (1, 0), "privacy.ViewRecord": (1, 0), "membership.Leave": (1, 0),
    }


def test_the_same_person_does_not_confirm_twice(old, today):
    with pytest.raises(SamePersonTwice):
        run_of(old, today, "secretary", "secretary")
    assert ViewRecord.objects.count() == 2


@pytest.mark.parametrize(("first", "second"), [("deputy", "committee"), ("committee", "deputy")])
def test_one_of_the_two_is_secretary_or_clerk(old, today, first, second):
    with pytest.raises(OneMustKeepTheList):
        run_of(old, today, first, second)
    assert ViewRecord.objects.count() == 2


@pytest.mark.parametrize(("first", "second"), [("clerk", "deputy"), ("committee", "clerk"), ("deputy", "secretary")])
def test_clerk_and_committee_in_either_order(old, today, first, second):
    assert run_of(old, today, first, second).state == RunState.DONE


def test_who_has_lost_the_post_by_the_second_day_counts_no_more(old, today):
    run = run_of(old, today, "secretary")
    Mandate.objects.filter(person=old.secretary.person).update(until=today)

    with pytest.raises(OneMustKeepTheList):
        confirm_run(run, by=old.committee.account, on=today, at=timezone.now())


def test_the_certificate_says_kinds_and_numbers_and_never_what(old, today):
    run = run_of(old, today, "secretary", "committee")
    text = str(run.paper.facts)

    assert "Lượt xem" in text
    assert str(old.secretary.account) in text
    assert str(old.committee.account) in text
    assert "Ngọc" not in text
    assert "ốm" not in text
    assert "Mời họp" not in text
    assert paper_file(run.paper, Format.PDF).startswith(b"%PDF")
    assert paper_file(run.paper, Format.DOCX).startswith(b"PK")


def test_a_run_is_on_the_trail_and_the_trail_stays_whole(old, today):
    lines = AuditEntry.objects.count()
    run_of(old, today, "secretary", "committee")

    assert AuditEntry.objects.count() > lines
    assert AuditEntry.objects.filter(action="privacy.run.carried_out").count() == 1
    assert verify().intact


def test_a_run_put_aside_deletes_nothing_and_is_over(old, today):
    run = run_of(old, today)
    with pytest.raises(ReasonMissing):
        put_run_aside(run, reason=" ", by=old.secretary.account, at=timezone.now())
    run = put_run_aside(run, reason="chờ lưu trữ cơ quan", by=old.secretary.account, at=timezone.now())

    with pytest.raises(RunIsOver):
        confirm_run(run, by=old.secretary.account, on=today, at=timezone.now())
    assert ViewRecord.objects.count() == 2


def test_the_contact_of_who_left_is_emptied_and_of_who_stays_is_kept(cast, today):
    left, stays = cast.probationary.person, cast.official.person
    for person in (left, stays):
        person.email, person.phone = "a@example.org", "0912"
        person.save()
    Membership.objects.filter(person=left).update(until=today - dt.timedelta(days=500))
    run_of(cast, today, "secretary", "committee")
    left.refresh_from_db()
    stays.refresh_from_db()

    assert (left.email, left.phone, left.full_name) == ("", "", "Lê Đức Anh")
    assert (stays.email, stays.phone) == ("a@example.org", "0912")


def test_who_holds_a_post_elsewhere_has_not_left(cast, today):
    person = cast.secretary.person
    person.email = "a@example.org"
    person.save()
    Membership.objects.filter(person=person).update(until=today - dt.timedelta(days=500))

    assert due_kinds(today) == []


def test_the_month_is_looked_at_once(old, today):
    propose_deletions()
    put_run_aside(RetentionRun.objects.get(), reason="để sau", by=old.secretary.account, at=timezone.now())
    propose_deletions()

    assert RetentionRun.objects.count() == 1


def test_the_cell_that_leads_the_office_decides(cast, today):
    assert keeping_unit(today) == cast.cell.pk


def test_pages_of_a_run_belong_to_the_committee_and_the_clerk(old, today):
    run = run_of(old, today)
    address = run.get_absolute_url()

    for role, status in (("committee", 200), ("clerk", 200), ("official", 404), ("stranger", 404)):
        assert old.members[role].client.get(address).status_code == status
    old.clerk.client.post(address + "confirm/")
    old.clerk.client.post(address + "confirm/")
    run.refresh_from_db()
    assert run.state == RunState.CONFIRMED_ONCE
    old.deputy.client.post(address + "confirm/")
    run.refresh_from_db()
    assert run.state == RunState.DONE
