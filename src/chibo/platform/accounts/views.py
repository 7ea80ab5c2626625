"""Signing in and out, one's password and settings."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login as sign_in_session
from django.contrib.auth import logout, update_session_auth_hash
from django.http import HttpResponse
from django.shortcuts import redirect, resolve_url
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from chibo.kernel.errors import DomainError
from chibo.platform.accounts.forms import NewPasswordForm, SettingsForm, SignInForm
from chibo.platform.accounts.models import Account
from chibo.platform.accounts.services import change_settings, set_password
from chibo.platform.authz.guard import for_everybody, requires_plain
from chibo.web.http import Request
from chibo.web.pages import page


@for_everybody
@sensitive_post_parameters("password")
@never_cache
@require_http_methods(["GET", "POST"])
def sign_in(request: Request) -> HttpResponse:
    """The door. The same words for an unknown login and a wrong password."""
    target = _target(request)
    if request.user.is_authenticated:
        return redirect(target)
    if not Account.objects.exists():  # nobody has begun yet: the first hour
        return redirect("setup:start")
    form = SignInForm(request, data=request.POST or None)
    if request.method == "POST" and form.is_valid():
        sign_in_session(request, form.get_user())
        return redirect(target)
    status = 422 if request.method == "POST" else 200
    return page(request, "accounts/login.html", {"form": form, "next": target}, status=status)


@for_everybody
def locked_out(request: Request, *args: Any, **kwargs: Any) -> HttpResponse:
    """Too many failures from one place: wait, then try again."""
    return page(request, "accounts/locked.html", {}, status=429)


@for_everybody
@require_POST
def sign_out(request: Request) -> HttpResponse:
    """Leave."""
    logout(request)
    return redirect("accounts:login")


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
@requires_plain("authz.signed_in")
def first_password(request: Request) -> HttpResponse:
    """A new account chooses its own password before anything else; the same page changes it later."""
    form = NewPasswordForm(request.user, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            account = set_password(request.user, form.cleaned_data["new"], by=request.user)
        except DomainError as weak:
            form.add_error("new", weak.sentence)
        else:
            update_session_auth_hash(request, account)
            messages.success(request, _("The new password holds from now on."))
            return redirect("desk:month")
    status = 422 if request.method == "POST" else 200
    return page(request, "accounts/password.html", {"form": form}, status=status)


@require_http_methods(["GET", "POST"])
@requires_plain("authz.signed_in")
def settings_page(request: Request) -> HttpResponse:
    """How the screen looks to me."""
    form = SettingsForm(request.POST or None, instance=request.user)
    if request.method == "POST" and form.is_valid():
        change_settings(request.user, **form.cleaned_data, by=request.user)
        return redirect("accounts:settings")
    status = 422 if request.method == "POST" else 200
    return page(request, "accounts/settings.html", {"form": form}, status=status)


@for_everybody
@require_POST
def language(request: Request) -> HttpResponse:
    """Switch the language of the interface; kept on the account, or in a cookie before sign-in."""
    wanted = request.POST.get("language", "vi")
    answer = redirect(_target(request))
    if wanted in dict(settings.LANGUAGES):
        if request.user.is_authenticated:
            me = request.user
            change_settings(me, theme=me.theme, density=me.density, language=wanted, by=me)
        answer.set_cookie("django_language", wanted, max_age=60 * 60 * 24 * 365, samesite="Lax", httponly=True)
    return answer


def _target(request: Request) -> str:
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    safe = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return wanted if safe else resolve_url("desk:month")
