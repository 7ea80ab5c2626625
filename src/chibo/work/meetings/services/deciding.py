"""The resolution or conclusion of the month: drafted, adopted by vote, numbered, signed, issued."""

import datetime as dt

from django.db import transaction
from django.utils import timezone

from chibo.platform.audit.services import Actor, record
from chibo.platform.events.bus import publish
from chibo.platform.papers.rules.numbering import Counted
from chibo.platform.papers.services import freeze_paper, reserve_number
from chibo.platform.threads.services import link
from chibo.work.documents.choices import System
from chibo.work.documents.queries.counting import Counting
from chibo.work.meetings.choices import HELD_STATES, DecisionKind, DecisionState, MinutesState, State
from chibo.work.meetings.errors import (
    AlreadyIssued,
    DecisionLocked,
    DecisionNotAdopted,
    MinutesNotAdopted,
    NoTerm,
    NotHeldYet,
    TextChanged,
)
from chibo.work.meetings.events import DecisionIssued
from chibo.work.meetings.models import Decision, Meeting, Minutes, PlannedTask
from chibo.work.meetings.queries.decisions import (
    NUMBER_TYPES,
    PARTS,
    decision_facts,
    first_subject,
    first_texts,
)
from chibo.work.meetings.queries.minutes import decision_vote
from chibo.work.meetings.rules.meeting_states import MEETING_STATES, MeetingState

OPEN_FOR_DRAFT = frozenset({State.IN_SESSION, *HELD_STATES})


@transaction.atomic
def draft_decision(
    meeting: Meeting,
    *,
    by: Actor,
    kind: DecisionKind = DecisionKind.RESOLUTION,
    at: dt.datetime | None = None,
) -> Decision:
    """Compile the draft from the meeting, or return the one that exists."""
    meeting = Meeting.objects.select_for_update().get(pk=meeting.pk)
    if meeting.state not in OPEN_FOR_DRAFT:
        raise NotHeldYet(state=meeting.get_state_display())
    decision, created = Decision.objects.get_or_create(
        meeting=meeting,
        defaults={"kind": kind, "subject": first_subject(meeting), "parts": first_texts(meeting)},
    )
    if created:
        link(meeting.reference, decision.reference)
        record("meetings.decision.drafted", meeting, by=by, at=at or timezone.now(), kind=kind)
    return decision


@transaction.atomic
def write_part(
    decision: Decision, part: str, text: str, *, version: int, by: Actor, at: dt.datetime | None = None
) -> Decision:
    """Replace one text of the draft; two writers notice each other by ``version``."""
    decision = Decision.objects.select_for_update().get(pk=decision.pk)
    _ensure_draft(decision)
    if part not in (*PARTS, "subject"):
        raise LookupError(part)
    if decision.version != version:
        theirs = decision.subject if part == "subject" else decision.parts.get(part, "")
        raise TextChanged(theirs=theirs, version=decision.version)
    if part == "subject":
        decision.subject = text.strip()[:300]
    else:
        decision.parts = {**decision.parts, part: text}
    decision.version += 1
    decision.save(update_fields=["subject", "parts", "version"])
    record("meetings.decision.worded", decision, by=by, at=at, part=part)
    return decision


@transaction.atomic
def choose_kind(decision: Decision, kind: DecisionKind, *, by: Actor) -> Decision:
    """A resolution, or a conclusion instead."""
    decision = Decision.objects.select_for_update().get(pk=decision.pk)
    _ensure_draft(decision)
    decision.kind = kind
    decision.save(update_fields=["kind"])
    record("meetings.decision.kind_chosen", decision, by=by, kind=kind)
    return decision


@transaction.atomic
def refresh_draft(decision: Decision, *, by: Actor) -> Decision:
    """Take the texts again from the conclusions of the items, where nobody has written anything."""
    decision = Decision.objects.select_for_update().get(pk=decision.pk)
    _ensure_draft(decision)
    fresh = first_texts(decision.meeting)
    decision.parts = {part: decision.parts.get(part) or fresh[part] for part in PARTS}
    decision.version += 1
    decision.save(update_fields=["parts", "version"])
    record("meetings.decision.refreshed", decision, by=by)
    return decision


