"""Coming to a cell, changing standing, taking leave, going; nothing is overwritten."""

import datetime as dt

import pytest

from chibo.organization.membership import errors
from chibo.organization.membership.choices import EndReason, LeaveKind, Standing
from chibo.organization.membership.models import Membership
from chibo.organization.membership.queries import (
    clocks_of,
    members_of,
    membership_counts,
    party_dates,
    probations,
    standings_of,
)
from chibo.organization.membership.services import (
    admit,
    assign_helper,
    change_standing,
    end_leave,
    end_membership,
    enter_membership,
    grant_leave,
    recognise_official,
    set_party_dates,
)
from chibo.organization.people.services import add_person
from chibo.platform.calendar.registry import Scope, Severity
from chibo.platform.events.models import EventRecord

DECIDED, CEREMONY, OFFICIAL = dt.date(2025, 5, 5), dt.date(2025, 5, 19), dt.date(2026, 5, 19)


@pytest.fixture
def person(db):
    return add_person("An Văn Bình", birth_date=dt.date(1995, 1, 1), by="test")


@pytest.fixture
def admitted(cast, person):
    admit(person.pk, unit_id=cast.cell.pk, decision_on=DECIDED, ceremony_on=CEREMONY, by="test",
          helper_id=cast.official.person.pk)  # fmt: skip
    return person


def test_an_admitted_member_is_probationary_since_the_ceremony(cast, admitted):
    assert standings_of(admitted.pk, on=CEREMONY) == {cast.cell.pk: Standing.PROBATIONARY}
    assert standings_of(admitted.pk, on=CEREMONY - dt.timedelta(days=1)) == {}
    assert EventRecord.objects.filter(name="membership.membership_began").exists()


def test_party_age_counts_from_the_decision_and_probation_from_the_ceremony(cast, admitted):
    on = dt.date(2026, 4, 5)

    clocks, probation = clocks_of(admitted.pk, on=on), probations(cast.cell.pk, on=on)

    mine = next(state for state in probation if state.person_id == admitted.pk)
    assert (clocks.age.years, clocks.age.months) == (0, 11)
    assert (mine.months_done, mine.official_on) == (10, OFFICIAL)


def test_late_recognition_counts_from_the_end_of_the_twelve_months(cast, admitted):
    recognise_official(admitted.pk, unit_id=cast.cell.pk, official_on=OFFICIAL, by="test", decision="QĐ 5")

    rows = list(Membership.objects.filter(person=admitted).order_by("since"))
    assert [(row.standing, row.since, row.until) for row in rows] == [
        ("probationary", CEREMONY, OFFICIAL), ("official", OFFICIAL, None),
    ]  # fmt: skip
    assert rows[0].end_reason == EndReason.STANDING_CHANGED
    assert rows[1].helper_id is None
    assert party_dates(admitted.pk).official_on == OFFICIAL


WRONG_DATES = [
    ({"admission_decision_on": dt.date(2010, 6, 1), "ceremony_on": dt.date(2010, 5, 1)}, errors.CeremonyBeforeDecision),
    ({"ceremony_on": dt.date(2010, 6, 1), "official_on": dt.date(2010, 5, 1)}, errors.OfficialBeforeCeremony),
    ({"admission_decision_on": dt.date(2010, 6, 1), "official_on": dt.date(2010, 5, 1)}, errors.OfficialBeforeDecision),
    ({"ceremony_on": dt.date(2999, 1, 1)}, errors.DateInTheFuture),
    ({"ceremony_on": dt.date(1990, 1, 1)}, errors.BornAfterAdmission),
]


@pytest.mark.parametrize(("dates", "refusal"), WRONG_DATES, ids=[case[1].__name__ for case in WRONG_DATES])
def test_dates_that_cannot_be_are_refused_and_nothing_is_kept(person, dates, refusal):
    with pytest.raises(refusal) as refused:
        set_party_dates(person.pk, by="test", **dates)

    assert "%(" not in refused.value.sentence
    assert party_dates(person.pk).ceremony_on is None


def test_a_person_has_one_home_cell_and_may_be_a_guest_in_another(cast, admitted):
    with pytest.raises(errors.AlreadyMember):
        enter_membership(admitted.pk, unit_id=cast.cell.pk, standing="official", on=OFFICIAL, by="test")
    with pytest.raises(errors.MemberElsewhere):
        enter_membership(admitted.pk, unit_id=cast.other_cell.pk, standing="official", on=OFFICIAL, by="test")

    enter_membership(
        admitted.pk, unit_id=cast.other_cell.pk, standing=Standing.TEMPORARY_HERE, on=OFFICIAL, by="test"
    )
    assert len(standings_of(admitted.pk, on=OFFICIAL)) == 2
    with pytest.raises(errors.MemberElsewhere):
        change_standing(
            admitted.pk, unit_id=cast.other_cell.pk, standing="official", on=dt.date(2026, 8, 1), by="test"
        )


