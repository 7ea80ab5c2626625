"""The register of a year, printed as a book."""

from django.http import Http404, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from chibo.platform.authz.guard import requires
from chibo.platform.papers.answers import draft_answer
from chibo.web.http import Request
from chibo.work.documents.choices import Direction
from chibo.work.documents.models import Document
from chibo.work.documents.queries.books import register_book
from chibo.work.documents.views import loaders


@require_safe
@requires("documents.view_documents", loaders.unit)
def book(request: Request, unit_id: int) -> HttpResponse:
    """``?direction=incoming&year=2026&format=pdf``: the book of one direction and year as DOCX or PDF."""
    today = timezone.localdate()
    direction, year = request.GET.get("direction", Direction.INCOMING), request.GET.get("year", str(today.year))
    if direction not in Direction.values or not (year.isascii() and year.isdigit() and 1900 <= int(year) <= today.year):
        raise Http404
    papers = Document.objects.visible_to(request.user)
    facts = register_book(papers, unit_id, direction, int(year), on=today)
    name = f"so-van-ban-{'den' if direction == Direction.INCOMING else 'di'}-{year}"
    wanted = request.GET.get("format", "pdf")
    return draft_answer("documents.book", facts, wanted, on=today, scope=f"unit:{unit_id}", name=name)
