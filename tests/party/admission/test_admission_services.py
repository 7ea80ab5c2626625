"""From the list to the official member: every step dated, in order, recorded, and the membership writes itself."""

import datetime as dt

import pytest

from chibo.kernel.days import months_later
from chibo.organization.membership.choices import Standing
from chibo.organization.membership.queries import party_dates, standings_of
from chibo.organization.people.services import add_person
from chibo.party.admission import errors
from chibo.party.admission.choices import Matter, Stage, StopReason, Vouching
from chibo.party.admission.models import Candidate, CellVote, DossierTick
from chibo.party.admission.queries import candidates_in
from chibo.party.admission.services import (
    add_introduction,
    assign_candidate_helper,
    describe_candidate,
    hold_ceremony,
    list_candidate,
    recognise_candidate,
    record_certificate,
    record_decision,
    record_vote,
    stop_candidate,
    tick_paper,
    untick_paper,
)
from chibo.party.admission.services.steps import Count
from chibo.platform.audit.models import AuditEntry
from chibo.platform.events.models import EventRecord
from chibo.platform.panels.dues import DueScope, dues_of

TODAY = dt.date(2026, 11, 22)
LISTED, COURSE, VOTED = dt.date(2025, 3, 5), dt.date(2025, 6, 10), dt.date(2025, 9, 5)
DECIDED, CEREMONY = dt.date(2025, 10, 6), dt.date(2025, 10, 20)
SINCE = dt.date(2022, 1, 1)


@pytest.fixture
def person(db):
    return add_person("An Văn Bình", birth_date=dt.date(1998, 1, 1), by="test")


@pytest.fixture
def listed(cast, person):
    return list_candidate(person.pk, unit_id=cast.cell.pk, listed_on=LISTED, decision="BB 3/2025", by="test", on=TODAY)


@pytest.fixture
def certified(cast, listed):
    done = record_certificate(listed, certified_on=COURSE, certificate="12/TTCT", by="test", on=TODAY)
    for member in (cast.official, cast.committee):
        add_introduction(
            done, who=Vouching.MEMBER, person_id=member.person.pk, together_since=SINCE, by="test", on=TODAY
        )
    return done


def voted(candidate, votes=4, on=VOTED, matter=Matter.ADMISSION, electorate=5):
    return record_vote(candidate, Count(on, electorate, votes, electorate - votes), matter=matter, by="test", on=TODAY)


@pytest.fixture
def probation(cast, certified):
    assign_candidate_helper(certified, helper_id=cast.official.person.pk, by="test", on=TODAY)
    voted(certified)
    record_decision(certified, decision="QĐ 21-QĐ/ĐU", decided_on=DECIDED, issuer="Đảng ủy", by="test", on=TODAY)
    return hold_ceremony(certified, ceremony_on=CEREMONY, by="test", on=TODAY)


def stage_of(candidate):
    return Candidate.objects.get(pk=candidate.pk).stage


def test_the_ceremony_makes_a_probationary_member_and_writes_the_party_dates(cast, person, probation):
    dates = party_dates(person.pk)

    assert standings_of(person.pk, on=CEREMONY) == {cast.cell.pk: Standing.PROBATIONARY}
    assert (dates.admission_decision_on, dates.ceremony_on) == (DECIDED, CEREMONY)
    assert dates.admission_decision == "QĐ 21-QĐ/ĐU, 06/10/2025, Đảng ủy"


def test_a_late_recognition_counts_from_the_end_of_the_twelve_months(cast, person, probation):
    late = dt.date(2026, 11, 5)
    voted(probation, on=late, matter=Matter.RECOGNITION)
    recognise_candidate(probation, decision="QĐ 30", decided_on=dt.date(2026, 11, 20), issuer="Đảng ủy", by="test", on=TODAY)

    assert party_dates(person.pk).official_on == months_later(CEREMONY, 12)
    assert standings_of(person.pk, on=months_later(CEREMONY, 12)) == {cast.cell.pk: Standing.OFFICIAL}
    assert stage_of(probation) == Stage.RECOGNISED


def test_the_cell_does_not_vote_on_recognition_before_the_twelve_months_are_complete(probation):
    with pytest.raises(errors.ProbationNotOver):
        voted(probation, on=dt.date(2026, 10, 19), matter=Matter.RECOGNITION)
    assert stage_of(probation) == Stage.PROBATION


def test_exactly_two_thirds_carry_and_less_keeps_the_vote_and_the_step(certified):
    lost = voted(certified, votes=3, electorate=5)
    assert (lost.carried, stage_of(certified)) == (False, Stage.CERTIFIED)

    won = voted(certified, votes=4, electorate=6)

    assert (won.carried, stage_of(certified)) == (True, Stage.VOTED)
    assert CellVote.objects.count() == 2


def test_a_vote_needs_introducers(listed):
    record_certificate(listed, certified_on=COURSE, certificate="", by="test", on=TODAY)

    with pytest.raises(errors.NotIntroduced):
        voted(listed)


def test_a_vote_after_the_certificate_has_run_out_is_refused(cast, person, listed):
    record_certificate(listed, certified_on=dt.date(2020, 9, 1), certificate="", by="test", on=TODAY)

    with pytest.raises(errors.CertificateOver):
        voted(listed, on=dt.date(2025, 9, 1))


def test_who_left_less_than_36_months_ago_is_not_voted_on(certified):
    describe_candidate(certified, schooling=True, left_on=dt.date(2023, 1, 1), folder_place="", by="test", on=TODAY)

    with pytest.raises(errors.TooSoonAgain):
        voted(certified)


