"""The personal settings of the screen, and the one errand before all others: a password of one's own."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import translation


class PersonalSettings:
    """Speaks the account's language; sends a new account to change its password first."""

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
        if account.must_change_password and request.path not in self._doors():
            return redirect("accounts:first_password")
        return self.get_response(request)

    def _doors(self) -> frozenset[str]:
        if self.still_open is None:
            names = ("accounts:first_password", "accounts:logout", "accounts:language", "set_language")
            self.still_open = frozenset(reverse(name) for name in names)
        return self.still_open
