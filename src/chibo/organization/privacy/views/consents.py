"""Consents: one's own, and those written down from paper."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from chibo.kernel.errors import DomainError
from chibo.organization.mandates.queries import duties_of
from chibo.organization.privacy.choices import CONSENTED, Looked, Way
from chibo.organization.privacy.forms import PaperConsentForm
from chibo.organization.privacy.queries import consent_lines, purposes_on
from chibo.organization.privacy.queries.consents import consent_history
from chibo.organization.privacy.services import give_consent, note_view, withdraw_consent
from chibo.organization.privacy.views import loaders
from chibo.platform.authz.guard import requires, requires_plain
from chibo.web.http import Request
from chibo.web.pages import page

DEEDS = {"give": give_consent, "withdraw": withdraw_consent}


@require_safe
@requires_plain("privacy.see_own")
def consents(request: Request) -> HttpResponse:
    """What I agreed to, what needs no consent and why, and every change there ever was."""
    today, person_id = timezone.localdate(), duties_of(request.user).person_id or 0
    context = {
        "lines": consent_lines(person_id, on=today),
        "duties": [line for line in purposes_on(today).values() if line.purpose not in CONSENTED],
        "history": consent_history(person_id),
    }
    return page(request, "privacy/consents.html", context)


@require_POST
@requires_plain("privacy.see_own")
def decide(request: Request, purpose: str, deed: str) -> HttpResponse:
    """Give or withdraw one of mine; a withdrawal holds from this moment."""
    if deed not in DEEDS or purpose not in CONSENTED:
        raise Http404
    person_id = duties_of(request.user).person_id or 0
    DEEDS[deed](person_id, purpose, way=Way.SELF, by=request.user, on=timezone.localdate(), at=timezone.now())
    done = _("Thank you; you can withdraw this at any time.") if deed == "give" else _("Withdrawn. The use stops now.")
    messages.success(request, done)
    return redirect("privacy:consents")


@require_http_methods(["GET", "POST"])
@requires("privacy.record_consent", loaders.person)
def of_person(request: Request, person: Any) -> HttpResponse:
    """What a person signed on paper is written down; it counts the same."""
    today, now = timezone.localdate(), timezone.now()
    form = PaperConsentForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _written_down(request, person, form):
        messages.success(request, _("The paper is written down."))
        return redirect("privacy:of_person", pk=person.pk)
    note_view(person.pk, own_account=person.account_id, by=request.user, page=Looked.CONSENTS, on=today, at=now)
    context = {
        "person": person, "form": form, "lines": consent_lines(person.pk, on=today), "history": consent_history(person.pk)
    }
    return page(request, "privacy/of_person.html", context, status=422 if request.method == "POST" else 200)


def _written_down(request: Request, person: Any, form: PaperConsentForm) -> bool:
    said = form.cleaned_data
    try:
        DEEDS[said["deed"]](
            person.pk, said["purpose"], way=Way.PAPER, note=said["note"], by=request.user, on=timezone.localdate(),
            at=timezone.now(),
        )
    except DomainError as problem:
        form.add_error(None, problem.sentence)
        return False
    return True
