"""The copy of a paper on the reader's own device: what belongs to it, and the small program that keeps it."""

from pathlib import Path

from django.http import HttpResponse, JsonResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from chibo.platform.authz.guard import for_everybody, requires
from chibo.platform.files.pages import can_be_shown, page_count
from chibo.web.http import Request
from chibo.work.directives.models import Directive
from chibo.work.directives.views import loaders

WORKER = Path(__file__).parents[1] / "static" / "directives" / "worker.js"


@require_safe
@for_everybody
def worker(request: Request) -> HttpResponse:
    """The program of the browser that answers for kept papers without a network. It must come from this address,
    because it may only answer for what lies under it; it holds nothing about anybody."""
    answer = HttpResponse(WORKER.read_bytes(), content_type="text/javascript; charset=utf-8")
    answer["Cache-Control"] = "no-cache"
    return answer


@require_safe
@requires("directives.read_paper", loaders.visible)
def keep(request: Request, directive: Directive) -> HttpResponse:
    """The addresses that make up the copy: the page, the pictures of its pages, the file."""
    stored, urls = directive.file, [directive.read_url]
    if stored is not None:
        urls.append(reverse("directives:file", args=[directive.pk]))
        pages = page_count(stored) if can_be_shown(stored) else 0
        urls += [reverse("directives:picture", args=[directive.pk, directive.version, one]) for one in range(1, pages + 1)]
    answer = JsonResponse({"page": directive.read_url, "version": directive.version, "urls": urls})
    answer["Cache-Control"] = "private, no-store"
    return answer