@transaction.atomic
def adopt_decision(decision: Decision, *, by: Actor, at: dt.datetime | None = None) -> Decision:
    """The meeting's vote on the month's resolution has passed: from now on the words stay."""
    decision = Decision.objects.select_for_update().get(pk=decision.pk)
    _ensure_draft(decision)
    vote = decision_vote(decision.meeting)
    if vote is None:
        raise DecisionNotAdopted()
    decision.vote, decision.state = vote, DecisionState.ADOPTED
    decision.adopted_at = vote.counted_at or at or timezone.now()
    decision.save(update_fields=["vote", "state", "adopted_at"])
    link(vote.reference, decision.reference)
    record("meetings.decision.adopted", decision, by=by, at=at, sentence=vote.sentence)
    return decision


@transaction.atomic
def issue_decision(
    decision: Decision,
    *,
    by: Actor,
    on: dt.date,
    signer_id: int | None = None,
    at: dt.datetime | None = None,
) -> Decision:
    """Number, freeze and issue the adopted text; its planned tasks become tasks (flow)."""
    meeting = Meeting.objects.select_for_update().get(pk=decision.meeting_id)
    decision = Decision.objects.select_for_update().get(pk=decision.pk)
    _ensure_issuable(decision, meeting)
    decision.meeting, decision.signer_id, decision.issued_on = meeting, signer_id, on
    facts = decision_facts(decision, on=on)
    doc_type = NUMBER_TYPES[DecisionKind(decision.kind)]
    counted = _counted(meeting, doc_type, on)
    reserved = reserve_number(
        f"unit:{meeting.unit_id}", counted.period, doc_type, symbol=facts.circumstances.symbol,
        common=counted.is_common, on=on, by=by,
    )
    decision.paper = freeze_paper(
        f"meetings.{decision.kind}", facts, scope=f"unit:{meeting.unit_id}", origin=decision.reference,
        on=on, title=f"{decision.get_kind_display()} {decision.subject}"[:300], by=by, number=reserved,
    )
    decision.number, decision.state = decision.paper.number, DecisionState.ISSUED
    decision.save()
    meeting.state = State.ISSUED
    meeting.save(update_fields=["state"])
    record("meetings.decision.issued", decision, by=by, at=at, number=decision.number)
    publish(
        DecisionIssued(
            decision_id=decision.pk,
            meeting_id=meeting.pk,
            unit_id=meeting.unit_id,
            issued_on=on.isoformat(),
            issued_at=(at or timezone.now()).isoformat(),
            planned_task_ids=_planned(meeting),
        )
    )
    return decision


def _ensure_draft(decision: Decision) -> None:
    if decision.state != DecisionState.DRAFT:
        raise DecisionLocked()


def _ensure_issuable(decision: Decision, meeting: Meeting) -> None:
    if decision.state == DecisionState.ISSUED:
        raise AlreadyIssued(number=decision.number)
    if decision.state != DecisionState.ADOPTED:
        raise DecisionNotAdopted()
    adopted = Minutes.objects.filter(meeting=meeting).exclude(state=MinutesState.DRAFT).exists()
    if not adopted:
        raise MinutesNotAdopted()
    MEETING_STATES.ensure(MeetingState(meeting.state), MeetingState.ISSUED)


def _counted(meeting: Meeting, doc_type: str, on: dt.date) -> Counted:
    counted = Counting(meeting.unit_id).series(System.PARTY, doc_type, on=on)
    if counted is None:
        raise NoTerm(day=f"{on:%d/%m/%Y}")
    return counted


def _planned(meeting: Meeting) -> list[int]:
    tasks = PlannedTask.objects.filter(item__meeting=meeting, struck=False)
    return list(tasks.order_by("item__position", "position", "pk").values_list("pk", flat=True))