def test_a_transfer_ends_one_membership_before_the_next_begins(cast, admitted):
    end_membership(admitted.pk, unit_id=cast.cell.pk, on=OFFICIAL, reason=EndReason.TRANSFERRED, by="test")
    enter_membership(admitted.pk, unit_id=cast.other_cell.pk, standing="probationary", on=OFFICIAL, by="test")

    assert standings_of(admitted.pk, on=OFFICIAL) == {cast.other_cell.pk: Standing.PROBATIONARY}


def test_an_end_is_after_the_beginning(cast, admitted):
    with pytest.raises(errors.BeforeItBegan):
        end_membership(admitted.pk, unit_id=cast.cell.pk, on=CEREMONY, reason="left", by="test")
    with pytest.raises(errors.NotAMember):
        end_membership(admitted.pk, unit_id=cast.other_cell.pk, on=OFFICIAL, reason="left", by="test")
    with pytest.raises(errors.SameStanding):
        change_standing(admitted.pk, unit_id=cast.cell.pk, standing="probationary", on=OFFICIAL, by="test")


def test_leave_shows_on_the_list_from_day_to_day_and_ends_with_the_membership(cast, admitted):
    leave = grant_leave(
        admitted.pk, unit_id=cast.cell.pk, kind=LeaveKind.AWAY, on=dt.date(2025, 9, 1), by="test"
    )

    def kind(on):
        return next(m.leave for m in members_of(cast.cell.pk, on=on) if m.person_id == admitted.pk)

    assert (kind(dt.date(2025, 8, 31)), kind(dt.date(2025, 9, 1))) == (None, LeaveKind.AWAY)
    with pytest.raises(errors.LeavesOverlap):
        grant_leave(admitted.pk, unit_id=cast.cell.pk, kind="exempted", on=dt.date(2025, 10, 1), by="test")
    end_membership(admitted.pk, unit_id=cast.cell.pk, on=OFFICIAL, reason="transferred", by="test")
    leave.refresh_from_db()
    assert leave.until == OFFICIAL


def test_a_leave_ends_on_the_day_of_return(cast, admitted):
    leave = grant_leave(admitted.pk, unit_id=cast.cell.pk, kind="away", on=dt.date(2025, 9, 1), by="test")

    end_leave(leave.pk, on=dt.date(2025, 12, 1), by="test")

    back = next(m for m in members_of(cast.cell.pk, on=dt.date(2025, 12, 1)) if m.person_id == admitted.pk)
    assert back.leave is None
    with pytest.raises(errors.BeforeItBegan):
        end_leave(leave.pk, on=dt.date(2025, 9, 1), by="test")


def test_only_an_official_member_of_the_cell_helps(cast, admitted):
    for other in (cast.probationary, cast.stranger, cast.officer):
        with pytest.raises(errors.HelperNotOfficial):
            assign_helper(
                admitted.pk, unit_id=cast.cell.pk, helper_id=other.person.pk, on=CEREMONY, by="test"
            )


def test_standings_are_counted(cast, admitted):
    assert membership_counts(cast.cell.pk, on=CEREMONY) == {Standing.OFFICIAL: 5, Standing.PROBATIONARY: 2}


@pytest.fixture
def calendar(cast, admitted):
    from chibo.organization.membership.calendar import membership_days

    def calendar(since, until, on):
        things = membership_days(Scope(cast.cell.pk, since, until, on))
        return [thing for thing in things if thing.person_id == admitted.pk]

    return calendar


def test_the_calendar_offers_the_end_of_a_probation_to_the_month_s_meeting(calendar):
    found = calendar(dt.date(2026, 5, 1), dt.date(2026, 6, 1), dt.date(2026, 4, 28))

    assert [(thing.kind, thing.day, thing.proposal) for thing in found] == [("probation", OFFICIAL, True)]
    assert "10-KNĐ" in found[0].detail


def test_the_calendar_begins_the_papers_in_the_eleventh_month(calendar):
    found = calendar(dt.date(2026, 3, 1), dt.date(2026, 4, 1), dt.date(2026, 3, 1))

    assert [(thing.kind, thing.day) for thing in found] == [("deadline", dt.date(2026, 3, 19))]


def test_a_probation_that_is_over_stays_on_the_calendar_until_it_is_decided(calendar):
    found = calendar(dt.date(2026, 7, 1), dt.date(2026, 8, 1), dt.date(2026, 7, 3))

    assert [(thing.kind, thing.severity) for thing in found] == [("probation", Severity.LATE)]
