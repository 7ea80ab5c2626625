"""Signing: with a file, with a token, by hand; or refusing. Secrets are marked so that no error page shows them."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods

from chibo.kernel.errors import DomainError
from chibo.platform.authz.guard import requires
from chibo.web.http import Request
from chibo.web.pages import page
from chibo.work.signing.forms import CopyForm, KeyForm, ReasonForm, TokenForm
from chibo.work.signing.models import Signer
from chibo.work.signing.services import Key, attach_signed_copy, refuse_signature, sign_with_key
from chibo.work.signing.views import loaders


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
@requires("signing.sign", loaders.signer)
def sign(request: Request, signer: Signer) -> HttpResponse:
    """With a certificate file that is brought for this one signature."""
    return _sign(request, signer, KeyForm(request.POST or None, request.FILES or None), token=False)


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
@requires("signing.sign", loaders.signer)
def sign_with_token(request: Request, signer: Signer) -> HttpResponse:
    """With the token in this computer; elsewhere there is no such page."""
    if not settings.SIGNING_PKCS11_LIBRARY:
        raise Http404
    return _sign(request, signer, TokenForm(request.POST or None, request.FILES or None), token=True)


@sensitive_variables()
def _sign(request: Request, signer: Signer, form: KeyForm, *, token: bool) -> HttpResponse:
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            done = sign_with_key(
                signer, key=Key(given["passphrase"], b"" if token else given["key_file"]), picture=given["picture"],
                any_name=given["any_name"], by=request.user, on=timezone.localdate(),
            )  # fmt: skip
        except DomainError as problem:
            form.add_error(None, problem.sentence)
        else:
            return _signed(request, done)
    return _page(request, "signing/sign.html", signer, form, token=token)


def _signed(request: Request, signer: Signer) -> HttpResponse:
    messages.success(request, _("You have signed. The key was used for this one signature and is kept nowhere."))
    if signer.other_name:
        name = signer.certificate_name
        messages.warning(request, _("The certificate is made out to “%(name)s”; this is in the history.") % {"name": name})
    return redirect(signer.job)


@require_http_methods(["GET", "POST"])
@requires("signing.attach_copy", loaders.signer)
def attach(request: Request, signer: Signer) -> HttpResponse:
    """The printed paper was signed by hand: its scan."""
    form = CopyForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            attach_signed_copy(signer, form.cleaned_data["file"], by=request.user, on=timezone.localdate())
        except DomainError as problem:
            form.add_error(None, problem.sentence)
        else:
            messages.success(request, _("The signed copy is kept with its fingerprint."))
            return redirect(signer.job)
    return _page(request, "signing/attach.html", signer, form)


@require_http_methods(["GET", "POST"])
@requires("signing.sign", loaders.signer)
def refuse(request: Request, signer: Signer) -> HttpResponse:
    """I do not sign, and say why."""
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            job = refuse_signature(
                signer, reason=form.cleaned_data["reason"], by=request.user, on=timezone.localdate()
            )
        except DomainError as problem:
            form.add_error(None, problem.sentence)
        else:
            messages.success(request, _("You have refused; who asked has been told why."))
            return redirect(job)
    words = {"title": _("Refuse to sign"), "button": _("Refuse")}
    return _page(request, "signing/reason.html", signer, form, **words)


def _page(request: Request, template: str, signer: Signer, form: forms.Form, **context: Any) -> HttpResponse:
    shown = {"signer": signer, "job": signer.job, "form": form, **context}
    return page(request, template, shown, status=422 if request.method == "POST" else 200)
