"""The rows of a meeting: the meeting and its pattern, the agenda, the session, the outcome."""

from chibo.work.meetings.models.agenda import AgendaItem, Attachment, LeftProposal
from chibo.work.meetings.models.meeting import Meeting, MeetingPattern
from chibo.work.meetings.models.outcome import Decision, Minutes, MinutesNote, QualityScore
from chibo.work.meetings.models.session import (
    Elector,
    PlannedTask,
    RollEntry,
    Statement,
    Vote,
    Wish,
)

__all__ = [
    "AgendaItem",
    "Attachment",
    "Decision",
    "Elector",
    "LeftProposal",
    "Meeting",
    "MeetingPattern",
    "Minutes",
    "MinutesNote",
    "PlannedTask",
    "QualityScore",
    "RollEntry",
    "Statement",
    "Vote",
    "Wish",
]
