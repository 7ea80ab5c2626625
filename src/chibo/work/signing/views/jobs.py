"""The list of signing jobs, the page of one, and its withdrawal."""

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from chibo.kernel.errors import DomainError
from chibo.organization.mandates.queries import duties_of
from chibo.platform.authz.guard import requires, requires_plain
from chibo.platform.authz.permissions import may
from chibo.platform.threads.queries import thread_of
from chibo.web.http import Request
from chibo.web.pages import page, page_or_block
from chibo.web.sheets import Column, Wanted, sheet_response, wanted_sheet
from chibo.work.signing.choices import JobState
from chibo.work.signing.forms import ReasonForm
from chibo.work.signing.models import SigningJob
from chibo.work.signing.queries import job_lines, next_signer, result_files, signer_lines, waiting_for
from chibo.work.signing.queries.jobs import TONES, JobLine
from chibo.work.signing.services import abort_job
from chibo.work.signing.views import loaders

PER_PAGE = 50


@require_safe
@requires_plain("authz.signed_in")
def job_list(request: Request) -> HttpResponse:
    """What waits for me, then every job I may see; ``?state=`` narrows it."""
    on, person = timezone.localdate(), duties_of(request.user).person_id
    state = request.GET.get("state", "")
    jobs = SigningJob.objects.visible_to(request.user)
    if state in JobState.values:
        jobs = jobs.filter(state=state)
    if kind := wanted_sheet(request.GET):
        return _file(job_lines(jobs, on=on), kind)
    shown = Paginator(jobs, PER_PAGE).get_page(request.GET.get("page"))
    rows = SigningJob.objects.filter(pk__in=[job.pk for job in shown])
    context = {
        "mine": waiting_for(person) if person else [], "shown": shown, "lines": job_lines(rows, on=on),
        "states": JobState.choices, "state": state, "on": on,
    }  # fmt: skip
    return page_or_block(request, "signing/jobs.html", context, block="rows")


def _file(lines: list[JobLine], kind: Wanted) -> HttpResponse:
    columns = [
        Column(_("Paper"), 60), Column(_("Asked for on"), 12), Column(_("Sign by"), 12), Column(_("Signatures"), 12),
        Column(_("How it stands"), 18),
    ]  # fmt: skip
    rows = (
        (line.title, line.asked_on, line.due, f"{line.signed}/{line.signers}", str(line.state.label)) for line in lines
    )
    return sheet_response("trinh-ky", title=_("Signatures"), columns=columns, rows=rows, kind=kind)


@require_safe
@requires("signing.view_job", loaders.job)
def job_page(request: Request, job: SigningJob) -> HttpResponse:
    """The file, who signs in which order, what each has done, and what I can do now."""
    turn = next_signer(job)
    on = timezone.localdate()
    context = {
        "job": job, "lines": signer_lines(job), "turn": turn, "tone": TONES[JobState(job.state)],
        "mine": turn is not None and may(request.user, "signing.sign", turn),
        "may_attach": turn is not None and may(request.user, "signing.attach_copy", turn),
        "late": bool(job.state == JobState.WAITING and job.due and job.due < on),
        "results": result_files(job) if job.state == JobState.COMPLETED else [],
        "tokens": bool(settings.SIGNING_PKCS11_LIBRARY), "cards": thread_of(job.own_reference, user=request.user),
    }  # fmt: skip
    return page(request, "signing/job.html", context)


@require_http_methods(["GET", "POST"])
@requires("signing.abort_job", loaders.job)
def abort(request: Request, job: SigningJob) -> HttpResponse:
    """Take the job back, with a reason."""
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            abort_job(job, reason=form.cleaned_data["reason"], by=request.user, on=timezone.localdate())
        except DomainError as problem:
            form.add_error(None, problem.sentence)
        else:
            messages.success(request, _("The signing job is withdrawn; those concerned have been told."))
            return redirect(job)
    words = {"title": _("Withdraw the signing job"), "button": _("Withdraw"), "job": job, "form": form}
    return page(request, "signing/reason.html", words, status=422 if request.method == "POST" else 200)
