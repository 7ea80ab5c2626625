"""The steps: on the list, vote, decision, ceremony, vote on recognition, recognition; or a stop."""

import datetime as dt
from dataclasses import dataclass

from django.db import transaction

from chibo.kernel.text import clean
from chibo.kernel.wording import day_numbers
from chibo.organization.membership.queries import clock_days, standings_of
from chibo.organization.membership.services import admit, recognise_official
from chibo.organization.people.queries import birth_dates, person_card
from chibo.party.admission import errors
from chibo.party.admission.choices import CLOSED, Matter, StopReason
from chibo.party.admission.models import Candidate, CellVote
from chibo.party.admission.queries.numbers import share_on, terms_on
from chibo.party.admission.rules.conditions import (
    Age,
    Introducer,
    admission_age,
    certificate_holds_until,
    introduced,
    may_be_admitted_again,
)
from chibo.party.admission.rules.steps import Stage, admission_carried
from chibo.party.admission.services.holding import ensure_day, hold, moved
from chibo.platform.audit.services import Actor, record
from chibo.platform.threads.services import link

TARGET = {Matter.ADMISSION: Stage.VOTED, Matter.RECOGNITION: Stage.RECOGNITION_VOTED}


@dataclass(frozen=True)
class Count:
    """What was counted, in a meeting or on paper."""

    voted_on: dt.date
    electorate: int
    votes_for: int
    votes_against: int = 0
    abstentions: int = 0
    meeting_vote_id: int | None = None


@transaction.atomic
def list_candidate(
    person_id: int, *, unit_id: int, listed_on: dt.date, by: Actor, on: dt.date, decision: str = ""
) -> Candidate:
    """The cell puts an outstanding non-member on its list."""
    card = person_card(person_id)
    name = card.full_name if card else ""
    if standings_of(person_id, on=on):
        raise errors.MemberAlready(name=name)
    if Candidate.objects.filter(person_id=person_id).exclude(stage__in=CLOSED).exists():
        raise errors.AlreadyCandidate(name=name)
    ensure_day(listed_on, not_before=None, today=on)
    candidate = Candidate.objects.create(
        person_id=person_id, unit_id=unit_id, listed_on=listed_on, listed_decision=clean(decision)
    )
    link(candidate.reference, f"people.person:{person_id}")
    return moved(candidate, Stage.LISTED, by=by, on=listed_on)


@transaction.atomic
def record_vote(candidate: Candidate, count: Count, *, matter: Matter | str, by: Actor, on: dt.date) -> CellVote:
    """The cell has voted. Two thirds carry it to the next step; otherwise the vote is kept and the step stays."""
    matter = Matter(matter)
    candidate = hold(candidate, TARGET[matter])
    _ensure_count(count)
    _ensure_conditions(candidate, matter, count.voted_on, on)
    carried = admission_carried(count.votes_for, count.electorate, share_on(count.voted_on, candidate.unit_id))
    vote = CellVote.objects.create(
        candidate=candidate, matter=matter, voted_on=count.voted_on, electorate=count.electorate,
        votes_for=count.votes_for, votes_against=count.votes_against, abstentions=count.abstentions,
        carried=carried, meeting_vote_id=count.meeting_vote_id,
    )  # fmt: skip
    record("admission.vote.recorded", vote, by=by, person=candidate.person_id, matter=matter, carried=carried)
    if count.meeting_vote_id:
        link(f"meetings.vote:{count.meeting_vote_id}", candidate.reference)
    if carried:
        moved(candidate, TARGET[matter], by=by, on=count.voted_on)
    return vote


@transaction.atomic
def record_decision(
    candidate: Candidate, *, decision: str, decided_on: dt.date, issuer: str, by: Actor, on: dt.date
) -> Candidate:
    """The competent committee has decided the admission: Party age will count from this day."""
    candidate = hold(candidate, Stage.DECIDED)
    ensure_day(decided_on, not_before=_last_vote(candidate), today=on)
    candidate.decision, candidate.decided_on, candidate.issuer = clean(decision), decided_on, clean(issuer)
    return moved(candidate, Stage.DECIDED, by=by, on=decided_on)


