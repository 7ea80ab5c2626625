"""Signing in and out."""

from typing import Any

from allauth.account.internal.flows.login import record_authentication
from allauth.account.utils import perform_login
from allauth.socialaccount.adapter import get_adapter as link_adapter
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpResponse
from django.shortcuts import redirect, resolve_url
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from chibo.platform.accounts.forms.door import SignInForm
from chibo.platform.accounts.models import Account
from chibo.platform.accounts.services import change_settings
from chibo.platform.authz.guard import for_everybody
from chibo.web.http import Request
from chibo.web.pages import page


@for_everybody
@sensitive_post_parameters("password")
@never_cache
@require_http_methods(["GET", "POST"])
def sign_in(request: Request) -> HttpResponse:
    """The door. The same words for an unknown login and a wrong password."""
    target = safe_target(request)
    if request.user.is_authenticated:
        return redirect(target)
    if not Account.objects.exists():  # nobody has begun yet: the first hour
        return redirect("setup:start")
    form = SignInForm(request, data=request.POST or None)
    if request.method == "POST" and form.is_valid():
        return enter(request, form.get_user(), target=target)
    status = 422 if request.method == "POST" else 200
    context = {"form": form, "next": target, "by_mail": bool(settings.EMAIL_HOST), "elsewhere": _elsewhere(request, target)}
    return page(request, "accounts/login.html", context, status=status)


def enter(request: Request, account: Account, *, target: str) -> HttpResponse:
    """The password was right: on to the second factor where there is one, else in.

    Who has just typed the password is not asked for it again for five minutes.
    """
    record_authentication(request, account, method="password", username=account.login, reauthenticated=True)
    answer: HttpResponse = perform_login(request, account, redirect_url=target)
    return answer


def _elsewhere(request: Request, target: str) -> list[dict[str, str]]:
    providers = link_adapter().list_providers(request)
    return [{"name": one.name, "href": one.get_login_url(request, next=target)} for one in providers]


@for_everybody
def locked_out(request: Request, *args: Any, **kwargs: Any) -> HttpResponse:
    """Too many failures: wait, then try again."""
    return page(request, "accounts/locked.html", {}, status=429)


@for_everybody
@require_POST
def sign_out(request: Request) -> HttpResponse:
    """Leave."""
    if request.session.session_key:
        UserSession.objects.filter(session_key=request.session.session_key).delete()
    logout(request)
    answer = redirect("accounts:login")
    answer["Clear-Site-Data"] = '"storage"'  # papers kept on this device for reading without a network go with the session
    return answer


@for_everybody
@require_POST
def language(request: Request) -> HttpResponse:
    """Switch the language of the interface; kept on the account, or in a cookie before sign-in."""
    wanted = request.POST.get("language", "vi")
    answer = redirect(safe_target(request))
    if wanted in dict(settings.LANGUAGES):
        if request.user.is_authenticated:
            me = request.user
            change_settings(me, theme=me.theme, density=me.density, language=wanted, by=me)
        answer.set_cookie("django_language", wanted, max_age=60 * 60 * 24 * 365, samesite="Lax", httponly=True)
    return answer


def safe_target(request: Request) -> str:
    """Where somebody wanted to go, when it is here; else the desk."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    safe = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return wanted if safe and wanted.startswith("/") else resolve_url("desk:month")
