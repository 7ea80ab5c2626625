"""A code on paper for a comrade who has not signed in yet: made by the secretary or the clerk of the cell."""

from typing import Any

from django.forms import Form
from django.http import HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from chibo.kernel.errors import DomainError
from chibo.organization.people.queries import login_for
from chibo.organization.people.services import hand_out_code
from chibo.organization.register.forms import CodeForm
from chibo.organization.register.views import loaders
from chibo.platform.authz.guard import requires
from chibo.web.http import Request
from chibo.web.pages import page


@never_cache
@require_http_methods(["GET", "POST"])
@requires("people.hand_out_code", loaders.person)
def code(request: Request, person: Any) -> HttpResponse:
    """Asks for a login where there is none; the code is shown this once, on a page to print."""
    asks = person.account_id is None
    given = request.POST if request.method == "POST" else None
    form = CodeForm(given, initial={"login": login_for(person.full_name)}) if asks else Form(given)
    if given is not None and form.is_valid():
        try:
            made, words = hand_out_code(person.pk, by=request.user, login=form.cleaned_data.get("login", ""))
        except DomainError as refused:
            form.add_error(None, refused.sentence)
        else:
            slip = {"made": made, "code": words, "host": request.build_absolute_uri("/")}
            return page(request, "accounts/slip.html", slip)
    context = {"form": form, "asks": asks, "person": person}
    return page(request, "register/code.html", context, status=200 if given is None else 422)
