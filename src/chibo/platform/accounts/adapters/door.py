"""Signing in, in allauth's hands: nobody signs up, messages are ours, letters go through our queue."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.contrib import messages
from django.contrib.auth import login as sign_in_session
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from chibo.platform.accounts.models import Account
from chibo.web.addresses import client_address

BACKEND = "django.contrib.auth.backends.ModelBackend"

WORDS: dict[str, Any] = {
    "mfa/messages/totp_activated.txt": _("From now on signing in also asks for the code of your phone."),
    "mfa/messages/totp_deactivated.txt": _("Signing in no longer asks for the code of your phone."),
    "mfa/messages/webauthn_added.txt": _("The passkey is added."),
    "mfa/messages/webauthn_removed.txt": _("The passkey is removed."),
    "mfa/messages/recovery_codes_generated.txt": _("New recovery codes are made. Print them or write them down now."),
    "socialaccount/messages/account_connected.txt": _("The login is linked."),
    "socialaccount/messages/account_connected_updated.txt": _("The login was linked already."),
    "socialaccount/messages/account_connected_other.txt": _(
        "That login is linked to another account here. Nothing was changed; ask the office's administrator."
    ),
    "socialaccount/messages/account_disconnected.txt": _("The link is removed."),
}
"""What we say where allauth has a message; the others (“successfully signed in as …”) are left out."""


class DoorAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """allauth's questions about accounts, answered as this house does it."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Accounts are opened by the office, never by strangers."""
        return False

    def login(self, request: HttpRequest, user: Account) -> None:
        """All steps are done: the session begins."""
        sign_in_session(request, user, backend=BACKEND)

    def add_message(
        self, request: HttpRequest, level: int, message_template: str | None = None, *_args: Any, **more: Any
    ) -> None:
        """A sentence of ours, or the one that is given; nothing for what needs no saying."""
        words = more.get("message") or WORDS.get(message_template or "")
        if words:
            messages.add_message(request, level, str(words))

    def send_notification_mail(self, *_args: Any, **_more: Any) -> None:
        """Letters about the account are queued where the fact is written (see ``after_allauth``)."""

    def get_client_ip(self, request: HttpRequest) -> str:
        """Behind trusted proxies too."""
        return client_address(request)