@transaction.atomic
def hold_ceremony(candidate: Candidate, *, ceremony_on: dt.date, by: Actor, on: dt.date) -> Candidate:
    """The ceremony took place: membership begins, on probation, with the same helper. Nothing is typed twice."""
    candidate = hold(candidate, Stage.PROBATION)
    ensure_day(ceremony_on, not_before=candidate.decided_on, today=on)
    decided = candidate.decided_on or ceremony_on
    admit(
        candidate.person_id, unit_id=candidate.unit_id, decision_on=decided, ceremony_on=ceremony_on,
        decision=_cited(candidate.decision, decided, candidate.issuer), helper_id=candidate.helper_id, by=by,
    )  # fmt: skip
    candidate.ceremony_on = ceremony_on
    return moved(candidate, Stage.PROBATION, by=by, on=ceremony_on)


@transaction.atomic
def recognise_candidate(
    candidate: Candidate, *, decision: str, decided_on: dt.date, issuer: str, by: Actor, on: dt.date
) -> Candidate:
    """Recognised as official member, from the end of the twelve months however late the decision came."""
    candidate = hold(candidate, Stage.RECOGNISED)
    ensure_day(decided_on, not_before=_last_vote(candidate), today=on)
    candidate.recognition_decision, candidate.recognition_issuer = clean(decision), clean(issuer)
    candidate.recognition_decided_on = candidate.closed_on = decided_on
    ends = clock_days(candidate.unit_id, on=on).probation_ends(candidate.ceremony_on or decided_on)
    recognise_official(
        candidate.person_id, unit_id=candidate.unit_id, official_on=ends,
        decision=_cited(decision, decided_on, issuer), by=by,
    )  # fmt: skip
    return moved(candidate, Stage.RECOGNISED, by=by, on=decided_on)


@transaction.atomic
def stop_candidate(
    candidate: Candidate, *, reason: StopReason | str, stopped_on: dt.date, by: Actor, on: dt.date
) -> Candidate:
    """The candidacy stops, for a reason of the closed list. A membership that has begun is ended by its own verb."""
    candidate = hold(candidate, Stage.STOPPED)
    ensure_day(stopped_on, not_before=candidate.listed_on, today=on)
    candidate.stop_reason, candidate.closed_on = StopReason(reason), stopped_on
    return moved(candidate, Stage.STOPPED, by=by, on=stopped_on, reason=str(reason))


def _ensure_count(count: Count) -> None:
    cast_votes = count.votes_for + count.votes_against + count.abstentions
    if not count.electorate > 0 or cast_votes > count.electorate:
        raise errors.CountImpossible


def _ensure_conditions(candidate: Candidate, matter: Matter, voted_on: dt.date, on: dt.date) -> None:
    if matter == Matter.RECOGNITION:
        ends = clock_days(candidate.unit_id, on=on).probation_ends(candidate.ceremony_on or voted_on)
        if voted_on < ends:
            raise errors.ProbationNotOver(day=day_numbers(ends))
        ensure_day(voted_on, not_before=ends, today=on)
        return
    ensure_day(voted_on, not_before=candidate.certified_on or candidate.listed_on, today=on)
    terms = terms_on(voted_on, candidate.unit_id)
    until = certificate_holds_until(candidate.certified_on or voted_on, terms)
    if voted_on > until:
        raise errors.CertificateOver(day=day_numbers(until))
    if not introduced([Introducer(who) for who in candidate.introductions.values_list("who", flat=True)]):
        raise errors.NotIntroduced
    if not may_be_admitted_again(candidate.left_on, voted_on, terms):
        raise errors.TooSoonAgain(months=terms.readmission_months)
    born = birth_dates([candidate.person_id]).get(candidate.person_id)
    if admission_age(born, voted_on, terms) is Age.TOO_YOUNG:
        raise errors.TooYoung(years=terms.age_from)


def _last_vote(candidate: Candidate) -> dt.date | None:
    carried = candidate.votes.filter(carried=True).order_by("-voted_on").first()
    return carried.voted_on if carried else None


def _cited(decision: str, day: dt.date, issuer: str) -> str:
    return clean(f"{decision}, {day_numbers(day)}, {issuer}".strip(", "))[:120]
