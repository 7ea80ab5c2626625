"""Every page that an administrator reads under emergency access is written down before it is shown."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from chibo.organization.mandates.queries import duties_of
from chibo.organization.mandates.services import note_pages_read

SILENT = frozenset({"rights", "accounts"})
"""Namespaces that show nothing of a cell: what is open, and one's own account."""


class EmergencyReading:
    """A line on the trail for each page shown while an emergency access is open.

    It is written before the answer leaves: what cannot be written down is not shown.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        answer = self.get_response(request)
        user = getattr(request, "user", None)
        if user is None or not getattr(user, "is_administrator", False) or answer.status_code != 200:
            return answer
        match = request.resolver_match
        if match is not None and match.namespace not in SILENT and duties_of(user).reads:
            note_pages_read(user, page=match.view_name, address=request.path, at=timezone.now())
        return answer
