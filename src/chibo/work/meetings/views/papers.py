"""The papers of a meeting: drafts to print at any time, and the ones that are kept for good."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from chibo.kernel.errors import DomainError
from chibo.platform.authz.guard import requires
from chibo.platform.authz.permissions import Visitor
from chibo.platform.papers.answers import CONTENT_TYPES, draft_answer
from chibo.platform.papers.models import Paper
from chibo.web.http import Request
from chibo.web.pages import flash_error
from chibo.work.meetings.models import Decision, Meeting
from chibo.work.meetings.queries.decisions import decision_facts
from chibo.work.meetings.queries.minutes import minutes_facts
from chibo.work.meetings.queries.sheets import attendance_facts, invitation_facts, quality_sheet_facts
from chibo.work.meetings.services.papers import issue_attendance, issue_invitation, issue_quality_sheet
from chibo.work.meetings.views.loaders import meeting as a_meeting

FACTS: dict[str, Callable[[Meeting], Any]] = {
    "minutes": minutes_facts,
    "attendance": attendance_facts,
    "quality": quality_sheet_facts,
    "invitation": lambda meeting: invitation_facts(meeting, on=meeting.day),
}
ISSUE: dict[str, Callable[..., Paper]] = {
    "attendance": issue_attendance,
    "quality": issue_quality_sheet,
    "invitation": issue_invitation,
}


class Wanted:
    """A meeting and the paper asked for in the address."""

    def __init__(self, meeting: Meeting, kind: str, format: str) -> None:
        self.meeting, self.kind, self.format = meeting, kind, format


def wanted(user: Visitor, *, pk: int, kind: str, format: str = "docx") -> Wanted:
    """The meeting the user may see, and a kind that exists."""
    if format not in CONTENT_TYPES or kind not in (*FACTS, "decision"):
        raise Http404
    return Wanted(a_meeting(user, pk=pk), kind, format)


@require_safe
@requires("meetings.view_meeting", wanted)
def draft(request: Request, asked: Wanted) -> HttpResponse:
    """The paper as it stands now, marked as nothing more than a draft in its file name."""
    meeting = asked.meeting
    kind, facts = _draft_facts(asked)
    scope, name = f"unit:{meeting.unit_id}", f"du-thao-{asked.kind}_{meeting.day.isoformat()}"
    return draft_answer(kind, facts, asked.format, on=meeting.day, scope=scope, name=name)


@require_POST
@requires("meetings.edit_decision", wanted)
def issue(request: Request, asked: Wanted) -> HttpResponse:
    """Keep the paper for good and show it."""
    if asked.kind not in ISSUE:
        raise Http404
    try:
        paper = ISSUE[asked.kind](asked.meeting, by=request.user)
    except DomainError as problem:
        flash_error(request, problem)
        return redirect(asked.meeting)
    return redirect("papers:detail", pk=paper.pk)


def _draft_facts(asked: Wanted) -> tuple[str, Any]:
    if asked.kind != "decision":
        return f"meetings.{asked.kind}", FACTS[asked.kind](asked.meeting)
    decision = Decision.objects.filter(meeting=asked.meeting).first()
    if decision is None:
        raise Http404
    return f"meetings.{decision.kind}", decision_facts(decision, on=asked.meeting.day)
