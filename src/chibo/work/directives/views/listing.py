"""Papers to read, and for whoever oversees: how far each has come."""

import datetime as dt
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from chibo.kernel.text import fold
from chibo.organization.mandates.queries import duties_of
from chibo.platform.authz.guard import requires_plain
from chibo.web.http import Request
from chibo.web.pages import page_or_block
from chibo.web.sheets import Column, Wanted, sheet_response, wanted_sheet
from chibo.work.directives.choices import Status, Way
from chibo.work.directives.queries.lines import lines_of, overseen_lines
from chibo.work.directives.queries.mine import my_readings
from chibo.work.directives.queries.visible import overseen_by

PER_PAGE = 30


@require_safe
@requires_plain("authz.signed_in")
def directives(request: Request) -> HttpResponse:
    """``?view=mine`` is one's own reading, ``?view=unit`` the directives one oversees."""
    on = timezone.localdate()
    oversees = overseen_by(request.user).exists()
    person = duties_of(request.user).person_id
    mine = my_readings(person, on=on) if person else []
    wanted = request.GET.get("view", "")
    if kind := wanted_sheet(request.GET):
        return _file(request, on, kind)
    view = wanted if wanted in ("mine", "unit") else "mine" if any(line.waits for line in mine) or not oversees else "unit"
    context = {
        "view": view if oversees else "mine", "oversees": oversees, "mine": mine, "on": on,
        "waiting": sum(line.waits for line in mine), **_overseen(request, on),
    }  # fmt: skip
    return page_or_block(request, "directives/list.html", context, block="rows")


def _file(request: Request, on: dt.date, kind: Wanted) -> HttpResponse:
    """What one oversees, as far as the filters leave it: counts, no names of readers."""
    columns = [
        Column(_("Paper"), 60), Column(_("How"), 20), Column(_("Known to all by"), 12), Column(_("Know it"), 10),
        Column(_("Readers"), 10), Column(_("Responsible"), 26), Column(_("Report"), 14), Column(_("State"), 18),
    ]  # fmt: skip
    rows = (
        (
            f"{line.number} {line.title}", str(line.way.label), line.due, line.done, line.readers, line.responsible,
            line.reported_on or line.report_due, str(line.status.label),
        )
        for line in lines_of(_asked(request, on)["rows"].select_related("responsible", "unit"), on=on)
    )  # fmt: skip
    return sheet_response("van-ban-quan-triet", title=_("Papers being spread"), columns=columns, rows=rows, kind=kind)


def _asked(request: Request, on: dt.date) -> dict[str, Any]:
    status, way = request.GET.get("status", ""), request.GET.get("way", "")
    status, way = status if status in Status.values else "", way if way in Way.values else ""
    text = request.GET.get("q", "").strip()[:200]
    rows = overseen_lines(request.user, on=on, status=status, way=way, words=tuple(fold(text).split()))
    return {
        "rows": rows, "status": status, "way": way, "text": text,
        "statuses": Status.choices, "ways": Way.choices,
    }


def _overseen(request: Request, on: dt.date) -> dict[str, Any]:
    asked = _asked(request, on)
    rows = asked["rows"].select_related("responsible", "unit")
    shown = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    return {**asked, "shown": shown, "lines": lines_of(shown, on=on)}
