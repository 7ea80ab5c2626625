"""The list of meetings, the year, one meeting, and putting meetings into the plan."""

import datetime as dt
from collections.abc import Iterator

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from chibo.kernel.errors import DomainError
from chibo.kernel.period import Month
from chibo.kernel.wording import clock_numbers
from chibo.organization.mandates.queries import duties_of
from chibo.organization.units.queries import unit_name
from chibo.platform.audit.standstill import until_next_change
from chibo.platform.authz.guard import requires, requires_plain
from chibo.platform.authz.permissions import Visitor, may
from chibo.platform.papers.queries import papers_about, readable_by
from chibo.platform.threads.queries import thread_of
from chibo.web.http import Request
from chibo.web.pages import flash_error, page, page_or_block
from chibo.web.sheets import Cell, Column, sheet_response, wanted_sheet
from chibo.work.meetings.choices import MeetingKind, State
from chibo.work.meetings.forms.before import NewMeetingForm
from chibo.work.meetings.models import Meeting
from chibo.work.meetings.queries.agenda import agenda_of
from chibo.work.meetings.queries.alerts import preparation_of
from chibo.work.meetings.queries.history import meeting_history, tone_of
from chibo.work.meetings.queries.listing import Wanted, meetings_for, years_with_meetings
from chibo.work.meetings.queries.months import as_rule, expected_day, pattern_on, year_plan
from chibo.work.meetings.queries.next_step import next_step
from chibo.work.meetings.rules.meeting_states import EDITABLE
from chibo.work.meetings.services.planning import plan_meeting, propose_monthly_meeting
from chibo.work.meetings.views import loaders

ON_A_PAGE = 30
GET_POST = ["GET", "HEAD", "POST"]


@require_safe
@requires_plain("authz.signed_in")
def meeting_list(request: Request) -> HttpResponse:
    """Meetings I may see, filtered by the address."""
    wanted = Wanted.asked(request.GET)
    pages = Paginator(meetings_for(request.user, wanted), ON_A_PAGE)
    units = sorted(duties_of(request.user).units)
    plans = [unit for unit in units if may(request.user, "meetings.plan_meeting", unit)]
    context = {
        "meetings": pages.get_page(request.GET.get("page")),
        "wanted": wanted,
        "years": years_with_meetings(request.user),
        "kinds": MeetingKind.choices,
        "states": State.choices,
        "plans": plans,
        "unit": next(iter([*plans, *sorted(duties_of(request.user).cells), *units]), None),
        "tone_of": tone_of,
        "this_year": timezone.localdate().year,
        "next_month": Month.of(timezone.localdate()) + 1,
    }
    return page_or_block(request, "meetings/meeting_list.html", context, block="rows")


@require_safe
@requires_plain("authz.signed_in")
def export(request: Request) -> HttpResponse:
    """The same list as a spreadsheet."""
    columns = [
        Column(_("Unit"), 28),
        Column(_("Meeting"), 48),
        Column(_("Kind"), 26),
        Column(_("Month"), 10),
        Column(_("Day"), 12),
        Column(_("Hour"), 8),
        Column(_("Place"), 28),
        Column(_("Chair"), 22),
        Column(_("Status"), 22),
    ]
    rows: Iterator[list[Cell]] = (
        [
            meeting.unit.name,
            meeting.title,
            str(meeting.get_kind_display()),
            f"{meeting.month:%m/%Y}",
            meeting.day,
            clock_numbers(timezone.localtime(meeting.starts_at)),
            meeting.place,
            meeting.chair.full_name if meeting.chair else "",
            str(meeting.get_state_display()),
        ]
        for meeting in meetings_for(request.user, Wanted.asked(request.GET))
    )
    name, kind = f"ky-hop-{timezone.localdate()}", wanted_sheet(request.GET) or "xlsx"
    return sheet_response(name, title=_("Meetings"), columns=columns, rows=rows, kind=kind)


