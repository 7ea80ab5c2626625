"""Emergency access: opened by an administrator, watched and closed by the cell."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from chibo.kernel.errors import DomainError
from chibo.organization.mandates.queries import Emergency, pages_read
from chibo.organization.mandates.services import close_emergency_access, open_emergency_access
from chibo.organization.units.queries import cells
from chibo.platform.authz.guard import requires, requires_plain
from chibo.platform.rulebook.queries import rules_on
from chibo.surfaces.rights import loaders
from chibo.surfaces.rights.forms import EmergencyForm
from chibo.web.http import Request
from chibo.web.pages import attempt, page
from chibo.web.sheets import Column, Wanted, sheet_response, wanted_sheet


@require_safe
@requires_plain("rights.watch_emergencies")
def emergencies(request: Request) -> HttpResponse:
    """What is open now, what was opened before, and which pages were read."""
    if kind := wanted_sheet(request.GET):
        return _file(loaders.watched(request.user), kind)
    return page(request, "rights/emergencies.html", _shown(request))


def _file(found: list[Emergency], kind: Wanted) -> HttpResponse:
    columns = [
        Column(_("Who"), 26), Column(_("Party cell"), 30), Column(_("Opened"), 18), Column(_("Ended"), 18),
        Column(_("Reason"), 50), Column(_("Pages read"), 12),
    ]  # fmt: skip
    read = pages_read([one.pk for one in found])
    rows = (
        (one.who, one.unit_name, one.since, one.ended_at or one.until, one.reason, len(read.get(one.pk, [])))
        for one in found
    )
    return sheet_response("mo-doc-khan-cap", title=_("Emergency access"), columns=columns, rows=rows, kind=kind)


@require_POST
@requires_plain("rights.open_emergency")
def open_access(request: Request) -> HttpResponse:
    """Open one cell for some hours; the cell is told in the same moment."""
    form = _form(request, request.POST)
    if form.is_valid():
        facts = form.cleaned_data
        try:
            open_emergency_access(
                request.user,
                unit_id=facts["unit"],
                reason=facts["reason"],
                hours=facts["hours"],
                at=timezone.now(),
            )
        except DomainError as problem:
            form.add_error(None, problem.sentence)
        else:
            messages.success(request, _("Opened for reading. The secretary and the deputy have been told."))
            return redirect("rights:emergencies")
    return page(request, "rights/emergencies.html", _shown(request, form), status=422)


@require_POST
@requires("rights.close_emergency", loaders.emergency)
def close(request: Request, access: Emergency) -> HttpResponse:
    """Close it at once."""
    attempt(
        request,
        lambda: close_emergency_access(access.pk, by=request.user, at=timezone.now()),
        done=_("Closed. Nothing more is read."),
    )
    return redirect("rights:emergencies")


def _shown(request: Request, form: EmergencyForm | None = None) -> dict[str, object]:
    now, found = timezone.now(), loaders.watched(request.user)
    return {
        "running": [one for one in found if one.is_open(now)],
        "past": [one for one in found if not one.is_open(now)],
        "read": pages_read([one.pk for one in found]),
        "form": form or (_form(request) if request.user.is_administrator else None),
    }


def _form(request: Request, data: object = None) -> EmergencyForm:
    today = timezone.localdate()
    numbers = rules_on(today)
    return EmergencyForm(
        cells(on=today),
        usual=numbers.integer("rights.emergency_hours"),
        longest=numbers.integer("rights.emergency_hours_max"),
        data=data,
    )
