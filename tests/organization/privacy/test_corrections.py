import datetime as dt

import pytest
from django.utils import timezone

from chibo.organization.privacy.choices import CorrectionState
from chibo.organization.privacy.errors import (
    AlreadyAnswered,
    NobodyKeepsTheData,
    OwnRequest,
    ReasonMissing,
    SomethingMissing,
)
from chibo.organization.privacy.models import CorrectionRequest
from chibo.organization.privacy.services import (
    accept_correction,
    ask_correction,
    refuse_correction,
    take_back_correction,
)
from chibo.platform.calendar.queries import calendar_of
from chibo.platform.calendar.registry import Scope, Severity
from chibo.platform.notices.models import Notice
from chibo.platform.panels.registry import Asker, needs_of
from tests.conftest import make_account, make_person

pytestmark = pytest.mark.django_db
WORDS = {"wrong": "Năm sinh 1987", "right": "Năm sinh 1978", "why": "giấy khai sinh"}


def asked(cast, today, role="official", **more):
    member = cast.members[role]
    facts = {**WORDS, "kind": "people.Person", "by": member.account, "on": today, "at": timezone.now(), **more}
    return ask_correction(member.person.pk, **facts)


def told(account):
    return [notice.kind for notice in Notice.objects.sent_to(account)]


def test_the_committee_is_told_and_has_ten_days(cast, today):
    request = asked(cast, today)

    assert request.unit_id == cast.cell.pk
    assert request.due == today + dt.timedelta(days=10)
    for role in ("secretary", "deputy", "committee"):
        assert told(cast.members[role].account) == ["privacy.correction_asked"]
    assert told(cast.stranger.account) == []


def test_the_notice_to_the_committee_does_not_say_what_it_is_about(cast, today):
    asked(cast, today)
    notice = Notice.objects.get()

    assert "1987" not in notice.title + notice.body + notice.mail_text


@pytest.mark.parametrize("empty", ["wrong", "right", "why"])
def test_a_request_says_what_how_and_why(cast, today, empty):
    with pytest.raises(SomethingMissing):
        asked(cast, today, **{empty: "  "})


def test_who_belongs_to_no_cell_is_told_whom_to_ask(cast, today):
    person = make_person("Người Mới")
    account = make_account("moi", person)

    with pytest.raises(NobodyKeepsTheData):
        ask_correction(person.pk, **WORDS, by=account, on=today, at=timezone.now())


def test_an_accepted_request_tells_the_person_and_leads_to_where_it_is_changed(cast, today):
    request = accept_correction(asked(cast, today), by=cast.clerk.account, on=today, at=timezone.now(), answer="Đúng.")

    assert request.state == CorrectionState.ACCEPTED
    assert told(cast.official.account) == ["privacy.correction_answered"]
    page = cast.clerk.client.get(request.get_absolute_url()).content.decode()
    assert f"/people/{cast.official.person.pk}/edit/" in page


def test_a_refusal_needs_a_reason(cast, today):
    request = asked(cast, today)
    with pytest.raises(ReasonMissing):
        refuse_correction(request, answer=" ", by=cast.secretary.account, on=today, at=timezone.now())
    request = refuse_correction(
        request, answer="Giấy khai sinh ghi 1987.", by=cast.secretary.account, on=today, at=timezone.now()
    )

    assert request.state == CorrectionState.REFUSED
    assert "Giấy khai sinh ghi 1987." in cast.official.client.get(request.get_absolute_url()).content.decode()


def test_an_answer_is_given_once(cast, today):
    request = asked(cast, today)
    accept_correction(request, by=cast.secretary.account, on=today, at=timezone.now())

    with pytest.raises(AlreadyAnswered):
        refuse_correction(request, answer="nhầm", by=cast.deputy.account, on=today, at=timezone.now())
    with pytest.raises(AlreadyAnswered):
        take_back_correction(request, by=cast.official.account, on=today, at=timezone.now())


def test_the_secretary_does_not_answer_their_own_request(cast, today):
    request = asked(cast, today, role="secretary")

    with pytest.raises(OwnRequest):
        accept_correction(request, by=cast.secretary.account, on=today, at=timezone.now())
    address = request.get_absolute_url() + "answer/"
    assert cast.secretary.client.post(address, {"verdict": "accept"}).status_code == 403
    assert cast.deputy.client.post(address, {"verdict": "accept"}).status_code == 302
    assert CorrectionRequest.objects.get().state == CorrectionState.ACCEPTED


def test_the_deadline_is_on_the_calendar_without_a_name_and_grows_late(cast, today):
    asked(cast, today)
    for later, severity in ((0, Severity.INFO), (8, Severity.SOON), (11, Severity.LATE)):
        on = today + dt.timedelta(days=later)
        scope = Scope(cast.cell.pk, since=today, until=today + dt.timedelta(days=40), on=on)
        things = [thing for thing in calendar_of(scope) if thing.key.startswith("privacy.correction")]

        assert [(thing.day, thing.severity) for thing in things] == [(today + dt.timedelta(days=10), severity)]
        assert "Ngọc" not in things[0].title


def test_it_waits_on_the_desk_of_the_committee_and_of_nobody_else(cast, today):
    asked(cast, today)

    def desk(role):
        needs = needs_of(Asker(cast.members[role].account, cast.cell.pk, today))
        return [need.title for need in needs if "/my-data/" in need.href]

    assert len(desk("secretary")) == len(desk("clerk")) == 1
    assert desk("official") == desk("stranger") == []


def test_the_person_asks_reads_and_takes_back_on_pages(cast, today):
    client = cast.official.client
    assert client.post("/my-data/corrections/new/", {"wrong": "x"}).status_code == 422
    assert client.post("/my-data/corrections/new/", {**WORDS, "kind": "people.Person"}).status_code == 302
    request = CorrectionRequest.objects.get()
    assert cast.stranger.client.get(request.get_absolute_url()).status_code == 404
    assert cast.probationary.client.get(request.get_absolute_url()).status_code == 404
    client.post(request.get_absolute_url() + "take-back/")
    request.refresh_from_db()
    assert request.state == CorrectionState.TAKEN_BACK


def test_a_refusal_without_a_reason_is_refused_by_the_form(cast, today):
    request = asked(cast, today)
    answer = cast.deputy.client.post(request.get_absolute_url() + "answer/", {"verdict": "refuse", "answer": ""})

    assert answer.status_code == 422
    request.refresh_from_db()
    assert request.state == CorrectionState.WAITING
