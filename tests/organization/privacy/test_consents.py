import datetime as dt

import pytest
from django.core import mail
from django.utils import timezone

from chibo.organization.privacy.choices import Purpose, Way
from chibo.organization.privacy.errors import NoConsentNeeded, PaperWithoutNote
from chibo.organization.privacy.models import Consent
from chibo.organization.privacy.queries import consent_lines, consents, mail_addresses
from chibo.organization.privacy.services import give_consent, withdraw_consent
from chibo.platform.audit.models import AuditEntry
from chibo.platform.calendar.queries import calendar_of
from chibo.platform.calendar.registry import Scope
from chibo.platform.notices.services import Addressee, draft_notice, send_notice, send_queued_mail

pytestmark = pytest.mark.django_db


def agree(cast, role, purpose, today, **more):
    member = cast.members[role]
    facts = {"way": Way.SELF, "by": member.account, "on": today, "at": timezone.now(), **more}
    return give_consent(member.person.pk, purpose, **facts)


def withdraw(cast, role, purpose, today, **more):
    member = cast.members[role]
    facts = {"way": Way.SELF, "by": member.account, "on": today, "at": timezone.now(), **more}
    return withdraw_consent(member.person.pk, purpose, **facts)


def test_nobody_consents_by_default(cast, today):
    lines = consent_lines(cast.official.person.pk, on=today)

    assert [line.purpose for line in lines if line.holds] == []
    assert len(lines) == 3


def test_a_consent_holds_until_it_is_withdrawn_and_both_stay_in_the_history(cast, today):
    person = cast.official.person.pk
    agree(cast, "official", Purpose.BIRTHDAY, today - dt.timedelta(days=30))

    assert consents(person, Purpose.BIRTHDAY, on=today)
    withdraw(cast, "official", Purpose.BIRTHDAY, today)
    assert not consents(person, Purpose.BIRTHDAY, on=today)
    assert consents(person, Purpose.BIRTHDAY, on=today - dt.timedelta(days=1))
    assert Consent.objects.filter(person_id=person).count() == 1
    assert AuditEntry.objects.filter(action__startswith="privacy.consent.").count() == 2


def test_the_consent_of_one_is_not_the_consent_of_another(cast, today):
    agree(cast, "official", Purpose.BIRTHDAY, today)

    assert not consents(cast.probationary.person.pk, Purpose.BIRTHDAY, on=today)
    assert not consents(cast.official.person.pk, Purpose.EMAIL_NOTICES, on=today)


def test_giving_twice_and_withdrawing_what_was_never_given_do_no_harm(cast, today):
    first = agree(cast, "official", Purpose.BIRTHDAY, today)

    assert agree(cast, "official", Purpose.BIRTHDAY, today).pk == first.pk
    assert withdraw(cast, "official", Purpose.CONTACT_IN_CELL, today) is None


def test_a_paper_counts_the_same_and_says_where_it_is(cast, today):
    with pytest.raises(PaperWithoutNote):
        agree(cast, "official", Purpose.EMAIL_NOTICES, today, way=Way.PAPER, by=cast.clerk.account)
    agree(cast, "official", Purpose.EMAIL_NOTICES, today, way=Way.PAPER, note="Tệp đồng ý 2026, tờ 3", by=cast.clerk.account)

    assert consents(cast.official.person.pk, Purpose.EMAIL_NOTICES, on=today)
    assert Consent.objects.get().given_by == str(cast.clerk.account)


def test_a_duty_is_nothing_to_consent_to(cast, today):
    with pytest.raises(NoConsentNeeded):
        agree(cast, "official", Purpose.PARTY_WORK, today)


def written(cast, roles):
    at = timezone.now()
    people = [Addressee(r, cast.members[r].account.pk, f"{r}@example.org") for r in roles]
    notice = draft_notice(
        "test", scope=f"unit:{cast.cell.pk}", sender="Chi bộ", title="Mời họp", body="", by=cast.secretary.account,
        at=at, recipients=people,
    )
    return send_notice(notice, by=cast.secretary.account, at=at)