@require_safe
@requires("meetings.view_year", loaders.unit_year)
def year(request: Request, wanted: loaders.UnitYear) -> HttpResponse:
    """Twelve months, the day of each meeting, and what speaks against it."""
    today = timezone.localdate()
    pattern = pattern_on(wanted.unit_id, today)
    may_plan = may(request.user, "meetings.plan_meeting", wanted.unit_id)
    context = {
        "unit_id": wanted.unit_id,
        "unit_title": unit_name(wanted.unit_id, on=today),
        "year": wanted.year,
        "months": year_plan(wanted.unit_id, wanted.year, on=today, with_committee=may_plan),
        "pattern": as_rule(pattern).in_words if pattern else "",
        "pattern_row": pattern,
        "tone_of": tone_of,
        "may_plan": may_plan,
    }
    return page(request, "meetings/year.html", context)


@require_http_methods(GET_POST)
@requires("meetings.plan_meeting", loaders.unit)
def new(request: Request, unit_id: int) -> HttpResponse:
    """Put a meeting into the plan."""
    form = NewMeetingForm(request.POST or None, unit_id=unit_id, initial=_first_guess(request, unit_id))
    if form.is_valid():
        try:
            meeting = plan_meeting(unit_id, **form.facts, by=request.user)
        except DomainError as problem:
            form.add_error(None, problem.sentence)
        else:
            messages.success(request, _("“%(title)s” is in the plan.") % {"title": meeting.title})
            return redirect("meetings:prepare", pk=meeting.pk)
    context = {"form": form, "unit_id": unit_id, "unit_title": unit_name(unit_id, on=timezone.localdate())}
    status = 422 if form.errors else 200
    return page_or_block(request, "meetings/meeting_new.html", context, block="form", status=status)


@require_POST
@requires("meetings.plan_meeting", loaders.unit)
def propose(request: Request, unit_id: int) -> HttpResponse:
    """Next month's regular meeting from the unit's pattern; the same one when it is there."""
    month = _month(request.POST.get("month", "")) or Month.of(timezone.localdate()) + 1
    try:
        meeting = propose_monthly_meeting(unit_id, month=month, by=request.user)
    except DomainError as problem:
        flash_error(request, problem)
        return redirect("meetings:pattern", unit=unit_id)
    return redirect("meetings:prepare", pk=meeting.pk)


@require_safe
@requires("meetings.view_meeting", loaders.meeting)
def detail(request: Request, meeting: Meeting) -> HttpResponse:
    """One meeting: what it is, what comes next, its agenda, papers and history."""
    today = timezone.localdate()
    key = ("meeting", meeting.pk, request.user.pk, today, get_language())
    context = until_next_change(key, lambda: _detail(request.user, meeting, today))
    return page(request, "meetings/meeting_detail.html", context)


def _detail(user: Visitor, meeting: Meeting, today: dt.date) -> dict[str, object]:
    preparation = preparation_of(meeting, on=today)
    decided = hasattr(meeting, "decision")
    origins = [meeting.reference, f"meetings.decision:{meeting.decision.pk}" if decided else ""]
    papers = [paper for found in papers_about(filter(None, origins)).values() for paper in found]
    return {
        "meeting": meeting,
        "tone": tone_of(meeting),
        "preparation": preparation,
        "next": next_step(meeting, preparation),
        "agenda": agenda_of(meeting),
        "papers": readable_by(user, papers),
        "thread": thread_of(meeting.reference, user=user),
        "history": meeting_history(meeting),
        "editable": meeting.state in EDITABLE,
        "held": meeting.opened_at is not None,
        "decided": decided,
        "drafts": meeting.of_the_cell and meeting.opened_at is not None and not decided,
    }


def _first_guess(request: Request, unit_id: int) -> dict[str, object]:
    """The form as it opens: the kind asked for, the day the pattern gives, the usual hour and place."""
    month = _month(request.GET.get("month", "")) or Month.of(timezone.localdate()) + 1
    pattern = pattern_on(unit_id, month.last)
    kind = request.GET.get("kind", "")
    guess: dict[str, object] = {"kind": kind if kind in MeetingKind.values else MeetingKind.REGULAR}
    if pattern:
        guess |= {"day": expected_day(unit_id, month), "time": pattern.time, "place": pattern.place}
    return guess


def _month(text: str) -> Month | None:
    """From "2026-12"; None when it is no month."""
    year, _dash, month = text.partition("-")
    if year.isdigit() and month.isdigit() and 1930 <= int(year) <= 2200 and 1 <= int(month) <= 12:
        return Month(int(year), int(month))
    return None
