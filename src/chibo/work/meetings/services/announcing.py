"""Getting ready and telling everybody: the committee has met, the announcement goes out, then the documents."""

import datetime as dt

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from chibo.kernel.wording import day_numbers
from chibo.platform.audit.services import Actor, record
from chibo.platform.events.bus import publish
from chibo.platform.notices.choices import NoticeState
from chibo.platform.notices.models import Notice
from chibo.platform.notices.queries import latest_about, times_sent
from chibo.platform.notices.services import (
    Addressee,
    Enclosure,
    draft_notice,
    send_notice,
    set_enclosures,
    set_recipients,
    write_anew,
)
from chibo.platform.threads.services import link
from chibo.work.meetings.choices import MeetingKind, State
from chibo.work.meetings.errors import EmptyAgenda, NotPrepared, PreparedLater
from chibo.work.meetings.events import MeetingAnnounced
from chibo.work.meetings.models import Meeting
from chibo.work.meetings.queries.agenda import AgendaFacts, agenda_facts
from chibo.work.meetings.queries.recipients import invited_to
from chibo.work.meetings.services.announcement_text import (
    Text,
    announcement,
    cancellation,
    documents_notice,
    fingerprint,
)
from chibo.work.meetings.services.calendar_entry import CONTENT_TYPE, FILE_NAME, calendar_entry
from chibo.work.meetings.services.planning import cancel_meeting, locked_editable

ANNOUNCEMENT = "meetings.announcement"
DOCUMENTS = "meetings.documents"
CANCELLATION = "meetings.cancellation"


@transaction.atomic
def record_preparation(
    meeting: Meeting,
    *,
    on: dt.date,
    by: Actor,
    committee_meeting_id: int | None = None,
    at: dt.datetime | None = None,
) -> Meeting:
    """The committee has met to prepare this meeting: on that day, or in that committee meeting."""
    meeting = locked_editable(meeting)
    if on > min(meeting.day, timezone.localdate(at)):
        raise PreparedLater(day=day_numbers(on))
    if committee_meeting_id is not None:
        committee = Meeting.objects.filter(
            pk=committee_meeting_id, unit_id=meeting.unit_id, kind=MeetingKind.COMMITTEE
        ).first()
        if committee is None or committee.starts_at > meeting.starts_at:
            raise NotPrepared()
        link(committee.reference, meeting.reference)
    meeting.prepared_on, meeting.committee_meeting_id = on, committee_meeting_id
    meeting.save(update_fields=["prepared_on", "committee_meeting"])
    record("meetings.meeting.prepared", meeting, by=by, at=at, on=on, committee_meeting=committee_meeting_id)
    return meeting


@transaction.atomic
def draft_announcement(
    meeting: Meeting, *, by: Actor, at: dt.datetime | None = None, anew: bool = False
) -> Notice:
    """The announcement as a draft in the unit's outbox, with recipients and .ics as they stand now.

    A draft that somebody reworded keeps its text unless ``anew``.
    """
    at = at or timezone.now()
    meeting = locked_editable(meeting)
    facts = agenda_facts(meeting)
    if not facts.lines:
        raise EmptyAgenda()
    sent = times_sent(meeting.reference, ANNOUNCEMENT)
    text = announcement(facts, again=sent > 0, moved_reason=meeting.moved_reason)
    entry = calendar_entry(
        meeting,
        minutes=max(facts.minutes, 1),
        unit=facts.unit,
        sequence=sent,
        at=at,
        zone=timezone.get_current_timezone(),
    )
    enclosures = [Enclosure(FILE_NAME, CONTENT_TYPE, entry)]
    return _draft(meeting, ANNOUNCEMENT, text, facts, enclosures, by=by, at=at, anew=anew)


