"""The quality sheet on the screen, and the last steps of a month: reported, looked back upon."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from chibo.kernel.errors import DomainError
from chibo.platform.authz.guard import requires
from chibo.platform.authz.permissions import may
from chibo.web.http import Request
from chibo.web.pages import attempt, page
from chibo.work.meetings.choices import ScoreColumn, State
from chibo.work.meetings.forms.after import ReportForm, points_from
from chibo.work.meetings.models import Meeting
from chibo.work.meetings.queries.quality import given_points, open_columns, quality_sheet
from chibo.work.meetings.services.reporting import report_meeting, review_meeting
from chibo.work.meetings.services.scoring import give_points
from chibo.work.meetings.views.loaders import meeting as a_meeting


@require_safe
@requires("meetings.view_meeting", a_meeting)
def quality(request: Request, meeting: Meeting) -> HttpResponse:
    """Seven groups, the points from facts, the gaps that ask, the superior's column."""
    return _sheet(request, meeting)


@require_POST
@requires("meetings.view_meeting", a_meeting)
def score(request: Request, meeting: Meeting) -> HttpResponse:
    """Keep the points of one column; who may write which column is asked here."""
    column = ScoreColumn.SUPERIOR if request.POST.get("column") == ScoreColumn.SUPERIOR else ScoreColumn.SELF
    permission = "meetings.score_superior" if column == ScoreColumn.SUPERIOR else "meetings.score_self"
    if not may(request.user, permission, meeting):
        messages.error(request, _("This column is not yours to fill in. Nothing was changed."))
        return redirect("meetings:quality", pk=meeting.pk)
    points, faults = points_from(request.POST)
    if faults:
        return _sheet(request, meeting, faults=faults, status=422)
    try:
        give_points(meeting, points, by=request.user, column=column)
    except DomainError as problem:
        return _sheet(request, meeting, faults=[problem.sentence], status=422)
    messages.success(request, _("The points are saved."))
    return redirect("meetings:quality", pk=meeting.pk)


@require_POST
@requires("meetings.issue_decision", a_meeting)
def report(request: Request, meeting: Meeting) -> HttpResponse:
    """The superior was told."""
    form = ReportForm(request.POST)
    if form.is_valid():
        on = form.cleaned_data["on"]
        attempt(
            request,
            lambda: report_meeting(meeting, on=on, by=request.user),
            done=_("Noted: reported to the superior."),
        )
    else:
        messages.error(request, _("The day is not readable. Write it as 07/11/2026."))
    return redirect(meeting)


@require_POST
@requires("meetings.issue_decision", a_meeting)
def review(request: Request, meeting: Meeting) -> HttpResponse:
    """The month is looked back upon."""
    attempt(request, lambda: review_meeting(meeting, by=request.user))
    return redirect(meeting)


def _sheet(
    request: Request, meeting: Meeting, *, faults: list[str] | None = None, status: int = 200
) -> HttpResponse:
    own, above = given_points(meeting)
    last = State.ISSUED if meeting.is_monthly else State.MINUTES_ADOPTED
    context = {
        "meeting": meeting,
        "quality": quality_sheet(meeting),
        "own": own,
        "above": above,
        "open_columns": open_columns(meeting),
        "faults": faults or [],
        "reportable": meeting.state == last,
        "report": ReportForm(initial={"on": f"{timezone.localdate():%d/%m/%Y}"}),
    }
    return page(request, "meetings/quality.html", context, status=status)
