"""The minutes on the screen: read as paper, adopted, signed, corrected by notes, extracted."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from chibo.kernel.errors import DomainError
from chibo.platform.authz.guard import requires
from chibo.platform.authz.permissions import Visitor
from chibo.platform.papers.previews import preview
from chibo.web.http import Request
from chibo.web.pages import attempt, flash_error, page
from chibo.work.meetings.choices import HELD_STATES
from chibo.work.meetings.forms.after import AdoptMinutesForm, NoteForm
from chibo.work.meetings.models import AgendaItem, Meeting, Minutes
from chibo.work.meetings.queries.minutes import agreed_by_vote, minutes_facts
from chibo.work.meetings.services.minutes import adopt_minutes, append_note, issue_extract, sign_minutes
from chibo.work.meetings.views.loaders import meeting as a_meeting


def extracted_item(user: Visitor, *, pk: int) -> AgendaItem:
    """An item of a meeting that the user may see."""
    visible = Meeting.objects.visible_to(user)
    return get_object_or_404(AgendaItem.objects.select_related("meeting"), pk=pk, meeting__in=visible)


@require_safe
@requires("meetings.view_meeting", a_meeting)
def minutes(request: Request, meeting: Meeting) -> HttpResponse:
    """The minutes as they will be, or as they were adopted."""
    book = Minutes.objects.filter(meeting=meeting).select_related("paper").prefetch_related("notes").first()
    agreed = agreed_by_vote(meeting)
    held = meeting.state in HELD_STATES
    frozen = book.paper if book else None
    context = {
        "meeting": meeting,
        "book": book,
        "held": held,
        "paper": frozen,
        "sheet": preview(
            "meetings.minutes",
            minutes_facts(meeting),
            paper=frozen,
            on=meeting.day,
            scope=f"unit:{meeting.unit_id}",
        ),
        "adopt": AdoptMinutesForm(initial={"agreed": agreed}),
        "note": NoteForm(),
        "items": list(meeting.items.order_by("position")),
    }
    return page(request, "meetings/minutes.html", context)


@require_POST
@requires("meetings.adopt_minutes", a_meeting)
def adopt(request: Request, meeting: Meeting) -> HttpResponse:
    """The minutes were read and agreed to."""
    form = AdoptMinutesForm(request.POST)
    if form.is_valid():
        agreed = form.cleaned_data["agreed"]
        attempt(
            request,
            lambda: adopt_minutes(meeting, agreed=agreed, by=request.user),
            done=_("The minutes are adopted and locked."),
        )
    return redirect("meetings:minutes", pk=meeting.pk)


@require_POST
@requires("meetings.adopt_minutes", a_meeting)
def sign(request: Request, meeting: Meeting) -> HttpResponse:
    """Chair and minute taker have signed the paper."""
    attempt(request, lambda: sign_minutes(meeting, by=request.user))
    return redirect("meetings:minutes", pk=meeting.pk)


@require_POST
@requires("meetings.correct_minutes", a_meeting)
def note(request: Request, meeting: Meeting) -> HttpResponse:
    """Append a correction."""
    form = NoteForm(request.POST)
    if form.is_valid():
        text = form.cleaned_data["text"]
        attempt(
            request,
            lambda: append_note(meeting, text, by=request.user),
            done=_("The note stands below the minutes."),
        )
    else:
        messages.error(request, _("The note is empty. Write what has to be corrected."))
    return redirect("meetings:minutes", pk=meeting.pk)


@require_POST
@requires("meetings.correct_minutes", extracted_item)
def extract(request: Request, item: AgendaItem) -> HttpResponse:
    """Make the extract of one item and show it."""
    try:
        made = issue_extract(item.meeting, item=item, by=request.user)
    except DomainError as problem:
        flash_error(request, problem)
        return redirect("meetings:minutes", pk=item.meeting_id)
    return redirect(reverse("papers:detail", args=[made.pk]))
