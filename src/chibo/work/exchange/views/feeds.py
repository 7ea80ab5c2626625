"""What the street may fetch: papers that a clerk has made public, as feeds, and their files. Nobody signs in here."""

import datetime as dt

from django.http import FileResponse, Http404, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from chibo.platform.authz.guard import for_everybody
from chibo.platform.files.kinds import SHOWN_IN_BROWSER
from chibo.platform.files.services import path_of
from chibo.web.http import Request
from chibo.work.documents.public import PublicPaper, public_file, public_papers
from chibo.work.exchange.rules.feed import Entry, Feed, as_atom, as_json

MOST = 50


@for_everybody
@require_safe
def atom(request: Request) -> HttpResponse:
    """The newest public papers as Atom."""
    return HttpResponse(as_atom(_feed(request, "feeds:atom"), timezone.localtime()), content_type="application/atom+xml")


@for_everybody
@require_safe
def json(request: Request) -> HttpResponse:
    """The same as a JSON feed."""
    shown = as_json(_feed(request, "feeds:json"))
    return JsonResponse(shown, content_type="application/feed+json", json_dumps_params={"ensure_ascii": False})


@for_everybody
@require_safe
def paper_file(request: Request, pk: int) -> HttpResponse:
    """The file of a public paper; of any other there is nothing here."""
    file = public_file(pk, on=timezone.localdate())
    if file is None or not path_of(file.sha256).is_file():
        raise Http404
    answer = FileResponse(
        path_of(file.sha256).open("rb"), as_attachment=file.content_type not in SHOWN_IN_BROWSER, filename=file.name,
        content_type=file.content_type,
    )
    answer["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return answer  # type: ignore[return-value]


def _feed(request: Request, name: str) -> Feed:
    papers = public_papers(MOST, on=timezone.localdate())
    host = request.get_host().partition(":")[0]
    address = request.build_absolute_uri(reverse(name))
    entries = [_entry(request, paper, host) for paper in papers]
    return Feed(f"tag:{host},2026:papers", _("Public papers"), address, get_language() or "vi", entries)


def _entry(request: Request, paper: PublicPaper, host: str) -> Entry:
    href = request.build_absolute_uri(reverse("feeds:file", args=[paper.pk])) if paper.file_id else ""
    name = f"{paper.number} {paper.title}".strip()
    told = _("%(kind)s %(number)s of %(day)s, issued by %(issuer)s") % {
        "kind": paper.kind, "number": paper.number, "day": f"{paper.issued_on:%d/%m/%Y}", "issuer": paper.issuer,
    }  # fmt: skip
    moment = timezone.make_aware(dt.datetime.combine(paper.published_on, dt.time(0)))
    about = (paper.issuer, paper.kind, moment, href, paper.content_type, paper.size)
    return Entry(f"tag:{host},2026:paper:{paper.pk}", name, told, *about)
