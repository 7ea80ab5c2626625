"""The desk: the month of the cell at first sight; the calendar; the state of the system."""

import datetime as dt

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_safe

from chibo.kernel.period import Month
from chibo.organization.mandates.queries import duties_of
from chibo.platform.authz.guard import for_everybody, requires_plain
from chibo.platform.calendar.feed import feed_of
from chibo.surfaces.desk.queries import desk_of, month_address, month_calendar
from chibo.surfaces.desk.ribbon import ribbon_steps
from chibo.surfaces.desk.system import system_state
from chibo.surfaces.setup.queries import is_empty_installation
from chibo.web.http import Request
from chibo.web.pages import page

FEED_MONTHS = 3
"""How far the calendar file reaches."""


@require_safe
@requires_plain("authz.signed_in")
def month(request: Request) -> HttpResponse:
    """The month at hand: the ribbon, what needs me, what is coming, what the resolution has led to."""
    unit = duties_of(request.user).home_unit
    if unit is None:
        if request.user.is_administrator and is_empty_installation():
            return redirect("setup:start")
        return page(request, "desk/no_unit.html")
    today = timezone.localdate()
    desk = desk_of(request.user, unit, on=today, month=_month(request))
    context = {
        "desk": desk,
        "steps": ribbon_steps(desk.cycle),
        "before": month_address(desk.cycle.month - 1),
        "after": month_address(desk.cycle.month + 1),
    }
    return page(request, "desk/month.html", context)


@require_safe
@requires_plain("authz.signed_in")
def calendar(request: Request) -> HttpResponse:
    """Every dated thing of a month, day by day."""
    unit = duties_of(request.user).home_unit
    if unit is None:
        return page(request, "desk/no_unit.html")
    today = timezone.localdate()
    shown = _month(request) or Month.of(today)
    days: dict[dt.date, list[object]] = {}
    committee = duties_of(request.user).in_committee(unit)
    for thing in month_calendar(unit, shown, on=today, committee=committee):
        days.setdefault(thing.day, []).append(thing)
    context = {"month": shown, "days": days, "today": today, "before": shown - 1, "after": shown + 1}
    return page(request, "desk/calendar.html", context)


@require_safe
@requires_plain("authz.signed_in")
def feed(request: Request) -> HttpResponse:
    """The coming three months as a calendar file."""
    unit = duties_of(request.user).home_unit
    today = timezone.localdate()
    committee = unit is not None and duties_of(request.user).in_committee(unit)
    things = month_calendar(unit, Month.of(today), on=today, months=FEED_MONTHS, committee=committee) if unit else []
    answer = HttpResponse(feed_of(things, now=timezone.now()), content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="chibo.ics"'
    return answer


@require_safe
@requires_plain("authz.administer")
def system(request: Request) -> HttpResponse:
    """What the administrator watches: jobs, deliveries, mail, disk."""
    return page(request, "desk/system.html", {"state": system_state()})


@require_safe
@for_everybody
def health(request: Request) -> HttpResponse:
    """For the reverse proxy: the process answers."""
    return HttpResponse("ok\n", content_type="text/plain")


def _month(request: Request) -> Month | None:
    year, _dash, number = request.GET.get("month", "").partition("-")
    if year.isdecimal() and number.isdecimal() and 1 <= int(number) <= 12 and 2000 <= int(year) <= 2100:
        return Month(int(year), int(number))
    return None
