"""The frame around every page: where one is, where one can go, what waits."""

from typing import Any
from urllib.parse import urlencode

from django.core.cache import cache
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chibo.organization.mandates.choices import Post
from chibo.organization.mandates.queries import Duties, Emergency, duties_of, open_emergencies
from chibo.organization.units.queries import unit_name
from chibo.platform.authz.permissions import may
from chibo.platform.notices.queries import unread_count
from chibo.web.http import Request

Entry = tuple[str, Any, str, str, Any]
"""url name, label, icon, permission ("" for everybody signed in), short label for phones ("" to leave out)."""

SECTIONS: list[tuple[str, Any, list[Entry]]] = [
    (
        "party",
        gettext_lazy("Party cell"),
        [
            ("desk:month", gettext_lazy("This month"), "calendar-days", "", gettext_lazy("This month")),
            ("meetings:list", gettext_lazy("Meetings"), "users-round", "", gettext_lazy("Meetings")),
            ("meetings:decisions", gettext_lazy("Resolutions"), "gavel", "units.view_party_units", ""),
            ("meetings:wishes", gettext_lazy("Wishes"), "message-square", "units.view_party_units", ""),
            ("membership:list", gettext_lazy("Members"), "contact-round", "units.view_party_units", ""),
            ("membership:due", gettext_lazy("Who has something due"), "clock", "membership.in_a_committee", ""),
            ("admission:list", gettext_lazy("Outstanding non-members"), "sprout", "membership.in_a_committee", ""),
            ("units:list", gettext_lazy("Units and posts"), "network", "", ""),
        ],
    ),
    (
        "work",
        gettext_lazy("Work"),
        [
            ("tasks:mine", gettext_lazy("My tasks"), "square-check-big", "", gettext_lazy("My tasks")),
            ("tasks:list", gettext_lazy("Tasks of the cell"), "list-checks", "", ""),
            ("directives:list", gettext_lazy("Papers to know"), "book-open", "", ""),
            ("documents:list", gettext_lazy("Documents"), "file-text", "", gettext_lazy("Documents")),
            ("signing:list", gettext_lazy("Signatures"), "signature", "", ""),
            ("drafting:list", gettext_lazy("Drafts"), "file-pen", "", ""),
            ("exchange:list", gettext_lazy("Exchange of messages"), "arrow-right-left", "exchange.exchange", ""),
            ("papers:list", gettext_lazy("Papers issued"), "scroll-text", "", ""),
            ("desk:calendar", gettext_lazy("Calendar"), "calendar", "", ""),
            ("notices:inbox", gettext_lazy("Notices"), "bell", "", ""),
        ],
    ),
    (
        "system",
        gettext_lazy("The house"),
        [
            ("privacy:mine", gettext_lazy("My data"), "user-check", "", ""),
            ("rulebook:list", gettext_lazy("Rules and numbers"), "book-open", "", ""),
            ("rights:matrix", gettext_lazy("Who may do what"), "key-round", "rights.read_matrix", ""),
            ("rights:rollups", gettext_lazy("Roll-ups of the cells"), "gauge", "rights.read_rollups", ""),
            ("rights:emergencies", gettext_lazy("Emergency access"), "lock-open", "rights.watch_emergencies", ""),
            ("trail:lines", gettext_lazy("Audit trail"), "shield-check", "trail.read_trail", ""),
            ("accounts:list", gettext_lazy("Accounts"), "key-round", "authz.administer", ""),
            ("desk:system", gettext_lazy("State of the system"), "activity", "authz.administer", ""),
        ],
    ),
]


def frame(request: Request) -> dict[str, Any]:
    """Context of every page. Lazy: a page that shows no frame pays nothing."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {"may": _closed, "me": None, "navigation": [], "unit_name": ""}
    return {
        "may": lambda permission, subject=None: may(user, permission, subject),
        "me": SimpleLazyObject(lambda: _me(request)),
        "navigation": SimpleLazyObject(lambda: _navigation(request)),
        "unit_name": SimpleLazyObject(lambda: _unit(duties_of(user))),
        "needs_me_count": SimpleLazyObject(lambda: unread_count(user)),
        "rights_here": SimpleLazyObject(lambda: _rights_here(request)),
        "why_at": _why_at,
        "emergencies": SimpleLazyObject(lambda: _emergencies(request)),
        "theme": user.theme,
        "density": user.density,
    }


def _closed(permission: str, subject: object = None) -> bool:
    return False


def _navigation(request: Request) -> list[dict[str, Any]]:
    here = _here(request.path)
    sections = []
    for wing, label, entries in SECTIONS:
        shown = [_entry(entry, here) for entry in entries if _open(request, entry)]
        if shown:
            sections.append({"wing": wing, "label": str(label), "entries": shown})
    return sections


def _here(path: str) -> str:
    """The entry under which the page lies: the longest address that begins like it."""
    addresses = [reverse(entry[0]) for _wing, _label, entries in SECTIONS for entry in entries]
    fitting = [href for href in addresses if path == href or (href != "/" and path.startswith(href))]
    return max(fitting, key=len, default="")


def _open(request: Request, entry: Entry) -> bool:
    return not entry[3] or may(request.user, entry[3])


def _entry(entry: Entry, here: str) -> dict[str, Any]:
    name, label, icon, _needed, short = entry
    href = reverse(name)
    return {
        "label": str(label),
        "href": href,
        "icon": icon,
        "current": href == here,
        "badge": "",
        "phone": bool(short),
        "short": str(short or label),
    }


def _me(request: Request) -> dict[str, Any]:
    duties = duties_of(request.user)
    return {
        "name": str(request.user),
        "role": _role(request, duties),
        "acting": duties.acting,
        "own_page": reverse("people:detail", args=[duties.person_id]) if duties.person_id else "",
        "own_data": reverse("privacy:mine"),
        "settings": reverse("accounts:settings"),
        "sign_out": reverse("accounts:logout"),
    }


def _role(request: Request, duties: Duties) -> str:
    if posts := duties.in_person.posts:
        order = list(Post)
        return str(min((post for post, _unit in posts), key=order.index).label)
    if request.user.is_administrator:
        return _("Administrator")
    return str(next(iter(duties.standings.values())).label) if duties.standings else ""


def _rights_here(request: Request) -> str:
    """The page that says what one may do with the thing shown here; empty where a page shows no one thing."""
    match = request.resolver_match
    if match is None or not hasattr(match.func, "loads") or not match.kwargs:
        return ""
    return _why_at(request.path)


def _why_at(address: str) -> str:
    """The page that says why one may, or may not, go through the door at the address."""
    return f"{reverse('rights:why')}?{urlencode({'at': address})}"


def _emergencies(request: Request) -> list[Emergency]:
    """What the banner says: only an administrator ever has any."""
    return open_emergencies(request.user.pk, at=timezone.now()) if duties_of(request.user).reads else []


def _unit(duties: Duties) -> str:
    return cached_unit_name(duties.home_unit) if duties.home_unit else ""


def cached_unit_name(unit_id: int) -> str:
    """The name of a unit today, kept for a minute."""
    key = f"unit-name:{unit_id}:{timezone.localdate()}"
    return str(cache.get_or_set(key, lambda: unit_name(unit_id, on=timezone.localdate()), 60))
