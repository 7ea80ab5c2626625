"""Deletion: what is kept for how long, what is due, who confirmed, the certificates."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from chibo.organization.privacy.choices import kind_words
from chibo.organization.privacy.forms import AsideForm
from chibo.organization.privacy.models import RetentionRun
from chibo.organization.privacy.queries.keeping import keeping_by_domain
from chibo.organization.privacy.queries.runs import open_run, runs_of
from chibo.organization.privacy.services import confirm_run, propose_run, put_run_aside
from chibo.organization.privacy.views import loaders
from chibo.platform.authz.guard import requires
from chibo.web.http import Request
from chibo.web.pages import attempt, page


@require_safe
@requires("privacy.keep_data", loaders.deciding_unit)
def deletions(request: Request, unit_id: int) -> HttpResponse:
    """The run that waits, those that are over, and how long each kind is kept."""
    context = {
        "open": open_run(unit_id),
        "runs": list(runs_of([unit_id])),
        "keeping": keeping_by_domain(timezone.localdate()),
    }
    return page(request, "privacy/deletions.html", context)


@require_POST
@requires("privacy.keep_data", loaders.deciding_unit)
def propose(request: Request, unit_id: int) -> HttpResponse:
    """Look now, without waiting for the month."""
    run = propose_run(by=request.user, on=timezone.localdate(), at=timezone.now())
    if run is None:
        attempt(request, lambda: None, done=_("Nothing has had its time yet."))
        return redirect("privacy:deletions")
    return redirect(run)


@require_safe
@requires("privacy.read_run", loaders.run)
def run(request: Request, found: RetentionRun) -> HttpResponse:
    """What is due, by kind and number, and who confirms."""
    return page(request, "privacy/run.html", _shown(request, found, AsideForm()))


@require_POST
@requires("privacy.confirm_run", loaders.run)
def confirm(request: Request, found: RetentionRun) -> HttpResponse:
    """The first or the second of the two."""
    on, at = timezone.localdate(), timezone.now()
    attempt(request, lambda: confirm_run(found, by=request.user, on=on, at=at), done=_("Your confirmation is written down."))
    return redirect(found)


@require_POST
@requires("privacy.confirm_run", loaders.run)
def aside(request: Request, found: RetentionRun) -> HttpResponse:
    """Not now, with a reason."""
    form = AsideForm(request.POST)
    if not form.is_valid():
        return page(request, "privacy/run.html", _shown(request, found, form), status=422)
    reason, at = form.cleaned_data["reason"], timezone.now()
    attempt(request, lambda: put_run_aside(found, reason=reason, by=request.user, at=at), done=_("Put aside."))
    return redirect(found)


def _shown(request: Request, found: RetentionRun, form: AsideForm) -> dict[str, object]:
    lines = [(kind_words(line.kind), line) for line in found.lines.all()]
    mine = found.first_by_id == request.user.pk
    return {"run": found, "lines": lines, "form": form, "mine": mine, "waits": found.state in ("proposed", "confirmed_once")}
