"""Where an account is signed in, in words that its owner recognises."""

import datetime as dt
import re
from dataclasses import dataclass

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.utils import timezone
from django.utils.translation import gettext as _

from chibo.platform.accounts.models import Account

BROWSERS = (
    ("Edg", "Edge"), ("OPR", "Opera"), ("coc_coc", "Cốc Cốc"), ("SamsungBrowser", "Samsung Internet"),
    ("Firefox", "Firefox"), ("FxiOS", "Firefox"), ("CriOS", "Chrome"), ("Chrome", "Chrome"), ("Safari", "Safari"),
)
"""Words in the browser's name of itself, the more special first."""
SYSTEMS = (
    ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"), ("Macintosh", "macOS"),
    ("CrOS", "ChromeOS"), ("Linux", "Linux"),
)
PHONES = frozenset({"iPhone", "Android"})


@dataclass(frozen=True)
class SessionLine:
    """One place where somebody is signed in."""

    pk: int
    device: str
    phone: bool
    address: str
    since: dt.datetime
    seen: dt.datetime
    here: bool


def sessions_of(account: Account, *, key: str | None) -> list[SessionLine]:
    """Sessions that are alive, this one first, then the one seen last."""
    rows = list(UserSession.objects.filter(user_id=account.pk).order_by("-last_seen_at"))
    alive = set(
        Session.objects.filter(session_key__in=[row.session_key for row in rows], expire_date__gt=timezone.now())
        .values_list("session_key", flat=True)
    )
    lines = [_line(row, row.session_key == key) for row in rows if row.session_key in alive]
    return sorted(lines, key=lambda line: not line.here)


def _line(row: UserSession, here: bool) -> SessionLine:
    system = _first(SYSTEMS, row.user_agent)
    return SessionLine(
        row.pk, device_words(row.user_agent), system in PHONES, row.ip, row.created_at, row.last_seen_at, here
    )


def device_words(agent: str) -> str:
    """“Chrome on Windows”, as far as the browser says what it is."""
    browser, system = _first(BROWSERS, agent), _first(SYSTEMS, agent)
    if browser and system:
        return _("%(browser)s on %(system)s") % {"browser": browser, "system": system}
    return browser or system or _("Another device")


def _first(table: tuple[tuple[str, str], ...], agent: str) -> str:
    return next((name for sign, name in table if re.search(rf"\b{sign}", agent)), "")
