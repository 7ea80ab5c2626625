"""Closing the meeting: what is still open, and the way to put it right."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from chibo.kernel.errors import DomainError
from chibo.platform.authz.guard import requires
from chibo.web.http import Request
from chibo.web.pages import flash_error, page
from chibo.work.meetings.choices import State
from chibo.work.meetings.models import Meeting
from chibo.work.meetings.queries.closing import closing_points
from chibo.work.meetings.queries.table import MeetingTable
from chibo.work.meetings.rules.closing import Blocker
from chibo.work.meetings.services.closing import close_meeting, conclude_rest
from chibo.work.meetings.views import loaders
from chibo.work.meetings.views.answers import acted


@require_http_methods(["GET", "HEAD", "POST"])
@requires("meetings.run_meeting", loaders.session)
def closing(request: Request, meeting: Meeting) -> HttpResponse:
    """The list of what is open; an empty list may be closed."""
    if meeting.state != State.IN_SESSION:
        return redirect(meeting)
    if request.method == "POST":
        return _close(request, meeting)
    return _show(request, meeting)


def _close(request: Request, meeting: Meeting) -> HttpResponse:
    try:
        closed = close_meeting(meeting, by=request.user)
    except DomainError as problem:
        flash_error(request, problem)
        return _show(request, meeting, status=422)
    messages.success(request, _("The meeting is closed. Its minutes are ready as a draft."))
    return HttpResponseRedirect(closed.get_absolute_url())


def _show(request: Request, meeting: Meeting, *, status: int = 200) -> HttpResponse:
    context = {
        "meeting": meeting,
        "table": MeetingTable(meeting),
        "points": closing_points(meeting),
        "codes": Blocker,
    }
    return page(request, "meetings/closing.html", context, status=status)


@require_POST
@requires("meetings.run_meeting", loaders.session)
def conclude_the_rest(request: Request, meeting: Meeting) -> HttpResponse:
    """Give the items without a conclusion the same one line."""
    words = request.POST.get("text", "")[:2000]
    back = reverse("meetings:closing", args=[meeting.pk])
    return acted(request, back, lambda: conclude_rest(meeting, text=words, by=request.user))
