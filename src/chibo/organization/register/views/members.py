"""The members' list of a cell, and what is done to one of its members."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse, QueryDict
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from chibo.kernel.wording import day_numbers
from chibo.organization.mandates.queries import member_cells
from chibo.organization.membership.choices import LeaveKind, Standing
from chibo.organization.membership.queries import membership_counts
from chibo.organization.register.choices import LEAVE_WORDS
from chibo.organization.register.queries import ListWish, MemberRow, member_rows, wanted_members
from chibo.organization.register.views import loaders
from chibo.organization.units.queries import cells, unit_card, unit_cards
from chibo.platform.authz.guard import requires, requires_plain
from chibo.platform.authz.permissions import may
from chibo.web.http import Request
from chibo.web.pages import page, page_or_block
from chibo.web.sheets import Column, Wanted, sheet_response, wanted_sheet

PAGE_OF = 100
COLUMNS = ("standing", "posts", "other_posts", "born", "decided", "ceremony", "official", "age")
FIRST_COLUMNS = ("standing", "posts", "other_posts", "official", "age")


@require_safe
@requires_plain("authz.signed_in")
def mine(request: Request) -> HttpResponse:
    """The list of the cell one belongs to or keeps."""
    readable = sorted(member_cells(request.user))
    if not readable:
        return page(request, "register/no_cell.html", {"cells": cells(on=timezone.localdate())})
    return _list(request, unit_card(readable[0]))


@require_safe
@requires("membership.view_members", loaders.cell)
def of(request: Request, cell: Any) -> HttpResponse:
    """The list of one cell."""
    return _list(request, unit_card(cell.pk))


def _list(request: Request, cell: Any) -> HttpResponse:
    today = timezone.localdate()
    wish = _wish(request.GET)
    births = may(request.user, "membership.edit_members", cell)
    members = wanted_members(cell.pk, on=today, wish=wish)
    if kind := wanted_sheet(request.GET):
        rows = member_rows(members, cell.pk, on=today, births=births)
        return _workbook(cell, rows, births=births, kind=kind)
    page_of = Paginator(members, PAGE_OF).get_page(request.GET.get("page"))
    shown = [name for name in COLUMNS if name in (request.GET.getlist("show") or FIRST_COLUMNS)]
    context = {
        "cell": cell,
        "today": today,
        "page": page_of,
        "rows": member_rows(list(page_of), cell.pk, on=today, births=births),
        "counts": membership_counts(cell.pk, on=today),
        "wish": wish,
        "query": request.GET,
        "filtered": bool(wish.words or wish.standing or wish.leave),
        "columns": [name for name in COLUMNS if births or name != "born"],
        "shown": shown,
        "standings": Standing.choices,
        "leaves": [("none", _("no leave")), *LeaveKind.choices],
        "other_cells": [
            {"label": other.name, "href": reverse("membership:of", args=[other.pk])}
            for other in unit_cards(member_cells(request.user) - {cell.pk}).values()
        ],
        "books": _books(request, cell),
        "words": _words(),
        "leave_words": LEAVE_WORDS,
    }
    return page_or_block(request, "register/members.html", context, block="rows")


def _books(request: Request, cell: Any) -> list[dict[str, str]]:
    moves = reverse("membership:transfers", args=[cell.pk])
    books = [
        {"label": _("Members who went and came"), "href": moves, "icon": "arrow-right-left"},
        {"label": _("Badges"), "href": reverse("membership:badges", args=[cell.pk]), "icon": "award"},
    ]
    if may(request.user, "membership.view_due", cell):
        due = {"label": _("Who has something due"), "href": reverse("membership:due_of", args=[cell.pk]), "icon": "clock"}
        books.insert(0, due)
    return books


def _wish(query: QueryDict) -> ListWish:
    return ListWish(
        query.get("q", ""), query.get("standing", ""), query.get("leave", ""), query.get("sort", "name")
    )


def _words() -> dict[str, str]:
    return {
        "standing": _("Standing"),
        "posts": _("Party post"),
        "other_posts": _("Other posts"),
        "born": _("Date of birth"),
        "decided": _("Decision of"),
        "ceremony": _("Ceremony"),
        "official": _("Official since"),
        "age": _("Party age"),
    }


def _workbook(cell: Any, rows: list[MemberRow], *, births: bool, kind: Wanted) -> HttpResponse:
    """The list as offices keep it; reading it back in changes nothing. Vietnamese: it is a paper."""
    headings = [
        Column("STT", 6), Column("Họ và tên", 28), *([Column("Ngày sinh", 14)] if births else []),
        Column("Tình trạng đảng viên", 20), Column("Chức vụ đảng", 22), Column("Chức vụ chính quyền", 26),
        Column("Ngày QĐ kết nạp", 16), Column("Ngày vào Đảng", 16), Column("Ngày chính thức", 16),
    ]  # fmt: skip
    lines = [
        [
            number, row.full_name, *([row.born] if births else []), STANDING_ON_PAPER[row.standing],
            ", ".join(row.party_posts), ", ".join(row.other_posts),
            row.decided_on, row.ceremony_on, row.official_on,
        ]
        for number, row in enumerate(rows, start=1)
    ]  # fmt: skip
    today = day_numbers(timezone.localdate())
    title = f"Danh sách đảng viên {cell.name} (ngày {today})"
    return sheet_response(f"Danh sách đảng viên {cell.name}", title=title, columns=headings, rows=lines, kind=kind)


STANDING_ON_PAPER = {
    Standing.OFFICIAL: "Chính thức",
    Standing.PROBATIONARY: "Dự bị",
    Standing.TEMPORARY_HERE: "Sinh hoạt tạm thời",
}