def test_notices_go_by_mail_only_to_who_agreed(cast, today, settings):
    settings.EMAIL_HOST = "mail.example.org"
    agree(cast, "official", Purpose.EMAIL_NOTICES, today)
    notice = written(cast, ["official", "deputy"])
    send_queued_mail()

    assert [message.to for message in mail.outbox] == [["official@example.org"]]
    assert notice.recipients.count() == 2


def test_a_withdrawal_stops_a_mail_that_still_waits(cast, today, settings):
    settings.EMAIL_HOST = "mail.example.org"
    agree(cast, "official", Purpose.EMAIL_NOTICES, today - dt.timedelta(days=1))
    written(cast, ["official"])
    withdraw(cast, "official", Purpose.EMAIL_NOTICES, today)

    assert send_queued_mail() == 0
    assert mail.outbox == []


def test_addresses_are_given_out_only_for_those_who_agreed(cast, today):
    for role in ("official", "deputy"):
        person = cast.members[role].person
        person.email = f"{role}@example.org"
        person.save()
    agree(cast, "official", Purpose.EMAIL_NOTICES, today)

    both = [cast.official.person.pk, cast.deputy.person.pk]
    assert mail_addresses(both, on=today) == {cast.official.person.pk: "official@example.org"}


def birthdays(cast, today):
    scope = Scope(cast.cell.pk, since=today, until=today + dt.timedelta(days=366), on=today)
    return [thing.title for thing in calendar_of(scope) if thing.kind == "birthday"]


def test_a_birthday_is_on_the_calendar_from_the_yes_to_the_withdrawal(cast, today):
    for role in ("official", "probationary"):
        person = cast.members[role].person
        person.birth_date = (today + dt.timedelta(days=20)).replace(year=1980)
        person.save()

    assert birthdays(cast, today) == []
    agree(cast, "official", Purpose.BIRTHDAY, today - dt.timedelta(days=1))
    assert [("Phạm Ngọc" in title, "1980" in title) for title in birthdays(cast, today)] == [(True, False)]
    withdraw(cast, "official", Purpose.BIRTHDAY, today)
    assert birthdays(cast, today) == []


def test_who_agreed_is_reached_by_the_cell_and_no_longer_after_the_withdrawal(cast, today):
    person = cast.official.person
    person.phone = "0912 345 678"
    person.save()
    def page():
        return cast.probationary.client.get(person.get_absolute_url()).content.decode()

    assert "0912 345 678" not in page()
    agree(cast, "official", Purpose.CONTACT_IN_CELL, today - dt.timedelta(days=1))
    assert "0912 345 678" in page()
    assert "0912 345 678" not in cast.officer.client.get(person.get_absolute_url()).content.decode()
    withdraw(cast, "official", Purpose.CONTACT_IN_CELL, today)
    assert "0912 345 678" not in page()


def test_consent_is_given_and_withdrawn_with_one_click_each(cast, today):
    client, person = cast.official.client, cast.official.person.pk
    client.post("/my-data/consents/birthday/give/")
    assert consents(person, Purpose.BIRTHDAY, on=today)
    client.post("/my-data/consents/birthday/withdraw/")
    assert not consents(person, Purpose.BIRTHDAY, on=today)
    assert client.post("/my-data/consents/party_work/give/").status_code == 404


def test_the_clerk_writes_down_a_paper_and_a_member_may_not(cast, today):
    address = f"/my-data/of/{cast.official.person.pk}/"
    paper = {"purpose": "email_notices", "deed": "give", "note": "Tệp 2026"}

    assert cast.probationary.client.post(address, paper).status_code == 403
    assert cast.clerk.client.post(address, {**paper, "note": ""}).status_code == 422
    assert not consents(cast.official.person.pk, Purpose.EMAIL_NOTICES, on=today)
    assert cast.clerk.client.post(address, paper).status_code == 302
    assert consents(cast.official.person.pk, Purpose.EMAIL_NOTICES, on=today)
