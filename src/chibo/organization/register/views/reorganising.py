"""A unit is split, merged or dissolved: first what will happen is shown, then it is done in one go."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from chibo.kernel.errors import DomainError
from chibo.organization.membership.queries import members_of
from chibo.organization.register import forms
from chibo.organization.register.queries.reorganising import outlook
from chibo.organization.register.services import Plan, reorganise_unit
from chibo.organization.register.views import loaders
from chibo.organization.register.views.units import others
from chibo.platform.authz.guard import requires
from chibo.platform.authz.permissions import may
from chibo.web.http import Request
from chibo.web.pages import page


@require_http_methods(["GET", "POST"])
@requires("units.edit_unit", loaders.unit)
def end(request: Request, unit: Any) -> HttpResponse:
    """Dissolved, or merged into another unit; it is never deleted."""
    form = forms.EndUnitForm(request.POST or None, units=others(unit.pk))
    return _two_steps(request, unit, form, _("Dissolve or merge"))


@require_http_methods(["GET", "POST"])
@requires("units.edit_unit", loaders.unit)
def split(request: Request, unit: Any) -> HttpResponse:
    """New units come out of this one; who keeps its list says who goes where."""
    members = members_of(unit.pk, on=timezone.localdate())
    if members and not may(request.user, "membership.edit_members", unit):
        raise PermissionDenied("membership.edit_members")
    people = [(one.person_id, one.full_name) for one in members]
    form = forms.SplitUnitForm(request.POST or None, people=people)
    return _two_steps(request, unit, form, _("Split"))


def _two_steps(request: Request, unit: Any, form: Any, title: str) -> HttpResponse:
    plan = _plan(form) if request.method == "POST" and form.is_valid() else None
    if plan and "confirm" in request.POST:
        try:
            reorganise_unit(unit.pk, plan, by=request.user)
        except DomainError as refused:
            form.add_error(None, refused.sentence)
        else:
            messages.success(request, _("The reorganisation is recorded."))
            return redirect("units:detail", pk=unit.pk)
    context = {
        "form": form, "unit": unit, "title": title, "plan": plan,
        "reads": may(request.user, "membership.view_members", unit),
        "outlook": outlook(unit.pk, on=plan.on) if plan else None, "units": dict(others(unit.pk)),
    }  # fmt: skip
    status = 422 if request.method == "POST" and (form.errors or not plan) else 200
    return page(request, "register/reorganise.html", context, status=status)


def _plan(form: Any) -> Plan:
    data = form.cleaned_data
    if isinstance(form, forms.SplitUnitForm):
        return Plan(
            data["on"], form.decision, parts=form.parts, continues=data["continues"], goes=form.goes(), work=data["work"],
        )  # fmt: skip
    return Plan(data["on"], form.decision, into_id=data["into"], work=0 if data["work"] else None)
