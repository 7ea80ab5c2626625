"""Changing the plan: place and people, another day, cancelling, the day on which the unit meets."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from chibo.kernel.errors import DomainError
from chibo.organization.units.queries import unit_name
from chibo.platform.authz.guard import requires
from chibo.web.http import Request
from chibo.web.pages import page_or_block
from chibo.work.meetings.forms.before import (
    CancelMeetingForm,
    ChangeMeetingForm,
    MoveMeetingForm,
    PatternForm,
)
from chibo.work.meetings.models import Meeting, MeetingPattern
from chibo.work.meetings.queries.months import as_rule, pattern_on, warnings_for
from chibo.work.meetings.services.announcing import call_off_meeting
from chibo.work.meetings.services.planning import change_meeting, reschedule_meeting, set_pattern
from chibo.work.meetings.views import loaders

GET_POST = ["GET", "HEAD", "POST"]


@require_http_methods(GET_POST)
@requires("meetings.prepare_meeting", loaders.meeting)
def change(request: Request, meeting: Meeting) -> HttpResponse:
    """Place, people, theme and title."""
    form = ChangeMeetingForm(request.POST or None, meeting=meeting)
    if form.is_valid():
        try:
            change_meeting(meeting, by=request.user, **form.cleaned_data)
            return redirect("meetings:prepare", pk=meeting.pk)
        except DomainError as problem:
            form.add_error(None, problem.sentence)
    words = {"heading": _("Place and people"), "verb": _("Save")}
    return _form_page(request, meeting, form, words)


@require_http_methods(GET_POST)
@requires("meetings.prepare_meeting", loaders.meeting)
def move(request: Request, meeting: Meeting) -> HttpResponse:
    """Another day or hour, with the reason."""
    local = timezone.localtime(meeting.starts_at)
    form = MoveMeetingForm(
        request.POST or None, initial={"day": local.date(), "time": local.time(), "reason": meeting.moved_reason}
    )
    if form.is_valid():
        try:
            moved = reschedule_meeting(
                meeting, starts_at=form.starts_at, reason=form.cleaned_data["reason"], by=request.user
            )
        except DomainError as problem:
            form.add_error(None, problem.sentence)
        else:
            _warn_of_day(request, moved)
            return redirect("meetings:prepare", pk=meeting.pk)
    words = {"heading": _("Move to another day"), "verb": _("Move the meeting")}
    return _form_page(request, meeting, form, words)


@require_http_methods(GET_POST)
@requires("meetings.announce_meeting", loaders.meeting)
def cancel(request: Request, meeting: Meeting) -> HttpResponse:
    """The meeting is not held, and why."""
    form = CancelMeetingForm(request.POST or None)
    if form.is_valid():
        try:
            call_off_meeting(meeting, reason=form.cleaned_data["reason"], by=request.user)
        except DomainError as problem:
            form.add_error(None, problem.sentence)
        else:
            if meeting.announced_at:
                messages.info(request, _("The word that it is off lies in the outbox; look at it and send it."))
            return redirect(meeting)
    words = {"heading": _("Cancel the meeting"), "verb": _("Cancel the meeting"), "danger": True}
    return _form_page(request, meeting, form, words)


@require_http_methods(GET_POST)
@requires("meetings.plan_meeting", loaders.unit)
def pattern(request: Request, unit_id: int) -> HttpResponse:
    """On which day the unit meets."""
    today = timezone.localdate()
    current = pattern_on(unit_id, today)
    form = PatternForm(request.POST or None, initial=_as_initial(current))
    if form.is_valid():
        given = {name: form.cleaned_data[name] for name in ("since", "day", "weekday", "week", "time", "place")}
        try:
            set_pattern(unit_id, by=request.user, **given)
            return redirect("meetings:year", unit=unit_id, year=today.year)
        except DomainError as problem:
            form.add_error(None, problem.sentence)
    context = {
        "form": form,
        "unit_id": unit_id,
        "unit_title": unit_name(unit_id, on=today),
        "current": as_rule(current).in_words if current else "",
        "this_year": today.year,
    }
    return page_or_block(
        request, "meetings/pattern.html", context, block="form", status=422 if form.errors else 200
    )


def _form_page(request: Request, meeting: Meeting, form: Any, words: dict[str, Any]) -> HttpResponse:
    context = {"meeting": meeting, "form": form, "danger": False, **words}
    status = 422 if form.errors else 200
    return page_or_block(request, "meetings/meeting_form.html", context, block="form", status=status)


def _as_initial(current: MeetingPattern | None) -> dict[str, object]:
    since = timezone.localdate()
    if current is None:
        return {"since": since, "day": 5}
    return {
        "by": "day" if current.day else "weekday",
        "day": current.day,
        "weekday": current.weekday,
        "week": current.week,
        "time": current.time,
        "place": current.place,
        "since": since,
    }


def _warn_of_day(request: Request, meeting: Meeting) -> None:
    if warnings_for(meeting.unit_id, meeting.day):
        sentence = _("The new day is a weekend or a holiday. It stands; move it again if that was not meant.")
        messages.warning(request, sentence)
    if meeting.announced_at:
        messages.info(request, _("People were told of the old day. Send the changed announcement under “Send”."))
