"""The personal settings of the screen, and the errands before all others: an own password, the second factor."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import translation

from chibo.platform.accounts.models import Account
from chibo.platform.accounts.queries import needs_second_factor
from chibo.platform.accounts.services import seen


class PersonalSettings:
    """Speaks the account's language; sends who has an errand to it first; notes that the session is in use."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.still_open: frozenset[str] | None = None

    def __call__(self, request: HttpRequest) -> HttpResponse:
        account = request.user
        if not account.is_authenticated:
            return self.get_response(request)
        if account.language != translation.get_language():
            translation.activate(account.language)
            request.LANGUAGE_CODE = account.language
        errand = self._errand(request, account)
        if errand:
            return redirect(errand)
        seen(request)  # type: ignore[arg-type]
        return self.get_response(request)

    def _errand(self, request: HttpRequest, account: Account) -> str:
        """Where the person must go before anything else; nothing for nearly everybody nearly always."""
        if account.must_change_password:
            return "" if request.path in self._doors() else "accounts:first_password"
        if account.has_second_factor or request.path in self._doors() or _about_factors(request.path):
            return ""
        return "mfa_index" if needs_second_factor(account) else ""

    def _doors(self) -> frozenset[str]:
        if self.still_open is None:
            names = ("accounts:first_password", "accounts:logout", "accounts:language", "set_language")
            self.still_open = frozenset(reverse(name) for name in names)
        return self.still_open


def _about_factors(path: str) -> bool:
    return path.startswith((reverse("mfa_index"), reverse("account_reauthenticate")))
