from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from chibo.kernel.text import fold
from chibo.platform.authz.guard import requires_plain
from chibo.platform.papers.models import Paper
from chibo.platform.papers.queries import readable_by
from chibo.platform.papers.registry import labels
from chibo.web.http import Request
from chibo.web.pages import page_or_block
from chibo.web.sheets import Column, Wanted, sheet_response, wanted_sheet


@require_safe
@requires_plain("authz.signed_in")
def paper_list(request: Request) -> HttpResponse:
    """Issued papers of one year that the visitor may read; ``?scope=unit:3`` narrows to one unit."""
    rows = Paper.objects.of_scope(request.GET["scope"]) if request.GET.get("scope") else Paper.objects.all()
    years = [day.year for day in rows.dates("issued_on", "year", order="DESC")]
    year = _chosen(request, years)
    kinds = labels()
    papers = readable_by(request.user, rows.issued_in(year).defer("facts", "layout").newest_first())
    found = _found(papers, request.GET.get("q", ""), request.GET.get("kind", ""), kinds)
    if wanted := wanted_sheet(request.GET):
        return _file(found, kinds, year, wanted)
    context = {
        "papers": found,
        "any": bool(papers),
        "kinds": {paper.kind: kinds[paper.kind] for paper in papers},
        "years": [(each, each) for each in years or [year]],
        "year": year,
        "q": request.GET.get("q", ""),
        "kind": request.GET.get("kind", ""),
        "scope": request.GET.get("scope", ""),
    }
    return page_or_block(request, "papers/paper_list.html", context, block="rows")


def _file(papers: list[Paper], kinds: dict[str, str], year: int, wanted: Wanted) -> HttpResponse:
    columns = [
        Column(_("Number"), 18), Column(_("Paper"), 60), Column(_("Kind of paper"), 24), Column(_("Date of issue"), 14),
    ]  # fmt: skip
    rows = ((paper.number, paper.title, kinds[paper.kind], paper.issued_on) for paper in papers)
    return sheet_response(f"van-ban-di-{year}", title=_("Papers issued"), columns=columns, rows=rows, kind=wanted)


def _chosen(request: Request, years: list[int]) -> int:
    wanted = request.GET.get("year", "")
    newest = years[0] if years else timezone.localdate().year
    return int(wanted) if wanted.isdecimal() and int(wanted) in years else newest


def _found(papers: list[Paper], q: str, kind: str, kinds: dict[str, str]) -> list[Paper]:
    words = fold(q)
    return [
        paper
        for paper in papers
        if words in fold(f"{paper.number} {paper.title} {kinds[paper.kind]}") and kind in ("", paper.kind)
    ]
