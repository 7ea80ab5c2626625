"""A decision gives a badge before the years are complete: registered, counted once, without any word on illness."""

import datetime as dt

import pytest
from django.urls import reverse

from chibo.organization.membership import errors
from chibo.organization.membership.models import EarlyBadge, PartyRecord
from chibo.organization.membership.queries import badges_of, clocks_of
from chibo.organization.membership.services import give_badge_early, set_party_dates
from chibo.platform.audit.models import AuditEntry
from tests.conftest import make_member

ADMITTED = dt.date(1997, 9, 1)
GIVEN = dt.date(2027, 1, 15)
BASIS = "88-QĐ/TU ngày 10/01/2027 của Tỉnh ủy"


@pytest.fixture
def old(cast, today):
    set_party_dates(cast.official.person.pk, admission_decision_on=ADMITTED, by="test", on=today)
    return cast.official.person.pk


def unknown(cast):
    person = make_member(cast.cell, "Nguyễn Văn Chưa Rõ").pk
    PartyRecord.objects.filter(person_id=person).update(admission_decision_on=None)
    return person


def give(cast, person, today, **more):
    facts = {"years": 30, "award_on": GIVEN, "decision": BASIS, **more}
    return give_badge_early(person, unit_id=cast.cell.pk, by=cast.secretary.account, on=today, **facts)


def test_the_badge_is_on_its_early_day_and_no_longer_on_the_regular_one(cast, old, today):
    def days():
        lines = badges_of(cast.cell.pk, since=dt.date(2027, 1, 1), until=dt.date(2028, 1, 1), on=today)
        return [line.badge.award_on for line in lines if line.person_id == old]

    assert days() == [dt.date(2027, 9, 2)]
    give(cast, old, today)
    assert days() == [GIVEN]
    assert clocks_of(old, on=dt.date(2027, 2, 1)).badge.years == 40
    assert AuditEntry.objects.filter(action="membership.badge.given_early").count() == 1


@pytest.mark.parametrize(
    ("more", "refusal"),
    [({"award_on": dt.date(2026, 8, 31)}, errors.NotThatEarly), ({"award_on": dt.date(2027, 9, 2)}, errors.NotThatEarly),
     ({"decision": "  "}, errors.DecisionMissing)],
)  # fmt: skip
def test_what_is_refused_saves_nothing(cast, old, today, more, refusal):
    with pytest.raises(refusal):
        give(cast, old, today, **more)
    assert not EarlyBadge.objects.exists()


def test_without_the_admission_decision_nothing_can_be_counted(cast, today):
    with pytest.raises(errors.AdmissionUnknown):
        give(cast, unknown(cast), today)


def test_a_second_decision_replaces_the_first(cast, old, today):
    give(cast, old, today)
    give(cast, old, today, award_on=dt.date(2027, 2, 3), decision="90-QĐ/TU")
    assert EarlyBadge.objects.get().award_on == dt.date(2027, 2, 3)


def test_the_page_asks_for_the_decision_and_for_no_reason(cast, old):
    address = reverse("membership:early_badge", args=[old])
    form = cast.secretary.client.get(address).content.decode()
    assert "bệnh" in form  # the sentence that it is never written down
    assert 'name="reason"' not in form
    data = {"years": "30", "award_on": "15/01/2027", "issuer": "Tỉnh ủy", "number": "88-QĐ/TU", "decided_on": "10/01/2027"}
    assert cast.secretary.client.post(address, data).status_code == 302
    page = cast.secretary.client.get(reverse("people:detail", args=[old])).content.decode()
    assert BASIS in page
    assert "trao sớm ngày 15/01/2027" in page.replace("\xa0", " ")
    assert cast.official.client.get(address).status_code == 403
