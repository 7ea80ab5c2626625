"""What a congress elected: the term, the old posts, the new ones; and its pages."""

import datetime as dt
from dataclasses import replace

import pytest
from django.urls import reverse

from chibo.organization.mandates import errors
from chibo.organization.mandates.choices import COMMITTEE, How, Post
from chibo.organization.mandates.models import Election, Mandate
from chibo.organization.mandates.queries import changes_in, committee_of_term, duties_on, election_of, holders
from chibo.organization.mandates.services import (
    Congress,
    Stood,
    doubts_in,
    end_mandate,
    give_mandate,
    record_election,
)
from chibo.organization.units.queries import current_term, terms_of

HELD = dt.date(2026, 5, 16)
FIRST = HELD + dt.timedelta(days=1)


def stood(member, post=Post.COMMITTEE_MEMBER, votes=5, elected=True):
    return Stood(member.person.pk, post, votes, 5, elected)


@pytest.fixture
def congress(cast):
    return Congress(
        "IV", "2026–2031", HELD, FIRST, 5, 5,
        [
            stood(cast.deputy), stood(cast.committee), stood(cast.official, votes=4),
            stood(cast.secretary, votes=1, elected=False),
            stood(cast.deputy, Post.SECRETARY), stood(cast.official, Post.DEPUTY_SECRETARY),
        ],
        decision="QĐ số 15-QĐ/ĐU ngày 25/5/2026",
    )  # fmt: skip


def text(answer):
    return answer.content.decode()


def test_the_old_committee_ends_and_the_new_one_begins_on_the_first_day_of_the_term(cast, congress):
    election = record_election(cast.cell.pk, congress, by="test")

    def committee(day):
        return {(one.full_name, one.post) for one in holders(cast.cell.pk, *COMMITTEE, on=day)}

    assert ("Nguyễn Minh Hòa", Post.SECRETARY) in committee(HELD)
    assert committee(FIRST) == {
        ("Trần Thúy Hằng", Post.SECRETARY), ("Phạm Ngọc", Post.DEPUTY_SECRETARY),
        ("Đinh Công Sơn", Post.COMMITTEE_MEMBER),
    }  # fmt: skip
    assert duties_on(cast.official.person.pk, on=FIRST).in_committee(cast.cell.pk)
    assert not duties_on(cast.secretary.person.pk, on=FIRST).in_committee(cast.cell.pk)
    assert current_term(cast.cell.pk, on=FIRST).pk == election.term_id
    new = Mandate.objects.filter(unit=cast.cell, since=FIRST)
    assert {(one.how, one.decision) for one in new} == {(How.ELECTED, "QĐ số 15-QĐ/ĐU ngày 25/5/2026")}
    card = election_of(election.term_id)
    assert (card.summoned, card.present) == (5, 5)
    lost = [one for one in card.candidacies if not one.elected]
    assert [(one.full_name, one.votes_for, one.ballots) for one in lost] == [("Nguyễn Minh Hòa", 1, 5)]


def test_what_was_recorded_by_hand_before_is_not_made_twice(cast, congress):
    for member, post in ((cast.deputy, Post.COMMITTEE_MEMBER), (cast.committee, Post.COMMITTEE_MEMBER)):
        old = Mandate.objects.get(person=member.person, unit=cast.cell, post=post)
        end_mandate(old.pk, on=HELD, by="test")
        give_mandate(member.person.pk, unit_id=cast.cell.pk, post=post, on=HELD, how=How.ELECTED, by="test")

    record_election(cast.cell.pk, congress, by="test")

    seats = Mandate.objects.filter(unit=cast.cell, post=Post.COMMITTEE_MEMBER, until=None)
    assert sorted(seats.values_list("person__full_name", "since")) == [
        ("Trần Thúy Hằng", HELD), ("Đinh Công Sơn", HELD),
    ]  # fmt: skip
    with pytest.raises(errors.ElectionRecorded):
        record_election(cast.cell.pk, congress, by="test")


def test_results_of_a_running_term_are_added_to_it(cast, congress):
    known = replace(congress, label=cast.term.label, held_on=cast.term.congress_on, begins_on=cast.term.since)

    election = record_election(cast.cell.pk, known, by="test")

    assert election.term_id == cast.term.pk
    assert len(terms_of(cast.cell.pk)) == 1


WRONG = [
    ("more votes than ballots", lambda c, cast: replace(c, stood=[stood(cast.deputy, votes=6)]), errors.CountsDoNotAgree),
    ("more ballots than present", lambda c, cast: replace(c, present=4), errors.CountsDoNotAgree),
    ("more present than summoned", lambda c, cast: replace(c, summoned=4), errors.CountsDoNotAgree),
    ("begins before the congress", lambda c, cast: replace(c, begins_on=dt.date(2026, 5, 15)), errors.CountsDoNotAgree),
    ("a probationary member", lambda c, cast: replace(c, stood=[stood(cast.probationary)]), errors.CandidateNotOfficial),
    ("a member of another cell", lambda c, cast: replace(c, stood=[stood(cast.stranger)]), errors.CandidateNotOfficial),
    (
        "a secretary from outside the committee",
        lambda c, cast: replace(c, stood=[*c.stood[:4], stood(cast.exempted, Post.SECRETARY)]),
        errors.NotFromTheCommittee,
    ),
]


