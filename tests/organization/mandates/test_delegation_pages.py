"""Delegating on the pages: who may, what everybody then reads, what it costs, who is told."""

import datetime as dt

import pytest
from django.urls import reverse

from chibo.organization.mandates.choices import Post
from chibo.organization.mandates.models import Delegation, Mandate
from chibo.organization.mandates.services import delegate_post
from chibo.platform.notices.models import Notice

DAYS = dt.timedelta


def text(answer):
    return answer.content.decode()


def post_of(cast, post=Post.SECRETARY):
    return Mandate.objects.get(unit=cast.cell, post=post)


def typed(cast, today, **changes):
    days = {"since": today, "until": today + DAYS(7)}
    return {"to_person": cast.official.person.pk, "reason": "đi công tác"} | {
        name: day.strftime("%d/%m/%Y") for name, day in days.items()
    } | changes


def lend(cast, today, **changes):
    facts = {
        "to_person_id": cast.official.person.pk, "since": today, "until": today + DAYS(7), "reason": "đi công tác",
        "by": "test", "on": today,
    }  # fmt: skip
    return delegate_post(post_of(cast).pk, **facts | changes)


@pytest.mark.parametrize(
    ("who", "status"),
    [
        ("secretary", 200), ("deputy", 403), ("committee", 403), ("official", 403), ("clerk", 403), ("superior", 403),
        ("stranger", 404), ("officer", 404), ("administrator", 404),
    ],
)  # fmt: skip
def test_the_holder_delegates_and_nobody_else(cast, who, status):
    address = reverse("mandates:delegate", args=[post_of(cast).pk])

    assert getattr(cast, who).client.get(address).status_code == status


def test_for_the_deputy_the_secretary_may_do_it_too(cast):
    address = reverse("mandates:delegate", args=[post_of(cast, Post.DEPUTY_SECRETARY).pk])

    assert cast.secretary.client.get(address).status_code == 200
    assert cast.deputy.client.get(address).status_code == 200
    assert cast.clerk.client.get(address).status_code == 403


def test_the_form_offers_the_official_members_and_records_what_was_chosen(cast, today, django_capture_on_commit_callbacks):
    address = reverse("mandates:delegate", args=[post_of(cast).pk])
    offered = text(cast.secretary.client.get(address))

    assert "Phạm Ngọc" in offered
    assert "Lê Đức Anh" not in offered
    assert "Vũ Thị Xa" not in offered
    with django_capture_on_commit_callbacks(execute=True):
        answer = cast.secretary.client.post(address, typed(cast, today))

    assert answer.status_code == 302
    lent = Delegation.objects.get()
    assert (lent.to_person_id, lent.since, lent.until) == (cast.official.person.pk, today, today + DAYS(7))
    notice = Notice.objects.get(kind="mandates.delegated")
    assert set(notice.recipients.values_list("name", flat=True)) == {"Phạm Ngọc", "Nguyễn Minh Hòa"}


def test_without_an_end_the_form_comes_back_with_the_reason_and_what_was_typed(cast, today):
    address = reverse("mandates:delegate", args=[post_of(cast).pk])

    answer = cast.secretary.client.post(address, typed(cast, today, until=""))

    assert answer.status_code == 422
    assert "đi công tác" in text(answer)
    assert not Delegation.objects.exists()


def test_every_page_says_for_whom_one_acts_and_the_role_stays_ones_own(cast, today):
    lend(cast, today)

    page = text(cast.official.client.get(reverse("desk:month")))

    assert "Nguyễn Minh Hòa" in page.split('class="acting"')[1].split("</div>")[0]
    assert 'class="acting"' not in text(cast.secretary.client.get(reverse("desk:month")))


def test_the_unit_and_both_persons_pages_say_who_acts(cast, today):
    lend(cast, today)

    last = (today + DAYS(6)).strftime("%d/%m/%Y")
    assert f"Phạm Ngọc thay mặt đến hết {last}" in text(cast.committee.client.get(cast.cell.get_absolute_url()))
    for person in (cast.official.person, cast.secretary.person):
        page = text(cast.committee.client.get(reverse("people:detail", args=[person.pk])))
        assert "Phạm Ngọc thay mặt Nguyễn Minh Hòa" in page


@pytest.mark.parametrize(
    ("who", "status"), [("secretary", 302), ("official", 302), ("deputy", 403), ("clerk", 403), ("stranger", 404)]
)
def test_who_takes_a_delegation_back(cast, today, who, status, django_capture_on_commit_callbacks):
    lent = lend(cast, today)

    with django_capture_on_commit_callbacks(execute=True):
        answer = getattr(cast, who).client.post(reverse("mandates:take_back", args=[lent.pk]), {"reason": "đã về"})

    assert answer.status_code == status
    lent.refresh_from_db()
    assert bool(lent.revoked_at) is (status == 302)
    assert Notice.objects.filter(kind="mandates.revoked").exists() is (status == 302)


def test_the_persons_page_costs_the_same_for_one_and_for_many_delegations(cast, today, count_queries):
    client, address = cast.committee.client, reverse("people:detail", args=[cast.secretary.person.pk])
    lend(cast, today)
    client.get(address)
    one = count_queries(lambda: client.get(address))
    for number in range(1, 8):
        lend(cast, today, since=today + DAYS(10 * number), until=today + DAYS(10 * number + 5))

    assert count_queries(lambda: client.get(address)) == one
