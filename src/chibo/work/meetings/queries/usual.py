"""What is usually asked and written at the table, so that it need not be typed."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from chibo.work.meetings.choices import ItemKind, Majority, VoteSubject
from chibo.work.meetings.models import AgendaItem

SUBJECTS = {ItemKind.CONCLUSION: VoteSubject.DECISION, ItemKind.MINUTES: VoteSubject.MINUTES}
"""Items whose vote decides more than a question."""


@dataclass(frozen=True)
class Usual:
    """A vote as it is usually put on an item; an empty question has to be written."""

    subject: VoteSubject
    majority: Majority
    question: str

    @property
    def reasons(self) -> tuple[str, ...]:
        """Reasons for an absence that are written again and again."""
        return (_("on duty elsewhere"), _("on leave"), _("ill"), _("studying"), _("family matter"))


def usual_of(item: AgendaItem | None) -> Usual:
    """Party-building items (admission, recognition) usually need two thirds (rule VOTE-03)."""
    kind = ItemKind(item.kind) if item else ItemKind.OTHER
    subject = SUBJECTS.get(kind, VoteSubject.QUESTION)
    questions = {
        VoteSubject.DECISION: _("Adopting the resolution of the month"),
        VoteSubject.MINUTES: _("Adopting the minutes"),
    }
    majority = Majority.TWO_THIRDS if kind == ItemKind.PARTY_BUILDING else Majority.HALF
    return Usual(subject, majority, questions.get(subject, ""))
