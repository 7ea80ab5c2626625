"""What happens next to a meeting, and who does it."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from chibo.work.meetings.choices import State
from chibo.work.meetings.models import Meeting
from chibo.work.meetings.queries.alerts import Preparation


@dataclass(frozen=True)
class NextStep:
    """A sentence, whose turn it is, and where it is done. ``permission`` opens the door; empty verb: nothing to press."""

    sentence: str
    who: str = ""
    verb: str = ""
    href: str = ""
    permission: str = ""


def next_step(meeting: Meeting, preparation: Preparation) -> NextStep:
    """The one next thing."""
    steps = {
        State.PLANNED: _planned,
        State.ANNOUNCED: _announced,
        State.IN_SESSION: _in_session,
        State.CLOSED: _closed,
        State.MINUTES_ADOPTED: _minutes_adopted,
        State.ISSUED: _issued,
    }
    work = steps.get(State(meeting.state))
    return work(meeting, preparation) if work else _rest(meeting)


def _planned(meeting: Meeting, preparation: Preparation) -> NextStep:
    if preparation.committee_needed and preparation.committee_met_on is None:
        sentence = _("The committee meets, looks through the proposals and settles the agenda.")
    else:
        sentence = _("Settle the agenda, then send the announcement with the documents.")
    return NextStep(
        sentence, _("the committee"), _("Prepare"), reverse("meetings:prepare", args=[meeting.pk]),
        "meetings.prepare_meeting",
    )


def _announced(meeting: Meeting, preparation: Preparation) -> NextStep:
    if preparation.documents_sent_on is None:
        return NextStep(
            _("Send the documents to the members."), _("the secretary"), _("Send"),
            reverse("meetings:send", args=[meeting.pk]), "meetings.announce_meeting",
        )
    return NextStep(
        _("Everybody has been told. The chair opens the meeting at the table."), _("chair and minute taker"),
        _("To the meeting table"), reverse("meetings:table", args=[meeting.pk]), "meetings.run_meeting",
    )


def _in_session(meeting: Meeting, preparation: Preparation) -> NextStep:
    return NextStep(
        _("The meeting is in session."), _("chair and minute taker"), _("To the meeting table"),
        reverse("meetings:table", args=[meeting.pk]), "meetings.run_meeting",
    )


def _closed(meeting: Meeting, preparation: Preparation) -> NextStep:
    return NextStep(
        _("Read the minutes once more and adopt them; then they are locked."), _("chair and minute taker"),
        _("To the minutes"), reverse("meetings:minutes", args=[meeting.pk]), "meetings.view_meeting",
    )


def _minutes_adopted(meeting: Meeting, preparation: Preparation) -> NextStep:
    if not meeting.of_the_cell:
        return _rest(meeting)
    if not meeting.is_monthly:
        return _to_report(meeting)
    verb = _("To the resolution") if hasattr(meeting, "decision") else ""
    return NextStep(
        _("Sign the resolution or conclusion: it gets its number, its tasks are given out."), _("the secretary"),
        verb, reverse("meetings:decision", args=[meeting.pk]), "meetings.issue_decision",
    )


def _issued(meeting: Meeting, preparation: Preparation) -> NextStep:
    return _to_report(meeting)


def _to_report(meeting: Meeting) -> NextStep:
    return NextStep(
        _("Put the finished papers on the Party's app and report to the superior; then record it here."),
        _("the secretary"), _("Score and report"), reverse("meetings:quality", args=[meeting.pk]),
        "meetings.issue_decision",
    )


def _rest(meeting: Meeting) -> NextStep:
    if meeting.state == State.CANCELLED:
        return NextStep(_("The meeting is not held: %(reason)s") % {"reason": meeting.cancelled_reason})
    return NextStep(_("Nothing is left to do here. The next meeting looks back on this month."))
