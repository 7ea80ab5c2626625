"""The page of results, what the box suggests, and the searches one keeps."""

from django.core.paginator import Paginator
from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from chibo.kernel.wording import day_numbers
from chibo.platform.authz.guard import requires, requires_plain
from chibo.platform.authz.permissions import Visitor
from chibo.platform.search.forms import filters_of, kept_part
from chibo.platform.search.models import SavedSearch
from chibo.platform.search.queries import Hit, find, saved_searches, suggest
from chibo.platform.search.queries.finding import SIZE
from chibo.platform.search.registry import kinds_in_order
from chibo.platform.search.services import forget_search, save_search
from chibo.web.http import Request
from chibo.web.pages import attempt, page_or_block


@require_safe
@requires_plain("authz.signed_in")
def results(request: Request) -> HttpResponse:
    """What is found, with the filters that would narrow it; the address says everything."""
    words, filters = request.GET.get("q", "").strip(), filters_of(request.GET)
    asked = request.GET.get("page", "")
    wanted = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 4 else 1
    found = find(request.user, words, filters, page=wanted)
    context = {
        "words": words, "filters": filters, "found": found, "empty": not words and filters.empty,
        "pages": Paginator(range(found.count), SIZE).page(found.page), "kept": kept_part(request.GET),
        "kinds": [(kind.name, str(kind.label)) for kind in kinds_in_order()], "saved": saved_searches(request.user),
    }
    return page_or_block(request, "search/results.html", context, block="rows")


@require_safe
@requires_plain("authz.signed_in")
def suggestions(request: Request) -> HttpResponse:
    """A few titles for the box, as its script reads them."""
    return JsonResponse([_suggestion(hit) for hit in suggest(request.user, request.GET.get("q", ""))], safe=False)


def _suggestion(hit: Hit) -> dict[str, str]:
    note = " · ".join(part for part in (hit.kind_label, hit.unit_name or hit.context, day_numbers(hit.day)) if part)
    return {"href": hit.href, "label": hit.label, "note": note, "icon": hit.icon}


@require_POST
@requires_plain("authz.signed_in")
def save(request: Request) -> HttpResponse:
    """Keep what was just searched."""
    name, query = request.POST.get("name", ""), request.POST.get("query", "")
    done = _("The search is kept; only you see it.")
    attempt(request, lambda: save_search(request.user, name=name, query=query), done=done)
    return redirect(f"{reverse('search:results')}?{query[:1000]}")


def _own_search(user: Visitor, *, pk: int) -> SavedSearch:
    return get_object_or_404(SavedSearch.objects.visible_to(user), pk=pk)


@require_POST
@requires("search.forget_search", _own_search)
def forget(request: Request, saved: SavedSearch) -> HttpResponse:
    """Take a kept search away."""
    attempt(request, lambda: forget_search(saved, by=request.user), done=_("The kept search is gone."))
    return redirect("search:results")
