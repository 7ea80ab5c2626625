"""The page of the street: number, date and fingerprint of a paper, for whoever holds its code."""

from django.http import Http404, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from chibo.platform.authz.guard import for_everybody
from chibo.web.http import Request
from chibo.web.pages import page
from chibo.work.signing.public import what_the_code_shows


@require_safe
@never_cache
@for_everybody
def code_page(request: Request, code: str) -> HttpResponse:
    """The same 404 for a wrong code and for a paper that is not issued yet."""
    found = what_the_code_shows(code)
    if found is None:
        raise Http404
    answer = page(request, "signing/code.html", {"found": found})
    answer["X-Robots-Tag"] = "noindex"
    return answer
