"""The send sheet: who is told what, seen before it goes out."""

from collections import Counter

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from chibo.kernel.errors import DomainError
from chibo.platform.authz.guard import requires
from chibo.platform.notices.choices import NoticeState
from chibo.platform.notices.models import Notice
from chibo.platform.notices.queries import counted, latest_about, reach_of
from chibo.platform.notices.services import change_draft
from chibo.platform.papers.previews import preview
from chibo.web.http import Request
from chibo.web.pages import flash_error, page
from chibo.work.meetings.forms.before import WordingForm
from chibo.work.meetings.models import Meeting
from chibo.work.meetings.queries.agenda import agenda_facts, agenda_of
from chibo.work.meetings.queries.alerts import preparation_of
from chibo.work.meetings.queries.history import tone_of
from chibo.work.meetings.queries.recipients import invited_to
from chibo.work.meetings.queries.sheets import invitation_facts
from chibo.work.meetings.rules.meeting_states import EDITABLE
from chibo.work.meetings.services.announcement_text import fingerprint
from chibo.work.meetings.services.announcing import (
    ANNOUNCEMENT,
    announce_meeting,
    draft_announcement,
    send_documents,
)
from chibo.work.meetings.views import loaders


@require_safe
@requires("meetings.announce_meeting", loaders.meeting)
def send(request: Request, meeting: Meeting) -> HttpResponse:
    """Where the announcement stands: nothing yet, a draft to look at, sent."""
    return _send_page(request, meeting)


@require_POST
@requires("meetings.announce_meeting", loaders.meeting)
def draft(request: Request, meeting: Meeting) -> HttpResponse:
    """Write the announcement into the outbox; with ``anew`` over a text somebody reworded."""
    try:
        draft_announcement(meeting, by=request.user, anew=bool(request.POST.get("anew")))
    except DomainError as problem:
        flash_error(request, problem)
    return redirect("meetings:send", pk=meeting.pk)


@require_POST
@requires("meetings.announce_meeting", loaders.meeting)
def reword(request: Request, meeting: Meeting) -> HttpResponse:
    """Keep the words of the draft as somebody changed them."""
    form = WordingForm(request.POST)
    notice = _draft_of(meeting)
    if notice is None:
        return redirect("meetings:send", pk=meeting.pk)
    if not form.is_valid():
        return _send_page(request, meeting, form=form, status=422)
    try:
        change_draft(notice, **form.cleaned_data, by=request.user, at=timezone.now())
        messages.success(request, _("The text is saved as a draft. Nothing has been sent yet."))
    except DomainError as problem:
        flash_error(request, problem)
    return redirect("meetings:send", pk=meeting.pk)


@require_POST
@requires("meetings.announce_meeting", loaders.meeting)
def announce(request: Request, meeting: Meeting) -> HttpResponse:
    """Send what was looked at."""
    with_documents = request.POST.get("documents", "now") != "later"
    try:
        announce_meeting(meeting, by=request.user, with_documents=with_documents)
        messages.success(request, _("The announcement has gone out."))
    except DomainError as problem:
        flash_error(request, problem)
    return redirect("meetings:send", pk=meeting.pk)


@require_POST
@requires("meetings.announce_meeting", loaders.meeting)
def documents(request: Request, meeting: Meeting) -> HttpResponse:
    """Tell everybody that the documents are there."""
    try:
        send_documents(meeting, by=request.user)
        messages.success(request, _("Everybody has been told that the documents are there."))
    except DomainError as problem:
        flash_error(request, problem)
    return redirect("meetings:send", pk=meeting.pk)


def _draft_of(meeting: Meeting) -> Notice | None:
    notice = latest_about(meeting.reference, ANNOUNCEMENT)
    return notice if notice is not None and notice.state == NoticeState.DRAFT else None


def _send_page(
    request: Request, meeting: Meeting, *, form: WordingForm | None = None, status: int = 200
) -> HttpResponse:
    today = timezone.localdate()
    agenda = agenda_of(meeting)
    notice = _draft_of(meeting)
    invited = invited_to(meeting, on=today)
    shown = {"title": notice.title, "body": notice.body} if notice else None
    context = {
        "meeting": meeting,
        "tone": tone_of(meeting),
        "notice": notice,
        "form": form or (WordingForm(initial=shown) if shown else None),
        "reach": reach_of(notice) if notice else None,
        "sent": counted(Notice.objects.about(meeting.reference).filter(state=NoticeState.SENT)).order_by("-sent_at"),
        "invited": invited,
        "standings": Counter(one.standing for one in invited),
        "documents": [one for item in agenda.items for one in item.attachments.all()],
        "agenda": agenda,
        "preparation": preparation_of(meeting, on=today),
        "changed": bool(meeting.announced_as) and meeting.announced_as != fingerprint(agenda_facts(meeting)),
        "editable": meeting.state in EDITABLE,
        "sheet": preview(
            "meetings.invitation", invitation_facts(meeting, on=today), on=today, scope=f"unit:{meeting.unit_id}"
        ),
    }
    return page(request, "meetings/send.html", context, status=status)