def test_who_is_too_young_is_not_voted_on(cast, certified, person):
    person.birth_date = dt.date(2007, 12, 1)
    person.save()

    with pytest.raises(errors.TooYoung):
        voted(certified)


@pytest.mark.parametrize("since", [dt.date(2025, 12, 1), None])
def test_who_has_not_worked_together_long_enough_does_not_introduce(cast, listed, since):
    with pytest.raises(errors.CannotIntroduce):
        add_introduction(
            listed, who=Vouching.MEMBER, person_id=cast.official.person.pk, together_since=since, by="test", on=TODAY
        )


def test_a_probationary_member_neither_introduces_nor_helps(cast, listed):
    with pytest.raises(errors.CannotIntroduce):
        add_introduction(
            listed, who=Vouching.MEMBER, person_id=cast.probationary.person.pk, together_since=SINCE, by="test", on=TODAY
        )
    with pytest.raises(errors.CannotIntroduce):
        assign_candidate_helper(listed, helper_id=cast.probationary.person.pk, by="test", on=TODAY)


@pytest.mark.parametrize("count", [Count(VOTED, 5, 6), Count(VOTED, 0, 0), Count(VOTED, 5, 4, 1, 1)])
def test_impossible_counts_are_refused(certified, count):
    with pytest.raises(errors.CountImpossible):
        record_vote(certified, count, matter=Matter.ADMISSION, by="test", on=TODAY)
    assert not CellVote.objects.exists()


def test_no_step_is_left_out(certified):
    with pytest.raises(errors.StepNotNext):
        record_decision(certified, decision="x", decided_on=DECIDED, issuer="y", by="test", on=TODAY)
    with pytest.raises(errors.StepNotNext):
        hold_ceremony(certified, ceremony_on=CEREMONY, by="test", on=TODAY)


def test_a_decision_before_the_vote_is_refused(certified):
    voted(certified)
    with pytest.raises(errors.DayOutOfOrder):
        record_decision(certified, decision="x", decided_on=dt.date(2025, 9, 4), issuer="y", by="test", on=TODAY)


def test_a_member_or_a_candidate_is_not_listed_again(cast, listed, person):
    with pytest.raises(errors.MemberAlready):
        list_candidate(cast.official.person.pk, unit_id=cast.cell.pk, listed_on=LISTED, by="test", on=TODAY)
    with pytest.raises(errors.AlreadyCandidate):
        list_candidate(person.pk, unit_id=cast.cell.pk, listed_on=LISTED, by="test", on=TODAY)


def test_who_stopped_may_be_listed_again(cast, listed, person):
    stop_candidate(listed, reason=StopReason.OWN_WISH, stopped_on=TODAY, by="test", on=TODAY)

    again = list_candidate(person.pk, unit_id=cast.cell.pk, listed_on=TODAY, by="test", on=TODAY)

    assert (stage_of(listed), again.stage) == (Stage.STOPPED, Stage.LISTED)
    with pytest.raises(errors.StepNotNext):
        record_certificate(listed, certified_on=COURSE, certificate="", by="test", on=TODAY)


def test_papers_are_ticked_unticked_and_unknown_ones_refused(listed):
    tick_paper(listed, "1-KNĐ", paper_on=COURSE, by="test", on=TODAY)
    tick_paper(listed, "1-KNĐ", paper_on=VOTED, by="test", on=TODAY)
    assert DossierTick.objects.get().on == VOTED

    untick_paper(listed, "1-KNĐ", by="test", on=TODAY)

    assert not DossierTick.objects.exists()
    with pytest.raises(errors.UnknownPaper):
        tick_paper(listed, "99-XYZ", paper_on=COURSE, by="test", on=TODAY)


def test_each_step_is_on_the_trail_and_published(probation):
    actions = set(AuditEntry.objects.filter(action__startswith="admission.").values_list("action", flat=True))

    assert {f"admission.candidate.{stage}" for stage in ("listed", "certified", "voted", "decided", "probation")} <= actions
    assert EventRecord.objects.filter(name="admission.candidate_moved").count() == 5


def test_the_certificate_the_ceremony_and_the_new_member_s_papers_fall_due(cast, certified):
    def kinds():
        scope = DueScope(cast.cell.pk, on=TODAY, until=dt.date(2035, 1, 1))
        return {due.kind: due.by for due in dues_of(scope) if due.name == "An Văn Bình"}

    assert kinds() == {"certificate": dt.date(2030, 6, 9)}
    voted(certified)
    record_decision(certified, decision="x", decided_on=DECIDED, issuer="y", by="test", on=TODAY)
    assert kinds() == {"ceremony": dt.date(2025, 11, 17)}
    hold_ceremony(certified, ceremony_on=CEREMONY, by="test", on=TODAY)
    assert kinds()["profile"] == dt.date(2025, 12, 1)
    for code in ("1-HSĐV", "2-HSĐV"):
        tick_paper(certified, code, paper_on=CEREMONY, by="test", on=TODAY)
    assert "profile" not in kinds()


def test_the_list_costs_the_same_for_one_and_for_thirty(cast, count_queries, listed):
    one = count_queries(lambda: candidates_in(cast.cell.pk, on=TODAY))
    for number in range(30):
        person = add_person(f"Quần Chúng {number}", by="test")
        list_candidate(person.pk, unit_id=cast.cell.pk, listed_on=LISTED, by="test", on=TODAY)

    assert count_queries(lambda: candidates_in(cast.cell.pk, on=TODAY)) == one
