"""Taking what offers itself onto the agenda, or leaving it out."""

from django.http import HttpResponse
from django.views.decorators.http import require_POST

from chibo.platform.authz.guard import requires
from chibo.web.http import Request
from chibo.work.meetings.models import Meeting
from chibo.work.meetings.services.proposals import (
    accept_all_proposals,
    accept_proposal,
    leave_proposal,
    offer_again,
)
from chibo.work.meetings.views import loaders
from chibo.work.meetings.views.board import acted


@require_POST
@requires("meetings.prepare_meeting", loaders.meeting)
def accept(request: Request, meeting: Meeting) -> HttpResponse:
    """Take one proposal, or all of them (key "*")."""
    key = request.POST.get("key", "")
    if key == "*":
        return acted(request, meeting, lambda: accept_all_proposals(meeting, by=request.user))
    return acted(request, meeting, lambda: accept_proposal(meeting, key=key, by=request.user))


@require_POST
@requires("meetings.prepare_meeting", loaders.meeting)
def leave(request: Request, meeting: Meeting) -> HttpResponse:
    """Leave a proposal out of this meeting."""
    key = request.POST.get("key", "")[:80]
    return acted(request, meeting, lambda: leave_proposal(meeting, key=key, by=request.user))


@require_POST
@requires("meetings.prepare_meeting", loaders.meeting)
def offer(request: Request, meeting: Meeting) -> HttpResponse:
    """Take a left proposal back in."""
    key = request.POST.get("key", "")[:80]
    return acted(request, meeting, lambda: offer_again(meeting, key=key, by=request.user))
