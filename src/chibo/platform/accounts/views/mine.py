"""What belongs to me: settings of the screen, and where I am signed in."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from chibo.platform.accounts.forms.door import SettingsForm
from chibo.platform.accounts.queries import needs_second_factor, sessions_of
from chibo.platform.accounts.services import change_settings, end_other_sessions, end_session, session_begins
from chibo.platform.authz.guard import requires_plain
from chibo.web.http import Request
from chibo.web.pages import page


@require_http_methods(["GET", "POST"])
@requires_plain("authz.signed_in")
def settings_page(request: Request) -> HttpResponse:
    """How the screen looks to me, and the ways to everything about signing in."""
    form = SettingsForm(request.POST or None, instance=request.user)
    if request.method == "POST" and form.is_valid():
        change_settings(request.user, **form.cleaned_data, by=request.user)
        return redirect("accounts:settings")
    status = 422 if request.method == "POST" else 200
    linking = bool(settings.SOCIALACCOUNT_PROVIDERS)
    context = {"form": form, "needs_factor": needs_second_factor(request.user), "links_offered": linking}
    return page(request, "accounts/settings.html", context, status=status)


@never_cache
@require_http_methods(["GET", "POST"])
@requires_plain("authz.signed_in")
def sessions(request: Request) -> HttpResponse:
    """Where I am signed in; one place or all others are signed out."""
    me, key = request.user, request.session.session_key or ""
    if request.method == "POST" and request.POST.get("end", "").isdigit():
        if end_session(me, session=int(request.POST["end"]), by=me):
            messages.success(request, _("That device is signed out."))
        return redirect("accounts:sessions")
    if request.method == "POST":
        number = end_other_sessions(me, but=key, by=me)
        words = ngettext("%(number)s other device is signed out.", "%(number)s other devices are signed out.", number)
        messages.success(request, words % {"number": number})
        return redirect("accounts:sessions")
    session_begins(request)  # a session from before devices were noted stands in the list too
    return page(request, "accounts/sessions.html", {"lines": sessions_of(me, key=key)})
