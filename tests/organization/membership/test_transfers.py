"""From one cell to the other and back: never in two, never in none; every step dated, recorded, published."""

import datetime as dt

import pytest

from chibo.organization.membership import errors
from chibo.organization.membership.choices import EndReason, LeaveKind, Standing, TransferKind, TransferState
from chibo.organization.membership.models import Leave, Membership, Transfer
from chibo.organization.membership.queries import (
    leaves_of,
    memberships_of,
    standings_of,
    transfers_in,
    transfers_of,
)
from chibo.organization.membership.services import (
    accept_transfer,
    begin_transfer,
    cancel_transfer,
    end_stay,
    hand_over,
)
from chibo.organization.people.services import add_person
from chibo.platform.audit.models import AuditEntry
from chibo.platform.events.models import EventRecord

DECIDED, LETTER, TAKEN = dt.date(2026, 9, 1), dt.date(2026, 9, 10), dt.date(2026, 9, 21)
TODAY = dt.date(2026, 11, 22)


@pytest.fixture
def mover(cast):
    return cast.official.person


def begun(cast, person, kind=TransferKind.OFFICIAL, **facts):
    given = {"from_unit_id": cast.cell.pk, "to_unit_id": cast.other_cell.pk, "decided_on": DECIDED} | facts
    return begin_transfer(person.pk, kind=kind, decision="QĐ 12-QĐ/UBND", by="test", on=TODAY, **given)


def handed(transfer):
    return hand_over(transfer, letter="GGT 05-ĐU", introduced_on=LETTER, handed_over_on=LETTER, by="test", on=TODAY)


def test_until_the_acceptance_the_member_belongs_to_the_old_cell_and_on_that_day_to_the_new_one(cast, mover):
    transfer = handed(begun(cast, mover))
    assert standings_of(mover.pk, on=TODAY) == {cast.cell.pk: Standing.OFFICIAL}

    accept_transfer(transfer, accepted_on=TAKEN, by="test", on=TODAY)

    assert standings_of(mover.pk, on=TAKEN - dt.timedelta(days=1)) == {cast.cell.pk: Standing.OFFICIAL}
    assert standings_of(mover.pk, on=TAKEN) == {cast.other_cell.pk: Standing.OFFICIAL}
    ended = next(line for line in memberships_of(mover.pk) if line.unit_id == cast.cell.pk)
    assert (ended.end_reason, ended.decision) == (EndReason.TRANSFERRED, "GGT 05-ĐU")


def test_a_probationary_member_goes_on_as_one(cast):
    person = cast.probationary.person
    accept_transfer(handed(begun(cast, person)), accepted_on=TAKEN, by="test", on=TODAY)

    assert standings_of(person.pk, on=TODAY) == {cast.other_cell.pk: Standing.PROBATIONARY}


def test_each_step_is_on_the_trail_and_published(cast, mover):
    accept_transfer(handed(begun(cast, mover)), accepted_on=TAKEN, by="test", on=TODAY)

    actions = set(AuditEntry.objects.filter(action__startswith="membership.transfer").values_list("action", flat=True))
    assert actions == {"membership.transfer.begun", "membership.transfer.handed_over", "membership.transfer.accepted"}
    assert EventRecord.objects.filter(name="membership.transfer_moved").count() == 3


def test_a_temporary_stay_leaves_the_member_on_the_list_at_home_and_ends_with_the_return(cast, mover):
    back = dt.date(2026, 11, 20)
    transfer = handed(begun(cast, mover, TransferKind.TEMPORARY, planned_until=dt.date(2027, 3, 1)))
    transfer = accept_transfer(transfer, accepted_on=TAKEN, by="test", on=TODAY)

    assert standings_of(mover.pk, on=TAKEN) == {
        cast.cell.pk: Standing.OFFICIAL, cast.other_cell.pk: Standing.TEMPORARY_HERE,
    }  # fmt: skip
    away = leaves_of(mover.pk)[0]
    assert (away.kind, away.since, away.until) == (LeaveKind.AWAY, TAKEN, dt.date(2027, 3, 1))

    end_stay(transfer, returned_on=back, by="test", on=TODAY)

    assert standings_of(mover.pk, on=back) == {cast.cell.pk: Standing.OFFICIAL}
    assert Leave.objects.get(pk=away.pk).until == back
    assert Membership.objects.get(person=mover, unit=cast.other_cell).end_reason == EndReason.RETURNED


def test_going_to_a_place_outside_ends_the_membership_when_the_other_side_has_reported(cast, mover):
    transfer = handed(begun(cast, mover, to_unit_id=None, to_place="Chi bộ 3, phường Việt Trì"))
    accept_transfer(transfer, accepted_on=TAKEN, by="test", on=TODAY)

    assert standings_of(mover.pk, on=TAKEN) == {}


