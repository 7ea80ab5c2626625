"""Single sign-on: who comes from the office's provider is let into an account that exists, never into a new one.

Unless ``CHIBO_OIDC_OPENS_ACCOUNTS`` says so. A login of the provider belongs to an account when the person linked it
while signed in, or when the provider vouches for an e-mail that exactly one open account here has.
"""

import logging
from typing import Any

from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from django.conf import settings
from django.http import HttpRequest
from django.utils.crypto import get_random_string

from chibo.platform.accounts.models import Account
from chibo.platform.accounts.services.opening import open_account
from chibo.platform.crypto.index import sealed_equal

log = logging.getLogger(__name__)


class LinkAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """allauth's questions about logins of elsewhere."""

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Find the account by an e-mail that the provider has verified; remember the link."""
        if sociallogin.is_existing or sociallogin.state.get("process") == "connect":
            return
        verified = [one.email for one in sociallogin.email_addresses if one.verified is True]
        found = [account for email in verified for account in _with_email(email)]
        if len(found) == 1:
            sociallogin.connect(request, found[0])

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        """Only when the office said so."""
        return bool(settings.OIDC_OPENS_ACCOUNTS)

    def save_user(self, request: HttpRequest, sociallogin: SocialLogin, form: Any = None) -> Account:
        """A new account, without a password; what it may do follows from posts, so nothing yet."""
        given = sociallogin.user
        account = open_account(
            _free_login(given.login or given.email.partition("@")[0]), name=given.name or given.login, password=None,
            email=given.email, by="single sign-on", must_change_password=False,
        )
        sociallogin.connect(request, account)
        return account

    def populate_user(self, request: HttpRequest, sociallogin: SocialLogin, data: dict[str, Any]) -> Account:
        """Login, name and e-mail as the provider gives them; its own copy of them is not kept, it would lie open."""
        sociallogin.account.extra_data = {}
        account: Account = sociallogin.user
        account.login = str(data.get("username") or "").strip().lower()[:60]
        account.name = str(data.get("name") or "")[:120]
        account.email = str(data.get("email") or "")[:254]
        return account

    def on_authentication_error(self, request: HttpRequest, provider: Any, **more: Any) -> None:
        """The person gets a page; the administrator finds the reason in the log."""
        log.warning("single sign-on failed: %s %r", more.get("error"), more.get("exception"))


def _with_email(email: str) -> list[Account]:
    return list(Account.objects.filter(**sealed_equal("email", email), is_active=True)[:2]) if email else []


def _free_login(wanted: str) -> str:
    wanted = wanted or "nguoi-moi"
    while Account.objects.filter(login=wanted).exists():
        wanted = f"{wanted[:50]}-{get_random_string(4, 'abcdefghjkmnpqrstuvwxyz23456789')}"
    return wanted
