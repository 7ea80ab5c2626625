"""What falls due about the members of a cell, and who gets a badge on which award day."""

import datetime as dt
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from chibo.kernel.wording import day_numbers
from chibo.organization.membership.queries import award_days, badges_of
from chibo.organization.register.views import loaders
from chibo.organization.units.queries import unit_card
from chibo.platform.authz.guard import requires
from chibo.platform.panels.dues import Due, DueScope, dues_of
from chibo.platform.rulebook.queries import rules_on
from chibo.web.http import Request
from chibo.web.pages import page_or_block
from chibo.web.sheets import Cell, Column, Wanted, sheet_response, wanted_sheet

SPANS = (30, 60, 90, 180)
"""How many days one may look ahead."""
AWARD_DAYS_SHOWN = 8
"""Two years of award days to choose from."""
ONE_DAY = dt.timedelta(days=1)


@require_safe
@requires("membership.view_due", loaders.committee_cell)
def mine(request: Request, cell: Any) -> HttpResponse:
    """Ai sắp đến hạn, in the cell in whose committee one sits."""
    return _due_page(request, cell)


@require_safe
@requires("membership.view_due", loaders.committee_cell)
def of(request: Request, cell: Any) -> HttpResponse:
    """The same for one of several cells."""
    return _due_page(request, cell)


def _due_page(request: Request, cell: Any) -> HttpResponse:
    today = timezone.localdate()
    span = _span(request, cell, today)
    everything = dues_of(DueScope(cell.pk, on=today, until=today + dt.timedelta(days=span)))
    kinds = sorted({(due.kind, due.kind_label) for due in everything}, key=lambda pair: pair[1])
    kind = request.GET.get("kind", "")
    shown = [due for due in everything if kind in ("", due.kind)]
    if wanted := wanted_sheet(request.GET):
        return _workbook(cell, shown, today, wanted)
    context = {
        "cell": unit_card(cell.pk),
        "dues": shown,
        "today": today,
        "span": span,
        "spans": [(str(days), _("%(n)s days") % {"n": days}) for days in sorted({span, *SPANS})],
        "kinds": kinds,
        "kind": kind,
        "late": sum(due.by < today for due in shown),
        "action": reverse("membership:due_of", args=[cell.pk]),
    }
    return page_or_block(request, "register/due.html", context, block="rows")


def _span(request: Request, cell: Any, today: dt.date) -> int:
    asked = request.GET.get("days", "")
    if asked.isdigit() and 1 <= int(asked) <= 730:
        return int(asked)
    return rules_on(today, scope=f"unit:{cell.pk}").integer("reminder.due_days_before")


@require_safe
@requires("membership.edit_members", loaders.cell)
def badges(request: Request, cell: Any) -> HttpResponse:
    """Who gets which badge on the chosen award day."""
    today = timezone.localdate()
    days = award_days(today, count=AWARD_DAYS_SHOWN)
    wanted = parse_date(request.GET.get("day", "")) if request.GET.get("day") else None
    day = wanted if wanted in days else days[0]
    lines = badges_of(cell.pk, since=day, until=day + ONE_DAY, on=today)
    if kind := wanted_sheet(request.GET):
        return _badges_workbook(cell, lines, day, kind)
    context = {
        "cell": unit_card(cell.pk),
        "day": day,
        "days": [(one.isoformat(), day_numbers(one)) for one in days],
        "lines": lines,
    }
    return page_or_block(request, "register/badges.html", context, block="rows")


def _workbook(cell: Any, dues: list[Due], today: dt.date, kind: Wanted) -> HttpResponse:
    """Vietnamese headings: it is a paper."""
    columns = [
        Column("STT", 6), Column("Họ và tên", 26), Column("Loại việc", 20), Column("Việc phải làm", 50),
        Column("Hạn", 14), Column("Căn cứ", 40), Column("Lý do", 40),
    ]  # fmt: skip
    rows: list[list[Cell]] = [
        [number, due.name, due.kind_label, due.what, due.by, due.source, due.why]
        for number, due in enumerate(dues, start=1)
    ]
    title = f"Việc sắp đến hạn của công tác đảng viên, {cell.name} (ngày {day_numbers(today)})"
    return sheet_response(f"Việc sắp đến hạn {cell.name}", title=title, columns=columns, rows=rows, kind=kind)


def _badges_workbook(cell: Any, lines: list[Any], day: dt.date, kind: Wanted) -> HttpResponse:
    columns = [
        Column("STT", 6), Column("Họ và tên", 28), Column("Huy hiệu (năm)", 14), Column("Ngày QĐ kết nạp", 16),
        Column("Đủ tuổi đảng ngày", 18),
    ]  # fmt: skip
    rows: list[list[Cell]] = [
        [number, line.full_name, line.badge.years, line.decided_on, line.badge.reached_on]
        for number, line in enumerate(lines, start=1)
    ]
    title = f"Danh sách đề nghị tặng Huy hiệu Đảng đợt {day_numbers(day)}, {cell.name}"
    return sheet_response(f"Huy hiệu Đảng {day.isoformat()}", title=title, columns=columns, rows=rows, kind=kind)
