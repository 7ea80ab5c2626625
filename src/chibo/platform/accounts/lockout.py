"""Too many wrong passwords: a login at an address, a login from anywhere, an address for any login.

The first is the everyday case and closes after ``CHIBO_LOGIN_TRIES``. The two others stop whoever spreads guesses:
over many addresses against one login, or over many logins from one address. They close later, because a whole
office may stand behind one address, and because otherwise anybody could lock out anybody.
"""

from typing import Any

from axes.handlers.database import AxesDatabaseHandler
from axes.handlers.proxy import AxesProxyHandler
from axes.helpers import get_client_username, get_cool_off
from axes.models import AccessAttempt
from django.conf import settings
from django.contrib.auth.signals import user_login_failed
from django.db.models import Q, Sum
from django.http import HttpRequest
from django.utils import timezone

LOGIN_ANYWHERE = 4
"""So many times the tries of one login at one address, before the login is closed from everywhere."""
ADDRESS_ANY_LOGIN = 10
"""So many times, before an address is closed for every login."""


class Lockout(AxesDatabaseHandler):  # type: ignore[misc]
    """Counts failures in three ways; axes keeps them."""

    def get_failures(self, request: HttpRequest, credentials: dict[str, Any] | None = None) -> int:
        """The failures that count most, measured against the tries of one login at one address."""
        login = get_client_username(request, credentials)
        address = request.axes_ip_address  # type: ignore[attr-defined]
        recent = AccessAttempt.objects.filter(attempt_time__gte=timezone.now() - get_cool_off(request))
        counts = recent.aggregate(
            both=Sum("failures_since_start", filter=Q(username=login, ip_address=address), default=0),
            login=Sum("failures_since_start", filter=Q(username=login), default=0),
            address=Sum("failures_since_start", filter=Q(ip_address=address), default=0),
        )
        return int(max(counts["both"], counts["login"] // LOGIN_ANYWHERE, counts["address"] // ADDRESS_ANY_LOGIN))


def is_locked(request: HttpRequest, login: str) -> bool:
    """Whether the login is closed for this request at the moment."""
    return bool(settings.AXES_ENABLED) and not AxesProxyHandler.is_allowed(request, {"username": login})


def count_failure(request: HttpRequest, login: str) -> None:
    """A wrong code of any kind counts like a wrong password."""
    user_login_failed.send(sender=__name__, credentials={"username": login}, request=request)
