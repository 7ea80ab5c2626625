"""What was done to a meeting, in words."""

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from chibo.platform.audit.queries import history_of
from chibo.work.meetings.models import Meeting

WORDS = {
    "meetings.meeting.planned": _("put the meeting into the plan"),
    "meetings.meeting.changed": _("changed place, people or title"),
    "meetings.meeting.moved": _("moved the meeting to another day"),
    "meetings.meeting.cancelled": _("cancelled the meeting"),
    "meetings.meeting.prepared": _("recorded that the committee has met"),
    "meetings.meeting.announced": _("sent the announcement"),
    "meetings.meeting.documents_sent": _("sent the documents"),
    "meetings.meeting.opened": _("opened the meeting"),
    "meetings.meeting.officers_set": _("named chair and minute taker"),
    "meetings.meeting.dues_recorded": _("recorded the Party dues"),
    "meetings.meeting.closed": _("closed the meeting"),
    "meetings.meeting.reported": _("reported to the superior"),
    "meetings.meeting.reviewed": _("looked back on the month"),
    "meetings.proposal.left": _("left a proposal out"),
    "meetings.proposal.offered_again": _("took a proposal back in"),
    "meetings.score.given": _("scored the meeting"),
    "meetings.score.withdrawn": _("took a score back"),
    "meetings.item.rest_concluded": _("concluded the remaining items"),
    "meetings.roll.rest_ticked": _("ticked the rest of the roll"),
}


@dataclass(frozen=True)
class Done:
    """One line of the history."""

    at: dt.datetime
    who: str
    what: str


def meeting_history(meeting: Meeting, *, most: int = 40) -> list[Done]:
    """The lines about the meeting itself, newest first; an act without words is left out. One query."""
    lines = history_of(meeting).filter(action__in=list(WORDS))[:most]
    return [
        Done(at=line.at, who=_who(line.source, line.actor_id), what=str(WORDS[line.action])) for line in lines
    ]


def _who(source: str, actor_id: int | None) -> str:
    return source if actor_id else str(_("by itself"))


def tone_of(meeting: Meeting) -> str:
    """The colour of a state's pill; the words beside it carry the meaning."""
    tones = {
        "planned": "soon",
        "announced": "go",
        "in_session": "go",
        "closed": "soon",
        "minutes_adopted": "soon" if meeting.of_the_cell else "ok",
        "issued": "ok",
        "reported": "ok",
        "reviewed": "ok",
        "cancelled": "off",
    }
    return tones[meeting.state]
