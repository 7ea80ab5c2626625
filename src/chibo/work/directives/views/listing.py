"""Papers to read, and for whoever oversees: how far each has come."""

import datetime as dt
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from chibo.kernel.text import fold
from chibo.organization.mandates.queries import duties_of
from chibo.platform.authz.guard import requires_plain
from chibo.web.http import Request
from chibo.web.pages import page_or_block
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
    view = wanted if wanted in ("mine", "unit") else "mine" if any(line.waits for line in mine) or not oversees else "unit"
    context = {
        "view": view if oversees else "mine", "oversees": oversees, "mine": mine, "on": on,
        "waiting": sum(line.waits for line in mine), **_overseen(request, on),
    }  # fmt: skip
    return page_or_block(request, "directives/list.html", context, block="rows")


def _overseen(request: Request, on: dt.date) -> dict[str, Any]:
    status, way = request.GET.get("status", ""), request.GET.get("way", "")
    status, way = status if status in Status.values else "", way if way in Way.values else ""
    text = request.GET.get("q", "").strip()[:200]
    rows = overseen_lines(request.user, on=on, status=status, way=way, words=tuple(fold(text).split()))
    shown = Paginator(rows.select_related("responsible", "unit"), PER_PAGE).get_page(request.GET.get("page"))
    return {
        "shown": shown, "lines": lines_of(shown, on=on), "status": status, "way": way, "text": text,
        "statuses": Status.choices, "ways": Way.choices,
    }
