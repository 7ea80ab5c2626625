"""A members' list comes in: upload, look, import."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from chibo.kernel.errors import DomainError
from chibo.organization.register.choices import VERDICTS, ImportState
from chibo.organization.register.errors import PreviewOutdated
from chibo.organization.register.forms import ListFileForm
from chibo.organization.register.models import MembersImport
from chibo.organization.register.queries import preview_as_json
from chibo.organization.register.services import (
    AT_ONCE,
    answer_row,
    discard_preview,
    import_previewed,
    order_import,
    preview_members_file,
    refresh_preview,
)
from chibo.organization.register.views import loaders
from chibo.platform.authz.guard import requires
from chibo.platform.workbooks.queries import MAX_BYTES, kept_until
from chibo.web.http import Request
from chibo.web.pages import attempt, flash_error, page, page_or_block

PAGE_OF = 100
WORST_FIRST = ("error", "warning", "changed", "new", "same")


@require_http_methods(["GET", "POST"])
@requires("membership.import_members", loaders.cell)
def upload(request: Request, cell: Any) -> HttpResponse:
    """Step 1: the workbook. It is read and forgotten; only the preview stays."""
    form = ListFileForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        sent = form.cleaned_data["file"]
        try:
            found = preview_members_file(
                sent.read(MAX_BYTES + 1), name=sent.name or "", unit_id=cell.pk,
                by=request.user, on=form.cleaned_data["on"],
            )  # fmt: skip
        except DomainError as refused:
            form.add_error("file", refused.sentence)
        else:
            return redirect(found)
    status = 422 if request.method == "POST" else 200
    return page(request, "register/import.html", {"cell": cell, "form": form}, status=status)


@require_safe
@requires("membership.import_members", loaders.preview)
def preview(request: Request, found: MembersImport) -> HttpResponse:
    """Step 2: every row with its verdict. After the decision: what became of the list."""
    if found.state == ImportState.ORDERED:
        return page_or_block(request, "register/importing.html", {"found": found, "rows": len(found.rows)}, block="progress")
    if "waiting" in request.GET:  # the page of the order asks whether it is done
        return HttpResponse(headers={"HX-Refresh": "true"})
    if found.state != ImportState.PREVIEWED:
        return page(request, "register/imported.html", {"found": found, "counts": _counts(found)})
    shown = preview_as_json(found)
    wanted = request.GET.get("verdict", "")
    rows = [row for row in shown["rows"] if not wanted or row["verdict"] == wanted]
    context = {
        "found": found,
        "shown": shown,
        "page": Paginator(rows, PAGE_OF).get_page(request.GET.get("page")),
        "kept_until": kept_until(found.read_at, scope=f"unit:{found.unit_id}"),
        "verdict": wanted,
        "query": request.GET,
        "counts": _counts(found),
        "errors": [row for row in shown["rows"] if row["verdict"] == "error"][:20],
        "read_columns": [(f"{c['letter']}: {c['header']}", c["read_as"]) for c in shown["columns"]],
        "nothing_to_do": found.counts.get("same") == len(found.rows),
    }
    return page_or_block(request, "register/preview.html", context, block="rows")


@require_POST
@requires("membership.import_members", loaders.preview)
def confirm(request: Request, found: MembersImport) -> HttpResponse:
    """Step 3: import exactly what was shown; a long list is the worker's."""
    try:
        if len(found.rows) > AT_ONCE:
            return redirect(order_import(found.pk, by=request.user, at=timezone.now()))
        done = import_previewed(found.pk, by=request.user)
    except PreviewOutdated as changed:
        refresh_preview(found.pk, by=request.user)
        flash_error(request, changed)
        return redirect(found)
    except DomainError as refused:
        flash_error(request, refused)
        return redirect(found)
    written = sum(count for verdict, count in done.counts.items() if verdict != "same")
    messages.success(
        request, ngettext("%(n)s row was imported.", "%(n)s rows were imported.", written) % {"n": written}
    )
    return redirect("membership:of", pk=done.unit_id)


@require_POST
@requires("membership.import_members", loaders.preview_row)
def answer(request: Request, row: loaders.PreviewRow) -> HttpResponse:
    """Who is meant on a row: the same person, or another one."""
    said = request.POST.get("person", "")
    attempt(
        request, lambda: answer_row(row.found.pk, row.number, int(said) if said.isdecimal() else -1, by=request.user)
    )
    return redirect(f"{row.found.get_absolute_url()}#row-{row.number}")


@require_POST
@requires("membership.import_members", loaders.preview)
def discard(request: Request, found: MembersImport) -> HttpResponse:
    """Put the list aside."""
    try:
        discard_preview(found.pk, by=request.user)
    except DomainError as refused:
        flash_error(request, refused)
    else:
        messages.success(request, _("The list was put aside. Nothing was imported."))
    return redirect("register:import", pk=found.unit_id)


def _counts(found: MembersImport) -> list[tuple[str, str, int]]:
    """(verdict, words, how many), the worst first."""
    return [(name, str(VERDICTS[name]), int(found.counts.get(name, 0))) for name in WORST_FIRST]
