"""Where the secret papers of a unit are: a short list for the committee and the clerk."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from chibo.kernel.errors import DomainError
from chibo.organization.units.queries import unit_card
from chibo.platform.authz.guard import requires
from chibo.web.http import Request
from chibo.web.pages import page
from chibo.work.documents import services
from chibo.work.documents.forms import MoveForm, StubForm
from chibo.work.documents.models import Stub
from chibo.work.documents.views import loaders


@require_safe
@requires("documents.note_stub", loaders.unit)
def stub_list(request: Request, unit_id: int) -> HttpResponse:
    """Which papers, who holds them, where they lie."""
    context = {"unit": unit_card(unit_id), "stubs": Stub.objects.filter(unit_id=unit_id)[:500]}
    return page(request, "documents/stubs.html", context)


@require_http_methods(["GET", "POST"])
@requires("documents.note_stub", loaders.unit)
def add_stub(request: Request, unit_id: int) -> HttpResponse:
    """Note a paper that is not here."""
    form = StubForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            services.note_stub(unit_id, by=request.user, on=timezone.localdate(), **form.cleaned_data)
        except DomainError as refused:
            form.add_error(None, refused.sentence)
        else:
            messages.success(request, _("The reference is noted."))
            return redirect("documents:stubs", pk=unit_id)
    status = 422 if request.method == "POST" else 200
    return page(request, "documents/stub_form.html", {"form": form, "unit": unit_card(unit_id), "stub": None}, status=status)


@require_http_methods(["GET", "POST"])
@requires("documents.move_stub", loaders.stub)
def move_stub(request: Request, stub: Stub) -> HttpResponse:
    """Note that the paper has gone to other hands."""
    form = MoveForm(request.POST or None, initial={"holder": stub.holder, "place": stub.place})
    if request.method == "POST" and form.is_valid():
        try:
            services.move_stub(stub, by=request.user, **form.cleaned_data)
        except DomainError as refused:
            form.add_error(None, refused.sentence)
        else:
            messages.success(request, _("The new place is noted."))
            return redirect("documents:stubs", pk=stub.unit_id)
    status = 422 if request.method == "POST" else 200
    context = {"form": form, "unit": unit_card(stub.unit_id), "stub": stub}
    return page(request, "documents/stub_form.html", context, status=status)