def test_coming_from_outside_makes_a_member_with_the_standing_of_the_letter(cast):
    person = add_person("Lương Thế Vinh Hà", by="test")
    transfer = begun(cast, person, from_unit_id=None, from_place="Chi bộ 3", to_unit_id=cast.cell.pk, standing="official")
    accept_transfer(handed(transfer), accepted_on=TAKEN, by="test", on=TODAY)

    assert standings_of(person.pk, on=TODAY) == {cast.cell.pk: Standing.OFFICIAL}


def test_a_cancelled_transfer_changes_nothing_and_another_may_begin(cast, mover):
    cancelled = cancel_transfer(begun(cast, mover), note="ở lại cơ quan", by="test", on=TODAY)

    assert cancelled.state == TransferState.CANCELLED
    assert standings_of(mover.pk, on=TODAY) == {cast.cell.pk: Standing.OFFICIAL}
    assert begun(cast, mover).state == TransferState.BEGUN


def test_two_transfers_at_once_are_refused(cast, mover):
    begun(cast, mover)

    with pytest.raises(errors.TransferRunning):
        begun(cast, mover)
    assert Transfer.objects.filter(person=mover).count() == 1


def test_nothing_is_accepted_before_it_was_handed_over_nor_twice(cast, mover):
    transfer = begun(cast, mover)
    with pytest.raises(errors.TransferStands):
        accept_transfer(transfer, accepted_on=TAKEN, by="test", on=TODAY)
    accept_transfer(handed(transfer), accepted_on=TAKEN, by="test", on=TODAY)
    with pytest.raises(errors.TransferStands):
        accept_transfer(transfer, accepted_on=TAKEN, by="test", on=TODAY)
    assert Membership.objects.filter(person=mover).count() == 2


@pytest.mark.parametrize(
    ("facts", "refusal"),
    [
        ({"to_unit_id": None}, errors.TransferIncomplete),
        ({"from_unit_id": None, "to_unit_id": None, "from_place": "A", "to_place": "B"}, errors.TransferIncomplete),
        ({"decided_on": dt.date(2026, 12, 1)}, errors.StepTooEarly),
        ({"kind": TransferKind.TEMPORARY}, errors.StayWithoutEnd),
        ({"kind": TransferKind.TEMPORARY, "planned_until": dt.date(2026, 10, 1)}, errors.StayDoesNotFit),
        ({"kind": TransferKind.TEMPORARY, "planned_until": dt.date(2027, 9, 1)}, errors.StayDoesNotFit),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_kept(cast, mover, facts, refusal):
    with pytest.raises(refusal):
        begun(cast, mover, **facts)
    assert not Transfer.objects.exists()


def test_a_transfer_to_the_own_cell_is_refused(cast, mover):
    with pytest.raises(errors.TransferIncomplete):
        begun(cast, mover, to_unit_id=cast.cell.pk)


def test_a_member_of_another_cell_is_not_handed_over(cast):
    with pytest.raises(errors.NotAMember):
        begun(cast, cast.stranger.person)


def test_a_letter_before_the_decision_or_an_acceptance_before_the_letter_is_refused(cast, mover):
    transfer = begun(cast, mover)
    with pytest.raises(errors.StepTooEarly):
        hand_over(transfer, letter="x", introduced_on=dt.date(2026, 8, 1), handed_over_on=LETTER, by="test", on=TODAY)
    transfer = handed(transfer)
    with pytest.raises(errors.StepTooEarly):
        accept_transfer(transfer, accepted_on=LETTER - dt.timedelta(days=1), by="test", on=TODAY)
    assert standings_of(mover.pk, on=TODAY) == {cast.cell.pk: Standing.OFFICIAL}


def test_the_other_side_is_told_nothing_before_the_hand_over(cast, mover):
    transfer = begun(cast, mover)
    assert transfers_in(cast.other_cell.pk, on=TODAY) == []

    handed(transfer)

    assert [line.pk for line in transfers_in(cast.other_cell.pk, on=TODAY)] == [transfer.pk]


def test_a_line_knows_both_deadlines(cast, mover):
    handed(begun(cast, mover))

    line = transfers_of(mover.pk, on=TODAY)[0]

    assert (line.finish_by, line.present_by) == (dt.date(2026, 11, 26), dt.date(2026, 10, 22))
    assert (line.from_name, line.to_name) == ("Chi bộ Sở Ngoại vụ", "Chi bộ Sở Nội vụ")


def test_the_book_costs_the_same_for_one_and_for_many(cast, count_queries):
    people = [cast.official.person, cast.committee.person, cast.deputy.person]
    begun(cast, people[0])
    one = count_queries(lambda: transfers_in(cast.cell.pk, on=TODAY))
    for person in people[1:]:
        begun(cast, person)

    assert count_queries(lambda: transfers_in(cast.cell.pk, on=TODAY)) == one
