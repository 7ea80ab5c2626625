from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from chibo.kernel.errors import DomainError
from chibo.platform.authz.guard import for_everybody, requires
from chibo.platform.papers.answers import file_answer
from chibo.platform.papers.choices import Format
from chibo.platform.papers.layout import layout_from_key
from chibo.platform.papers.models import Paper
from chibo.platform.papers.previews import sheet
from chibo.platform.papers.queries import file_name, paper_content, paper_file, paper_layout
from chibo.platform.papers.registry import template
from chibo.platform.papers.render.html import layout_css
from chibo.platform.papers.views import loaders
from chibo.platform.threads.queries import thread_of
from chibo.web.http import Request
from chibo.web.pages import flash_error, page


@require_safe
@requires("papers.read_paper", loaders.paper)
def paper_detail(request: Request, paper: Paper) -> HttpResponse:
    """The issued paper as a sheet, its files, its thread."""
    context = {"paper": paper, "thread": thread_of(paper.reference, user=request.user), "formats": Format}
    try:
        shown = sheet(paper_content(paper), paper_layout(paper))
    except DomainError as problem:
        context |= {"sheet": "", "problem": problem.sentence, "kind": paper.kind}
        return page(request, "papers/paper_detail.html", context, status=409)
    context |= {"sheet": shown, "problem": "", "kind": template(paper.kind).label}
    return page(request, "papers/paper_detail.html", context)


@require_safe
@requires("papers.read_paper", loaders.paper_in_format)
def download(request: Request, paper: Paper) -> HttpResponse:
    """The file to keep; ``?show=1`` opens a PDF in the browser."""
    format = Format(request.resolver_match.kwargs["format"]) if request.resolver_match else Format.PDF
    try:
        content = paper_file(paper, format)
    except DomainError as problem:
        flash_error(request, problem)
        return redirect("papers:detail", pk=paper.pk)
    shown = format == Format.PDF and "show" in request.GET
    return file_answer(content, format, file_name(paper, format), shown=shown)


@require_safe
@for_everybody
@cache_control(public=True, max_age=31_536_000, immutable=True)
def layout_sheet(request: Request, numbers: str) -> HttpResponse:
    """The numbers of a layout as a style sheet; the address says them all, so it never changes."""
    try:
        layout = layout_from_key(numbers)
    except ValueError:
        raise Http404 from None
    return HttpResponse(layout_css(layout), content_type="text/css")
