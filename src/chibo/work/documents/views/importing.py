"""An old register comes in: upload, look, import."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from chibo.kernel.errors import DomainError
from chibo.organization.units.queries import unit_card
from chibo.platform.authz.guard import requires
from chibo.platform.workbooks.queries import MAX_BYTES, kept_until
from chibo.web.http import Request
from chibo.web.pages import attempt, flash_error, page, page_or_block
from chibo.work.documents.choices import ImportState
from chibo.work.documents.errors import RegisterChanged
from chibo.work.documents.forms import OldRegisterForm
from chibo.work.documents.models import RegisterImport
from chibo.work.documents.services.importing import import_register
from chibo.work.documents.services.previewing import discard_register, judge_again, preview_register
from chibo.work.documents.views import loaders

PAGE_OF = 100
VERDICTS = ("error", "new", "same")


@require_http_methods(["GET", "POST"])
@requires("documents.import_register", loaders.unit)
def upload(request: Request, unit_id: int) -> HttpResponse:
    """Step 1: the workbook. It is read and forgotten; only the preview stays."""
    initial = {"direction": request.GET.get("direction", "incoming")}
    form = OldRegisterForm(request.POST or None, request.FILES or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        sent = form.cleaned_data["file"]
        try:
            found = preview_register(
                sent.read(MAX_BYTES + 1), name=sent.name or "", unit_id=unit_id, by=request.user,
                direction=form.cleaned_data["direction"], on=timezone.localdate(),
            )  # fmt: skip
        except DomainError as refused:
            form.add_error("file", refused.sentence)
        else:
            return redirect(found)
    status = 422 if request.method == "POST" else 200
    return page(request, "documents/import.html", {"form": form, "unit": unit_card(unit_id)}, status=status)


@require_safe
@requires("documents.decide_import", loaders.old_register)
def preview(request: Request, found: RegisterImport) -> HttpResponse:
    """Step 2: every row with its verdict. After the decision: what became of it."""
    wanted = request.GET.get("verdict", "")
    rows = [row for row in found.rows if wanted not in VERDICTS or row["verdict"] == wanted]
    context = {
        "found": found,
        "decided": found.state != ImportState.PREVIEWED,
        "kept_until": kept_until(found.read_at, scope=f"unit:{found.unit_id}"),
        "verdict": wanted if wanted in VERDICTS else "",
        "verdicts": [(name, found.counts.get(name, 0)) for name in VERDICTS],
        "page": Paginator(rows, PAGE_OF).get_page(request.GET.get("page")),
        "query": request.GET,
        "columns": [(f"{one['letter']}: {one['header']}", _column_words().get(one["column"], "")) for one in found.columns],
        "errors": [row for row in found.rows if row["verdict"] == "error"][:20],
    }
    return page_or_block(request, "documents/import_preview.html", context, block="rows")


@require_POST
@requires("documents.decide_import", loaders.old_register)
def confirm(request: Request, found: RegisterImport) -> HttpResponse:
    """Step 3: import exactly what was shown."""
    today = timezone.localdate()
    try:
        done = import_register(found, by=request.user, on=today)
    except RegisterChanged as changed:
        judge_again(found, by=request.user, on=today)
        flash_error(request, changed)
        return redirect(found)
    except DomainError as refused:
        flash_error(request, refused)
        return redirect(found)
    number = int(done.counts.get("new", 0))
    messages.success(
        request, ngettext("%(n)s paper was imported.", "%(n)s papers were imported.", number) % {"n": number}
    )
    return redirect(done)


@require_POST
@requires("documents.decide_import", loaders.old_register)
def discard(request: Request, found: RegisterImport) -> HttpResponse:
    """Put the register aside."""
    done = _("The register was put aside. Nothing was imported.")
    attempt(request, lambda: discard_register(found, by=request.user), done=done)
    return redirect("documents:import", pk=found.unit_id)


def _column_words() -> dict[str, str]:
    """What the columns are taken for."""
    return {
        "arrival": _("Arrival number"), "received_on": _("Received on"), "issuer": _("Issuer"),
        "number": _("Number and symbol"), "issued_on": _("Dated"), "kind": _("Kind"), "title": _("Title"),
        "signer": _("Signed by"), "pages": _("Pages"), "holder": _("Who holds the paper"),
        "original_at": _("Place of the original"), "urgency": _("Urgency"), "secret": _("Mark of secrecy"),
    }  # fmt: skip
