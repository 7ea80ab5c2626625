"""The page "why" says through what; it never tells of what the asker cannot see. Roll-ups only where published."""

import datetime as dt
import re

import pytest
from django.urls import reverse
from django.utils import timezone

from chibo.kernel.period import Month
from chibo.organization.mandates.choices import Post
from chibo.platform.audit.models import AuditEntry
from chibo.platform.authz.permissions import may
from chibo.surfaces.rights.grounds import Kind
from chibo.surfaces.rights.why import why
from chibo.work.meetings.choices import MeetingKind
from chibo.work.meetings.services.planning import plan_meeting
from chibo.work.tasks.services import assign_task
from tests.conftest import give_post


@pytest.fixture
def task(cast, today):
    return assign_task(cast.cell.pk, title="Rà soát thỏa thuận", lead_id=cast.official.person.pk, due=today,
                       origin="tests.task:9", by=cast.secretary.account, on=today)


def asked(member, at, **more):
    return member.client.get(reverse("rights:why"), {"at": at, **more})


def test_it_names_the_post_that_opens_it_and_since_when(cast, task, today):
    found = why(cast.secretary.account, "tasks.decide_task", task, asker=cast.secretary.account, on=today)

    assert found.holds
    assert {one.kind for one in found.through} == {Kind.POST}
    assert all(one.since for one in found.through)


def test_it_names_nothing_where_nothing_opens_it_and_says_who_can(cast, task, today):
    found = why(cast.official.account, "tasks.decide_task", task, asker=cast.official.account, on=today)

    assert not found.holds
    assert found.through == []
    assert cast.secretary.person.full_name in {name for able in found.able for name in able.names}


def test_what_one_leads_is_a_ground_of_its_own(cast, task, today):
    found = why(cast.official.account, "tasks.act_on_task", task, asker=cast.official.account, on=today)

    assert [one.kind for one in found.through] == [Kind.ONESELF]
    assert cast.official.person.full_name in {able.title for able in found.able}


def test_the_explanation_never_differs_from_the_decision(cast, task, today):
    for member in cast.members.values():
        for permission in ("tasks.view_task", "tasks.act_on_task", "tasks.decide_task", "tasks.report_task"):
            found = why(member.account, permission, task, asker=member.account, on=today)
            assert found.holds == may(member.account, permission, task)


def test_a_button_that_is_closed_to_me_leads_to_the_reason(cast, today):
    meeting = plan_meeting(
        cast.cell.pk, kind=MeetingKind.REGULAR, month=Month.of(today), starts_at=timezone.now() + dt.timedelta(days=5),
        place="Phòng họp", by=cast.secretary.account,
    )
    page = cast.committee.client.get(reverse("meetings:prepare", args=[meeting.pk])).content.decode()
    link = re.search(r'<a href="(/rights/why/[^"]*)">Vì sao không được', page)[1]
    answer = cast.committee.client.get(link).content.decode()
    assert "Không" in answer
    assert cast.secretary.person.full_name in answer
    assert "Vì sao không được" not in cast.secretary.client.get(
        reverse("meetings:prepare", args=[meeting.pk])
    ).content.decode()


@pytest.mark.parametrize("role", ["stranger", "officer", "administrator"])
def test_asking_does_not_tell_that_something_exists(cast, task, role):
    here, nowhere = task.get_absolute_url(), reverse("tasks:detail", args=[10**6])

    assert asked(cast.members[role], here).status_code == 404
    assert asked(cast.members[role], nowhere).status_code == 404


def test_a_refusal_leads_to_the_reason(cast, task):
    refused = cast.probationary.client.get(reverse("tasks:cancel", args=[task.pk]))

    assert refused.status_code == 403
    assert reverse("rights:why") in refused.content.decode()
    assert asked(cast.probationary, reverse("tasks:cancel", args=[task.pk])).status_code == 200


def test_the_secretary_asks_for_a_member_and_a_member_for_nobody_else(cast, task):
    theirs = asked(cast.secretary, task.get_absolute_url(), who="official")
    assert cast.official.person.full_name in theirs.content.decode()
    assert theirs.context is None or theirs.status_code == 200
    assert asked(cast.official, task.get_absolute_url(), who="secretary").status_code == 403
    assert asked(cast.secretary, task.get_absolute_url(), who="stranger").status_code == 200


def test_the_administrator_asks_for_everybody_and_reads_no_membership(cast):
    page = cast.administrator.client.get(reverse("rights:why"), {"who": "official"}).content.decode()

    assert cast.official.person.full_name in page
    assert cast.cell.name not in page


def test_the_superior_sees_counts_only_where_they_are_published(cast):
    above = cast.superior.client
    assert "grid-stats" not in above.get(reverse("rights:rollups")).content.decode()

    cast.secretary.client.post(reverse("rights:publish", args=[cast.cell.pk]), {"ground": "Kỳ sinh hoạt tháng 11"})
    page = above.get(reverse("rights:rollups")).content.decode()
    assert "grid-stats" in page
    assert cast.official.person.full_name not in page
    assert AuditEntry.objects.filter(action="rights.rollups.published").count() == 1

    cast.secretary.client.post(reverse("rights:stop_rollups", args=[cast.cell.pk]))
    assert "grid-stats" not in above.get(reverse("rights:rollups")).content.decode()
    assert AuditEntry.objects.filter(action="rights.rollups.stopped").count() == 1


def test_the_organisation_above_reads_them_by_its_posts(cast):
    give_post(cast.officer.person, cast.superior_unit, Post.COMMITTEE_MEMBER)
    cast.secretary.client.post(reverse("rights:publish", args=[cast.cell.pk]), {"ground": "Kỳ sinh hoạt tháng 11"})

    page = cast.officer.client.get(reverse("rights:rollups")).content.decode()

    assert cast.cell.name in page
    assert page.count("grid-stats") == 1


def test_without_a_ground_nothing_is_published(cast):
    answer = cast.secretary.client.post(reverse("rights:publish", args=[cast.cell.pk]), {"ground": " "})

    assert answer.status_code == 422
    assert not AuditEntry.objects.filter(action="rights.rollups.published").exists()
