"""The first hour, step by step: account, cell, committee; then the members' file and the first meeting."""

from typing import Any

from django.contrib import messages
from django.contrib.auth import login
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from chibo.kernel.errors import DomainError
from chibo.organization.mandates.queries import duties_of
from chibo.platform.accounts.models import Account
from chibo.platform.authz.guard import for_everybody, requires_plain
from chibo.surfaces.setup.errors import SomebodyBegan
from chibo.surfaces.setup.forms import AdministratorForm, CellForm, OfficersForm
from chibo.surfaces.setup.queries import is_empty_installation
from chibo.surfaces.setup.services import establish_office, open_first_account
from chibo.web.http import Request
from chibo.web.pages import page

BACKEND = "django.contrib.auth.backends.ModelBackend"
KEPT = "setup-cell"


@for_everybody
@sensitive_post_parameters("password")
@require_http_methods(["GET", "POST"])
def start(request: Request) -> HttpResponse:
    """The first account. Only while nobody has an account, so that a stranger can never begin again."""
    if Account.objects.exists():
        if request.user.is_authenticated and is_empty_installation():
            return redirect("setup:cell")
        raise Http404
    form = AdministratorForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            account = open_first_account(**form.cleaned_data)
        except SomebodyBegan as late:
            messages.error(request, late.sentence)
            return redirect("accounts:login")
        login(request, account, backend=BACKEND)
        return redirect("setup:cell")
    return _step(request, form, 1)


@require_http_methods(["GET", "POST"])
@requires_plain("setup.continue")
def cell(request: Request) -> HttpResponse:
    """The cell and what is around it."""
    form = CellForm(request.POST or request.session.get(KEPT) or None)
    if request.method == "POST" and form.is_valid():
        request.session[KEPT] = {name: request.POST.get(name, "") for name in form.fields}
        return redirect("setup:officers")
    if request.method == "GET" and KEPT not in request.session:
        form = CellForm()
    return _step(request, form, 2)


@require_http_methods(["GET", "POST"])
@requires_plain("setup.continue")
def officers(request: Request) -> HttpResponse:
    """The committee; then everything is established at once."""
    kept = CellForm(request.session.get(KEPT))
    if not kept.is_valid():
        return redirect("setup:cell")
    form = OfficersForm(request.POST or None, initial={"secretary": request.user.name})
    if request.method == "POST" and form.is_valid():
        try:
            establish_office(kept.cleaned_data, form.cleaned_data, by=request.user)
        except DomainError as problem:
            form.add_error(None, problem.sentence)
        else:
            del request.session[KEPT]
            messages.success(request, _("The cell is set up. Now take in the members' list."))
            return redirect("setup:next")
    return _step(request, form, 3)


@require_http_methods(["GET"])
@requires_plain("authz.signed_in")
def what_next(request: Request) -> HttpResponse:
    """What comes after: the members' file, the first meeting, the rules to confirm."""
    unit = duties_of(request.user).home_unit
    return page(request, "setup/next.html", {"unit": unit})


def _step(request: Request, form: Any, number: int) -> HttpResponse:
    status = 422 if request.method == "POST" and form.errors else 200
    context = {"form": form, "step": number, "action": request.path}
    return page(request, "setup/step.html", context, status=status)
