"""The meeting table: the page for the hours of the meeting itself."""

import hashlib
import json
from dataclasses import asdict

from django.http import HttpResponse, HttpResponseNotModified, JsonResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST, require_safe

from chibo.organization.mandates.queries import people_of_unit
from chibo.platform.authz.guard import requires
from chibo.web.http import Request
from chibo.web.pages import page, page_or_block
from chibo.work.meetings.choices import State
from chibo.work.meetings.forms.session import DuesForm, OfficersForm
from chibo.work.meetings.models import AgendaItem, Meeting
from chibo.work.meetings.queries.pulse import pulse_of
from chibo.work.meetings.queries.seats import RollView
from chibo.work.meetings.queries.table import MeetingTable
from chibo.work.meetings.rules.meeting_states import EDITABLE
from chibo.work.meetings.services import session
from chibo.work.meetings.views import loaders
from chibo.work.meetings.views.answers import acted, readable, show_table, table_address


@require_safe
@requires("meetings.run_meeting", loaders.session)
def table(request: Request, meeting: Meeting) -> HttpResponse:
    """The table of a meeting in session; before, the way to open it; afterwards, the meeting's page."""
    if meeting.state in EDITABLE:
        return _before(request, meeting)
    if meeting.state != State.IN_SESSION:
        return redirect(meeting)
    return show_table(request, meeting, item_id=_number(request, "item"), view=_roll_view(request))


def _before(request: Request, meeting: Meeting) -> HttpResponse:
    people = people_of_unit(meeting.unit_id, on=timezone.localdate())
    return page(request, "meetings/opening.html", {"meeting": meeting, "people": people})


def _number(request: Request, name: str) -> int | None:
    text = request.GET.get(name, "")
    return int(text) if text.isdigit() and len(text) < 16 else None


def _roll_view(request: Request) -> RollView:
    return RollView(
        show=request.GET.get("show", "all"),
        words=request.GET.get("q", "")[:80],
        page=max(1, _number(request, "page") or 1),
        entry_id=_number(request, "entry"),
    )


@require_GET
@requires("meetings.run_meeting", loaders.session)
def pulse(request: Request, meeting: Meeting) -> HttpResponse:
    """What has changed since last asked; nothing (304) when nothing has."""
    facts = asdict(pulse_of(meeting, item_id=_number(request, "item"), me=str(request.user)))
    tag = f'"{hashlib.sha256(json.dumps(facts, sort_keys=True).encode()).hexdigest()[:24]}"'
    if request.headers.get("If-None-Match") == tag:
        return HttpResponseNotModified(headers={"ETag": tag})
    return JsonResponse(facts, headers={"ETag": tag, "Cache-Control": "private, no-cache"})


@require_safe
@requires("meetings.run_meeting", loaders.session)
def projector(request: Request, meeting: Meeting) -> HttpResponse:
    """The item in large type for the wall: no names of those who are absent."""
    context = {"table": MeetingTable(meeting), "meeting": meeting}
    return page_or_block(request, "meetings/projector.html", context, block="wall")


@require_POST
@requires("meetings.run_meeting", loaders.session)
def open_(request: Request, meeting: Meeting) -> HttpResponse:
    """Open the meeting and freeze its roll."""
    chair, taker = _number_sent(request, "chair"), _number_sent(request, "minute_taker")
    return acted(
        request,
        table_address(meeting.pk, pane="room"),
        lambda: session.open_meeting(meeting, by=request.user, chair_id=chair, minute_taker_id=taker),
    )


@require_POST
@requires("meetings.run_meeting", loaders.session)
def officers(request: Request, meeting: Meeting) -> HttpResponse:
    """Say who presides and who takes the minutes."""
    form = OfficersForm(request.POST, meeting)

    def work() -> None:
        readable(form)
        chair, taker = form.cleaned_data["chair"], form.cleaned_data["minute_taker"]
        session.set_officers(
            meeting,
            chair_id=chair.person_id if chair else None,
            minute_taker_id=taker.person_id if taker else None,
            by=request.user,
        )

    return acted(request, table_address(meeting.pk), work)


@require_POST
@requires("meetings.run_meeting", loaders.session)
def dues(request: Request, meeting: Meeting) -> HttpResponse:
    """Note how many have paid their dues."""
    form = DuesForm(request.POST, meeting)

    def work() -> None:
        readable(form)
        session.record_dues(
            meeting, paid=form.cleaned_data["paid"], total=form.cleaned_data["total"], by=request.user
        )

    return acted(request, table_address(meeting.pk, item_id=_number_sent(request, "item")), work)


def _number_sent(request: Request, name: str) -> int | None:
    text = request.POST.get(name, "")
    return int(text) if text.isdigit() and len(text) < 16 else None


@require_POST
@requires("meetings.run_meeting", loaders.session)
def next_item(request: Request, meeting: Meeting) -> HttpResponse:
    """Finish the item and go on to the next."""
    back = table_address(meeting.pk, pane="current")
    return acted(request, back, lambda: session.next_item(meeting, by=request.user))


@require_POST
@requires("meetings.run_meeting", loaders.item)
def item_current(request: Request, item: AgendaItem) -> HttpResponse:
    """Take this item up, for the first time or again."""
    back = table_address(item.meeting_id)
    return acted(request, back, lambda: session.set_current_item(item, by=request.user))


@require_POST
@requires("meetings.run_meeting", loaders.item)
def item_done(request: Request, item: AgendaItem) -> HttpResponse:
    """Mark this item as treated without taking it up."""
    back = table_address(item.meeting_id, item_id=item.pk)
    return acted(request, back, lambda: session.finish_item(item, by=request.user))
