"""allauth's own pages behind our guard: its steps, our templates, 422 for a form that comes back."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as passkeys
from allauth.socialaccount import views as links
from allauth.socialaccount.adapter import get_adapter as link_adapter
from allauth.socialaccount.providers.openid_connect import views as oidc
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache

from chibo.platform.accounts.queries import needs_second_factor
from chibo.platform.authz.guard import for_everybody, requires_plain

View = Callable[..., HttpResponse]


class Factors(mfa.IndexView):  # type: ignore[misc]
    """What protects my account; says when my post needs more."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Also whether a second factor is asked of me."""
        return {**super().get_context_data(**kwargs), "needs_factor": needs_second_factor(self.request.user)}


class Connections(links.ConnectionsView):  # type: ignore[misc]
    """Logins of elsewhere that open my account."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Also which ones could be linked."""
        providers = link_adapter().list_providers(self.request)
        offered = [{"name": one.name, "href": one.get_login_url(self.request, process="connect")} for one in providers]
        names = {one.app.provider_id: one.name for one in providers}
        return {**super().get_context_data(**kwargs), "offered": offered, "names": names}


def _answering(view: View) -> View:
    @wraps(view)
    def answer(request: HttpRequest, **kwargs: Any) -> HttpResponse:
        given = view(request, **kwargs)
        if request.method == "POST" and given.status_code == 200:
            given.status_code = 422
        return given

    return never_cache(answer)


def _mine(view: View) -> View:
    return requires_plain("authz.signed_in")(_answering(view))


def _open(view: View) -> View:
    return for_everybody(_answering(view))


again = _mine(account.reauthenticate)
closed = _open(account.account_inactive)

factors = _mine(Factors.as_view())
second_step = _open(mfa.authenticate)
code_again = _mine(mfa.reauthenticate)
begin_codes = _mine(totp.activate_totp)
end_codes = _mine(totp.deactivate_totp)
recovery_codes = _mine(codes.view_recovery_codes)
new_recovery_codes = _mine(codes.generate_recovery_codes)
recovery_codes_file = _mine(codes.download_recovery_codes)
add_passkey = _mine(passkeys.add_webauthn)
rename_passkey = _mine(passkeys.edit_webauthn)
remove_passkey = _mine(passkeys.remove_webauthn)
passkey_again = _mine(passkeys.reauthenticate_webauthn)
passkey_sign_in = _open(passkeys.login_webauthn)

connections = _mine(Connections.as_view())
link_cancelled = _open(links.login_cancelled)
link_failed = _open(links.login_error)
elsewhere = _open(oidc.login)
back_from_elsewhere = _open(oidc.callback)
