"""Where an account is signed in: seen at most every ten minutes, ended one by one or all at once."""

import datetime as dt

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.db import transaction
from django.utils import timezone

from chibo.platform.accounts.models import Account
from chibo.platform.audit.services import Actor, record
from chibo.web.addresses import client_address
from chibo.web.http import Request

SEEN_EVERY = 600
"""Seconds between two looks at the clock of a session: an ordinary page writes nothing."""


def session_begins(request: Request, *, instead_of: str | None = None) -> None:
    """Note a session that has just begun, or got a new key."""
    if instead_of:
        UserSession.objects.filter(session_key=instead_of).delete()
    UserSession.objects.create_from_request(request)


def seen(request: Request) -> None:
    """The session is in use. Written every ten minutes, in one question to the database, and never for one look."""
    name = f"accounts:seen:{request.session.session_key}"
    now = timezone.now()
    last: dt.datetime = cache.get_or_set(name, now, SEEN_EVERY * 3) or now
    if now - last < dt.timedelta(seconds=SEEN_EVERY):
        return
    cache.set(name, now, SEEN_EVERY * 3)
    found = UserSession.objects.filter(session_key=request.session.session_key, user_id=request.user.pk)
    found.update(last_seen_at=now, ip=client_address(request))


@transaction.atomic
def end_session(account: Account, *, session: int, by: Actor) -> bool:
    """End one of the account's sessions; False when it is not there any more."""
    account = Account.objects.select_for_update().get(pk=account.pk)
    found = UserSession.objects.filter(user_id=account.pk, pk=session).first()
    if found is None:
        return False
    _end([found.session_key])
    record("accounts.session.ended", account, by=by)
    return True


@transaction.atomic
def end_other_sessions(account: Account, *, but: str, by: Actor) -> int:
    """Sign out everywhere except here; returns how many sessions ended."""
    account = Account.objects.select_for_update().get(pk=account.pk)
    others = UserSession.objects.filter(user_id=account.pk).exclude(session_key=but)
    keys = list(others.values_list("session_key", flat=True))
    _end(keys)
    record("accounts.sessions.ended", account, by=by, number=len(keys))
    return len(keys)


def end_all_sessions(account: Account) -> None:
    """Every session ends: the account was closed."""
    _end(list(UserSession.objects.filter(user_id=account.pk).values_list("session_key", flat=True)))


def _end(keys: list[str]) -> None:
    Session.objects.filter(session_key__in=keys).delete()
    UserSession.objects.filter(session_key__in=keys).delete()
