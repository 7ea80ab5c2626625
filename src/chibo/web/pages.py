"""Rendering: one page, one template; a fragment is a block of that template.

``page_or_block`` answers a browser with the whole page and htmx with the named block, from the same
context, so that a fragment never has a view or template of its own.
"""

from collections.abc import Callable, Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.template import engines
from django.template.backends.utils import csrf_input_lazy, csrf_token_lazy
from django.utils.cache import patch_vary_headers
from jinja2.utils import concat

from chibo.kernel.errors import DomainError
from chibo.web.http import Request


def page(
    request: Request, template: str, context: Mapping[str, Any] | None = None, *, status: int = 200
) -> HttpResponse:
    """The whole page."""
    return render(request, template, dict(context or {}), status=status)


def fragment(
    request: Request, template: str, context: Mapping[str, Any], *, name: str, status: int = 200
) -> HttpResponse:
    """One named block of a page's template, rendered alone."""
    backend = engines["jinja2"]
    loaded: Any = backend.get_template(template)
    values: dict[str, Any] = {"request": request, **_shared(request, backend), **context}
    render_block = loaded.template.blocks[name]
    text = concat(render_block(loaded.template.new_context(values)))
    return HttpResponse(text, status=status)


def page_or_block(
    request: Request,
    template: str,
    context: Mapping[str, Any],
    *,
    block: str,
    status: int = 200,
) -> HttpResponse:
    """The block for an htmx request, the page for everybody else."""
    if request.htmx and not request.htmx.boosted:
        answer = fragment(request, template, context, name=block, status=status)
    else:
        answer = page(request, template, context, status=status)
    patch_vary_headers(answer, ["HX-Request"])
    return answer


def attempt(request: Request, work: Callable[[], object], *, done: str = "") -> bool:
    """Do one thing. A refusal is shown in its own words, a success in ``done``; returns whether it was done."""
    try:
        work()
    except DomainError as problem:
        flash_error(request, problem)
        return False
    if done:
        messages.success(request, done)
    return True


def flash_error(request: Request, problem: DomainError) -> None:
    """Show the refusal's own sentence on the next page."""
    messages.error(request, problem.sentence)


def _shared(request: Request, backend: Any) -> dict[str, Any]:
    shared: dict[str, Any] = {
        "csrf_input": csrf_input_lazy(request),
        "csrf_token": csrf_token_lazy(request),
    }
    for processor in backend.template_context_processors:
        shared.update(processor(request))
    return shared
