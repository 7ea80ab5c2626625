"""Roll-ups: the superior reads counts where the cell publishes them; the secretary decides that."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from chibo.kernel.errors import DomainError
from chibo.organization.membership.choices import Standing
from chibo.organization.units.queries import unit_name
from chibo.platform.authz.guard import requires, requires_plain
from chibo.surfaces.rights import loaders
from chibo.surfaces.rights.forms import PublishForm
from chibo.surfaces.rights.rollups import count_cell, publications, rollups_for
from chibo.surfaces.rights.services import publish_rollups, stop_rollups
from chibo.web.http import Request
from chibo.web.pages import attempt, page


@require_safe
@requires_plain("rights.read_rollups")
def rollups(request: Request) -> HttpResponse:
    """What the cells below publish, this year."""
    today = timezone.localdate()
    found = rollups_for(request.user, year=today.year, on=today)
    return page(
        request, "rights/rollups.html", {"cells": found, "year": today.year, "standings": list(Standing)}
    )


@require_http_methods(["GET", "HEAD", "POST"])
@requires("rights.publish_rollups", loaders.own_cell)
def publish(request: Request, unit: int) -> HttpResponse:
    """The page of the secretary: exactly what the superior would see, and the decision."""
    form = PublishForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            publish_rollups(unit, ground=form.cleaned_data["ground"], by=request.user, at=timezone.now())
            return redirect("rights:publish", unit=unit)
        except DomainError as problem:
            form.add_error(None, problem.sentence)
    today = timezone.localdate()
    context = {
        "form": form if request.method == "POST" else PublishForm(),
        "unit": unit,
        "name": unit_name(unit, on=today),
        "runs": publications(unit),
        "preview": count_cell(unit, year=today.year, on=today),
        "year": today.year,
        "standings": list(Standing),
    }
    return page(request, "rights/publish.html", context, status=422 if request.method == "POST" else 200)


@require_POST
@requires("rights.publish_rollups", loaders.own_cell)
def stop(request: Request, unit: int) -> HttpResponse:
    """Stop at once."""
    attempt(
        request,
        lambda: stop_rollups(unit, by=request.user, at=timezone.now()),
        done=_("Stopped. The superior sees no numbers of the cell any more."),
    )
    return redirect("rights:publish", unit=unit)