@transaction.atomic
def announce_meeting(
    meeting: Meeting, *, by: Actor, at: dt.datetime | None = None, with_documents: bool = True
) -> Meeting:
    """Send the announcement; the documents count as sent with it unless they follow later.

    Recipients are those of this moment. A meeting that changed after its announcement is announced again.
    """
    at = at or timezone.now()
    notice = draft_announcement(meeting, by=by, at=at)
    meeting = locked_editable(meeting)
    again = meeting.announced_at is not None
    send_notice(notice, by=by, at=at)
    meeting.state = State.ANNOUNCED
    meeting.announced_at = at
    meeting.announced_as = fingerprint(agenda_facts(meeting))
    if with_documents and meeting.documents_sent_at is None:
        meeting.documents_sent_at = at
    meeting.save(update_fields=["state", "announced_at", "announced_as", "documents_sent_at"])
    link(meeting.reference, notice.reference)
    record("meetings.meeting.announced", meeting, by=by, at=at, notice=notice.pk, again=again)
    publish(MeetingAnnounced(meeting_id=meeting.pk, unit_id=meeting.unit_id, again=again))
    return meeting


@transaction.atomic
def send_documents(meeting: Meeting, *, by: Actor, at: dt.datetime | None = None) -> Meeting:
    """Tell everybody that the documents are there. The first time counts for the deadline; late is allowed."""
    at = at or timezone.now()
    meeting = locked_editable(meeting)
    facts = agenda_facts(meeting)
    notice = _draft(meeting, DOCUMENTS, documents_notice(facts), facts, [], by=by, at=at, anew=False)
    send_notice(notice, by=by, at=at)
    meeting.documents_sent_at = meeting.documents_sent_at or at
    meeting.save(update_fields=["documents_sent_at"])
    record("meetings.meeting.documents_sent", meeting, by=by, at=at, notice=notice.pk)
    return meeting


@transaction.atomic
def call_off_meeting(
    meeting: Meeting, *, reason: str, by: Actor, at: dt.datetime | None = None
) -> Meeting:
    """Cancel a meeting; when people were told of it, the word that it is off lies ready in the outbox."""
    at = at or timezone.now()
    meeting = cancel_meeting(meeting, reason=reason, by=by, at=at)
    if meeting.announced_at is not None:
        facts = agenda_facts(meeting)
        sequence = times_sent(meeting.reference, ANNOUNCEMENT)
        zone = timezone.get_current_timezone()
        entry = calendar_entry(meeting, minutes=max(facts.minutes, 1), unit=facts.unit, sequence=sequence, at=at, zone=zone)
        text = cancellation(facts, reason=meeting.cancelled_reason)
        enclosures = [Enclosure(FILE_NAME, CONTENT_TYPE, entry)]
        _draft(meeting, CANCELLATION, text, facts, enclosures, by=by, at=at, anew=False)
    return meeting


def _draft(
    meeting: Meeting,
    kind: str,
    text: Text,
    facts: AgendaFacts,
    enclosures: list[Enclosure],
    *,
    by: Actor,
    at: dt.datetime,
    anew: bool,
) -> Notice:
    people = [
        Addressee(name=one.name, account_id=one.account_id, email=one.email)
        for one in invited_to(meeting, on=timezone.localdate(at))
    ]
    notice = latest_about(meeting.reference, kind)
    if notice is None or notice.state != NoticeState.DRAFT:
        return draft_notice(
            kind,
            scope=f"unit:{meeting.unit_id}",
            sender=facts.unit,
            title=text.title,
            body=text.body,
            mail_text=text.mail,
            subject=meeting.reference,
            href=meeting.get_absolute_url(),
            send_page=reverse("meetings:send", args=[meeting.pk]) if kind == ANNOUNCEMENT else "",
            recipients=people,
            enclosures=enclosures,
            by=by,
            at=at,
        )
    if anew or not notice.reworded:
        notice = write_anew(notice, title=text.title, body=text.body, mail_text=text.mail, by=by, at=at)
    set_enclosures(notice, enclosures, by=by, at=at)
    return set_recipients(notice, people, by=by, at=at)