@pytest.mark.parametrize(("case", "change", "refusal"), WRONG, ids=[row[0] for row in WRONG])
def test_minutes_that_contradict_themselves_change_nothing(cast, congress, case, change, refusal):
    before = list(Mandate.objects.order_by("pk").values_list("pk", "until"))

    with pytest.raises(refusal):
        record_election(cast.cell.pk, change(congress, cast), by="test")

    assert list(Mandate.objects.order_by("pk").values_list("pk", "until")) == before
    assert not Election.objects.exists()
    assert len(terms_of(cast.cell.pk)) == 1


def test_a_small_cell_that_elects_a_committee_is_a_doubt_of_the_rules(cast, congress):
    assert "too_small_for_a_committee" in doubts_in(cast.cell.pk, congress)


def test_changes_in_mid_term_stand_in_order_with_their_days(cast, congress):
    election = record_election(cast.cell.pk, congress, by="test")
    term = next(term for term in terms_of(cast.cell.pk) if term.pk == election.term_id)
    seat = Mandate.objects.get(person=cast.committee.person, post=Post.COMMITTEE_MEMBER, until=None)
    end_mandate(seat.pk, on=dt.date(2027, 2, 1), by="test")
    give_mandate(
        cast.secretary.person.pk, unit_id=cast.cell.pk, post=Post.COMMITTEE_MEMBER, on=dt.date(2027, 3, 1),
        how=How.ADDED, decision="QĐ số 9-QĐ/ĐU", by="test",
    )  # fmt: skip

    changes = changes_in(committee_of_term(term), term)

    assert [(one.day, one.begins, one.line.full_name) for one in changes] == [
        (dt.date(2027, 2, 1), False, "Đinh Công Sơn"),
        (dt.date(2027, 3, 1), True, "Nguyễn Minh Hòa"),
    ]


def typed(cast, **changes):
    people = [cast.deputy, cast.committee, cast.official]
    rows = {}
    for number, member in enumerate(people):
        rows |= {f"c{number}_person": member.person.pk, f"c{number}_votes": 5, f"c{number}_elected": "on"}
    return {
        "ordinal": "IV", "label": "2026–2031", "held_on": "16/05/2026", "summoned": 5, "present": 5,
        "decision": "QĐ số 15", "secretary_person": cast.deputy.person.pk, "secretary_votes": 5, **rows, **changes,
    }  # fmt: skip


def test_the_clerk_types_the_minutes_is_asked_once_and_records_them(cast):
    client, address = cast.clerk.client, reverse("units:election", args=[cast.cell.pk])

    asked = client.post(address, typed(cast))

    assert asked.status_code == 422
    assert "Chi bộ có số đảng viên như vậy bầu bí thư, không bầu chi ủy" in text(asked)
    assert not Election.objects.exists()
    done = client.post(address, typed(cast, as_in_minutes="on"))
    assert done.status_code == 302
    page = text(client.get(done["Location"]))
    assert page.index("Trần Thúy Hằng") < page.index("Phạm Ngọc")
    assert "5/5 phiếu" in page


def test_a_name_without_votes_and_a_name_twice_are_asked_again(cast):
    answer = cast.secretary.client.post(
        reverse("units:election", args=[cast.cell.pk]),
        typed(cast, c0_votes="", c2_person=cast.committee.person.pk, as_in_minutes="on"),
    )

    assert answer.status_code == 422
    assert "Tên này đã có trong danh sách" in text(answer)
    assert "ghi theo biên bản?" in text(answer)
    assert not Election.objects.exists()


def test_the_term_is_read_by_the_cell_and_costs_the_same_for_one_and_many(cast, congress, count_queries):
    address = reverse("units:term_detail", args=[record_election(cast.cell.pk, congress, by="test").term_id])
    client = cast.official.client
    client.get(address)
    before = count_queries(lambda: client.get(address))
    for number in range(10):
        day = dt.date(2027, 1, 1) + dt.timedelta(days=30 * number)
        give_mandate(
            cast.secretary.person.pk, unit_id=cast.cell.pk, post=Post.COMMITTEE_MEMBER, on=day,
            until=day + dt.timedelta(days=20), by="test",
        )  # fmt: skip

    assert count_queries(lambda: client.get(address)) == before
    assert cast.stranger.client.get(address).status_code == 403
    assert cast.officer.client.get(address).status_code == 404  # Party units are not for who has nothing to do with it
