"""One's password: chosen, changed, renewed by mail, begun with a code on paper."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from chibo.kernel.errors import DomainError
from chibo.platform.accounts.errors import CodeDoesNotFit, LetterDoesNotHold, PasswordTooWeak
from chibo.platform.accounts.forms.door import (
    ChosenPasswordForm,
    ForgottenForm,
    InvitationForm,
    NewPasswordForm,
)
from chibo.platform.accounts.lockout import count_failure, is_locked
from chibo.platform.accounts.services import (
    accept_invitation,
    ask_for_password,
    reset_by_letter,
    session_begins,
    set_password,
)
from chibo.platform.accounts.services.resetting import holding
from chibo.platform.accounts.views.door import enter, locked_out
from chibo.platform.authz.guard import for_everybody, requires_plain
from chibo.web.http import Request
from chibo.web.pages import page


@sensitive_post_parameters()
@never_cache
@require_http_methods(["GET", "POST"])
@requires_plain("authz.signed_in")
def own_password(request: Request) -> HttpResponse:
    """A new account chooses its own password before anything else; the same page changes it later."""
    form = NewPasswordForm(request.user, request.POST or None)
    if request.method == "POST" and form.is_valid() and _changed(request, form):
        return redirect("desk:month")
    status = 422 if request.method == "POST" else 200
    return page(request, "accounts/password.html", {"form": form}, status=status)


def _changed(request: Request, form: NewPasswordForm) -> bool:
    try:
        account = set_password(request.user, form.cleaned_data["new"], by=request.user)
    except DomainError as weak:
        form.add_error("new", weak.sentence)
        return False
    before = request.session.session_key
    update_session_auth_hash(request, account)  # every other session ends with the old password
    session_begins(request, instead_of=before)
    messages.success(request, _("The new password holds from now on. You are signed out everywhere else."))
    return True


@for_everybody
@never_cache
@require_http_methods(["GET", "POST"])
def forgotten(request: Request) -> HttpResponse:
    """A letter with a link where the office can send mail; otherwise whom to ask. Never whether the account exists."""
    form = ForgottenForm(request.POST or None)
    context = {"form": form, "by_mail": bool(settings.EMAIL_HOST), "asked": False}
    if request.method == "POST" and settings.EMAIL_HOST and form.is_valid():
        ask_for_password(form.cleaned_data["name"], host=request.build_absolute_uri("/").rstrip("/"))
        return page(request, "accounts/forgotten.html", {**context, "asked": True})
    return page(request, "accounts/forgotten.html", context, status=422 if request.method == "POST" else 200)


@for_everybody
@sensitive_post_parameters()
@never_cache
@require_http_methods(["GET", "POST"])
def by_letter(request: Request, key: str) -> HttpResponse:
    """The link of the letter."""
    form = ChosenPasswordForm(request.POST or None)
    holds = holding(key) is not None
    if request.method == "POST" and holds and form.is_valid():
        try:
            return enter(request, reset_by_letter(key, form.cleaned_data["new"]), target="/")
        except PasswordTooWeak as weak:
            form.add_error("new", weak.sentence)
        except LetterDoesNotHold:
            holds = False
    status = 422 if request.method == "POST" else 200
    return page(request, "accounts/by_letter.html", {"form": form, "holds": holds}, status=status)


@for_everybody
@sensitive_post_parameters()
@never_cache
@require_http_methods(["GET", "POST"])
def by_code(request: Request) -> HttpResponse:
    """Somebody with a code on paper chooses a password. A wrong code counts like a wrong password."""
    form = InvitationForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        facts = form.cleaned_data
        if is_locked(request, facts["username"].strip().lower()):
            return locked_out(request)
        try:
            return enter(request, accept_invitation(facts["username"], facts["code"], facts["new"]), target="/")
        except PasswordTooWeak as weak:
            form.add_error("new", weak.sentence)
        except CodeDoesNotFit as wrong:
            count_failure(request, facts["username"].strip().lower())
            form.add_error(None, wrong.sentence)
    return page(request, "accounts/by_code.html", {"form": form}, status=422 if request.method == "POST" else 200)
