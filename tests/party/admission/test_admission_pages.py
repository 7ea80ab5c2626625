"""The pages of admission: who may know, the way step by step, the book, the thread to the vote of a meeting."""

import datetime as dt
import io

import openpyxl
import pytest
from django.urls import reverse
from django.utils import timezone

from chibo.kernel.period import Month
from chibo.organization.membership.choices import Standing
from chibo.organization.membership.models import Membership
from chibo.organization.membership.queries import standings_of
from chibo.organization.people.models import Person
from chibo.party.admission.choices import Stage
from chibo.party.admission.models import Candidate, CellVote
from chibo.party.admission.services import assign_candidate_helper, list_candidate
from chibo.platform.calendar.queries import calendar_of
from chibo.platform.calendar.registry import Scope
from chibo.work.meetings.choices import Majority, MeetingKind, Presence
from chibo.work.meetings.services.planning import plan_meeting
from chibo.work.meetings.services.roll import tick_rest
from chibo.work.meetings.services.session import open_meeting
from chibo.work.meetings.services.voting import count_vote, open_vote
from tests.conftest import make_account, make_person

TODAY = timezone.localdate()
LONG = TODAY - dt.timedelta(days=900)


def n(day):
    return day.strftime("%d/%m/%Y")


@pytest.fixture
def candidate(cast):
    person = make_person("Lại Thị Mong", birth_date=dt.date(1998, 2, 3))
    return list_candidate(person.pk, unit_id=cast.cell.pk, listed_on=TODAY, by="test", on=TODAY)


@pytest.fixture
def mine(cast):
    return cast.secretary.client


def go(client, candidate, step, **facts):
    return client.post(reverse("admission:step", args=[candidate.pk, step]), facts)


def ready(cast, client, candidate):
    go(client, candidate, "course", certified_on=n(TODAY))
    for member in (cast.official, cast.committee):
        go(client, candidate, "introduction", who="member", person=member.person.pk, together_since=n(LONG))


def test_a_candidate_goes_the_whole_way_to_the_ceremony_through_the_pages(cast, mine):
    page = mine.post(
        reverse("admission:new", args=[cast.cell.pk]), {"full_name": "Mai Thị Hy Vọng", "listed_on": n(TODAY)}
    )["Location"]
    candidate = Candidate.objects.get()
    ready(cast, mine, candidate)
    go(mine, candidate, "vote", voted_on=n(TODAY), electorate=5, votes_for=4, votes_against=1)
    go(mine, candidate, "decision", decision="QĐ 21", decided_on=n(TODAY), issuer="Đảng ủy")
    go(mine, candidate, "ceremony", ceremony_on=n(TODAY))

    person = Person.objects.get(full_name="Mai Thị Hy Vọng")
    assert standings_of(person.pk, on=TODAY) == {cast.cell.pk: Standing.PROBATIONARY}
    words = mine.get(page).content.decode()
    assert "QĐ 21" in mine.get(reverse("people:detail", args=[person.pk])).content.decode()
    assert "4/5" in words
    assert "trên giấy" in words


def test_the_vote_of_a_meeting_gives_its_numbers_and_is_on_the_thread(cast, mine, candidate):
    ready(cast, mine, candidate)
    by = cast.secretary.account
    meeting = plan_meeting(
        cast.cell.pk, kind=MeetingKind.EXTRAORDINARY, month=Month.of(TODAY), starts_at=timezone.now(),
        chair_id=cast.secretary.person.pk, minute_taker_id=cast.deputy.person.pk, by=by,
    )  # fmt: skip
    open_meeting(meeting, by=by)
    tick_rest(meeting, Presence.PRESENT, by=by)
    vote = open_vote(
        meeting.items.get(state="current"), question="Đề nghị kết nạp?", majority=Majority.TWO_THIRDS, by=by
    )
    vote = count_vote(vote, votes_for=vote.present, votes_against=0, abstentions=0, by=by)

    go(mine, candidate, "vote", meeting_vote=vote.pk)

    kept = CellVote.objects.get()
    assert (kept.meeting_vote_id, kept.electorate, kept.votes_for) == (vote.pk, vote.electorate, vote.votes_for)
    assert Candidate.objects.get().stage == Stage.VOTED
    assert meeting.get_absolute_url() in mine.get(candidate.get_absolute_url()).content.decode()


def test_a_refusal_comes_back_in_words_and_changes_nothing(mine, candidate):
    answer = go(mine, candidate, "ceremony", ceremony_on=n(TODAY))

    assert answer.status_code == 422
    assert "Không có gì thay đổi" in answer.content.decode()
    assert Candidate.objects.get().stage == Stage.LISTED


def test_the_helper_reads_the_steps_of_the_one_they_help_and_does_not_write(cast, candidate):
    address = candidate.get_absolute_url()
    assert cast.official.client.get(address).status_code == 404
    assign_candidate_helper(candidate, helper_id=cast.official.person.pk, by="test", on=TODAY)

    assert "Lại Thị Mong" in cast.official.client.get(address).content.decode()
    assert go(cast.official.client, candidate, "course", certified_on=n(TODAY)).status_code == 403
    assert cast.probationary.client.get(address).status_code == 404


def test_candidates_read_their_own_way_without_the_place_of_the_folder(cast, mine, candidate, client):
    go(mine, candidate, "conditions", schooling="on", folder_place="Tủ số 3")
    client.force_login(make_account("mong", candidate.person))

    words = client.get(candidate.get_absolute_url()).content.decode()

    assert "1-KNĐ" in words
    assert "Tủ số 3" not in words
    assert "Tủ số 3" in mine.get(candidate.get_absolute_url()).content.decode()


def test_papers_are_ticked_with_their_day(mine, candidate):
    address = reverse("admission:tick", args=[candidate.pk])
    mine.post(address, {"code": "1-KNĐ", "paper_on": n(TODAY)})
    assert candidate.ticks.get().code == "1-KNĐ"

    mine.post(address, {"code": "1-KNĐ", "paper_on": ""})

    assert not candidate.ticks.exists()


@pytest.mark.parametrize("kind", ["docx", "pdf", "xlsx"])
def test_the_book_is_printed(cast, mine, candidate, kind):
    answer = mine.get(reverse("admission:of", args=[cast.cell.pk]), {"format": kind})

    assert answer.content.startswith({"docx": b"PK", "xlsx": b"PK", "pdf": b"%PDF"}[kind])
    if kind == "xlsx":
        cells = {cell.value for row in openpyxl.load_workbook(io.BytesIO(answer.content)).active for cell in row}
        assert "Lại Thị Mong" in cells


def test_candidates_are_on_nobody_s_calendar_but_the_committee_s(cast, mine, candidate):
    go(mine, candidate, "course", certified_on=n(TODAY))
    scope = Scope(cast.cell.pk, TODAY, TODAY + dt.timedelta(days=2500), TODAY)

    assert not any("Lại Thị Mong" in thing.title for thing in calendar_of(scope))
    assert any("Lại Thị Mong" in thing.title for thing in calendar_of(scope, committee=True))


def test_the_way_on_the_person_s_page_is_told_to_the_committee_and_not_to_members(cast, mine, candidate):
    Membership.objects.create(person=candidate.person, unit=cast.cell, standing=Standing.PROBATIONARY, since=TODAY)
    address = reverse("people:detail", args=[candidate.person_id])

    assert candidate.get_absolute_url() in mine.get(address).content.decode()
    assert candidate.get_absolute_url() not in cast.official.client.get(address).content.decode()
