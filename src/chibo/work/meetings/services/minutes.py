"""The minutes: adopted once, locked, corrected only by appended notes, extracted."""

import datetime as dt

from django.db import transaction
from django.utils import timezone

from chibo.platform.audit.services import Actor, record
from chibo.platform.events.bus import publish
from chibo.platform.papers.models import Paper
from chibo.platform.papers.services import freeze_paper
from chibo.platform.threads.services import link
from chibo.work.meetings.choices import HELD_STATES, MinutesState, State
from chibo.work.meetings.errors import MinutesLocked, MinutesNotAdopted, NotHeldYet, TooManyAgree
from chibo.work.meetings.events import MinutesAdopted
from chibo.work.meetings.models import AgendaItem, Meeting, Minutes, MinutesNote
from chibo.work.meetings.queries.extracts import extract_facts
from chibo.work.meetings.queries.minutes import minutes_facts
from chibo.work.meetings.rules.meeting_states import MEETING_STATES, MeetingState


def minutes_of(meeting: Meeting) -> Minutes:
    """The minutes book entry of a held meeting."""
    if meeting.state not in HELD_STATES:
        raise NotHeldYet(state=meeting.get_state_display())
    minutes, _created = Minutes.objects.get_or_create(meeting=meeting)
    return minutes


@transaction.atomic
def adopt_minutes(
    meeting: Meeting, *, by: Actor, agreed: int | None = None, at: dt.datetime | None = None
) -> Minutes:
    """The minutes were read and agreed to: freeze their facts and lock them.

    ``agreed`` is how many agreed; without it the count of the meeting's vote on the minutes is taken.
    """
    at = at or timezone.now()
    meeting = Meeting.objects.select_for_update().get(pk=meeting.pk)
    minutes = minutes_of(meeting)
    if minutes.state != MinutesState.DRAFT:
        raise MinutesLocked()
    MEETING_STATES.ensure(MeetingState(meeting.state), MeetingState.MINUTES_ADOPTED)
    facts = minutes_facts(meeting, agreed=agreed)
    if facts.agreed is not None and facts.agreed > facts.present:
        raise TooManyAgree(agreed=facts.agreed, present=facts.present)
    minutes.paper = freeze_paper(
        "meetings.minutes", facts, scope=f"unit:{meeting.unit_id}", origin=meeting.reference,
        on=meeting.day, title=meeting.title, by=by,
    )
    minutes.state, minutes.agreed, minutes.adopted_at = MinutesState.ADOPTED, facts.agreed, at
    minutes.save()
    meeting.state = State.MINUTES_ADOPTED
    meeting.save(update_fields=["state"])
    record("meetings.minutes.adopted", meeting, by=by, at=at, text_hash=minutes.paper.text_hash)
    publish(MinutesAdopted(meeting_id=meeting.pk, unit_id=meeting.unit_id))
    return minutes


@transaction.atomic
def sign_minutes(meeting: Meeting, *, by: Actor, at: dt.datetime | None = None) -> Minutes:
    """Note that the minute taker and the chair have signed the paper in the minutes book."""
    at = at or timezone.now()
    minutes = Minutes.objects.select_for_update().get(meeting=meeting)
    if minutes.state == MinutesState.DRAFT:
        raise MinutesNotAdopted()
    if minutes.state == MinutesState.LOCKED:
        return minutes
    minutes.state, minutes.locked_at = MinutesState.LOCKED, at
    minutes.save(update_fields=["state", "locked_at"])
    record("meetings.minutes.signed", meeting, by=by, at=at)
    return minutes


@transaction.atomic
def append_note(meeting: Meeting, text: str, *, by: Actor, at: dt.datetime | None = None) -> MinutesNote:
    """Append a correction to adopted minutes; the text itself never changes."""
    at = at or timezone.now()
    minutes = Minutes.objects.select_for_update().get(meeting=meeting)
    if minutes.state == MinutesState.DRAFT:
        raise MinutesNotAdopted()
    note = MinutesNote.objects.create(
        minutes=minutes, text=text.strip(), written_at=at, written_by=str(by)[:120]
    )
    record("meetings.minutes.corrected", meeting, by=by, at=at, note=note.pk)
    return note


@transaction.atomic
def issue_extract(
    meeting: Meeting, *, by: Actor, item: AgendaItem, at: dt.datetime | None = None
) -> Paper:
    """An extract of adopted minutes for one item ("trích biên bản"), frozen like every paper."""
    at = at or timezone.now()
    minutes = Minutes.objects.select_for_update().get(meeting=meeting)
    if minutes.state == MinutesState.DRAFT or minutes.paper is None:
        raise MinutesNotAdopted()
    paper = freeze_paper(
        "meetings.extract", extract_facts(minutes, item.pk, on=timezone.localdate(at)),
        scope=f"unit:{meeting.unit_id}", origin=item.reference, on=meeting.day,
        title=f"Trích biên bản: {item.title}"[:300], by=by,
    )
    link(item.reference, f"papers.paper:{paper.pk}")
    record("meetings.extract.issued", meeting, by=by, at=at, item=item.pk)
    return paper
