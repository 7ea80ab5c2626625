"""Secrets of second factors: sealed in a table of their own, so that a new key seals them anew like other columns.

allauth keeps the secret inside a JSON field; there it only finds the number of the row that holds it.
"""

import secrets
from base64 import b32encode

from allauth.mfa.models import Authenticator

from chibo.platform.accounts.models import FactorSecret

MARK = "secret:"


def seal(text: str) -> str:
    """Keep the secret; returns the word that leads to it."""
    return f"{MARK}{FactorSecret.objects.create(secret=text).pk}"


def unseal(word: str) -> str:
    """The secret. When its key or its row is lost, one that nobody knows: then no code fits, and none can be guessed."""
    number = word.removeprefix(MARK)
    kept = FactorSecret.objects.filter(pk=number).first() if number.isdigit() else None
    return str(kept.secret) if kept and kept.secret else b32encode(secrets.token_bytes(20)).decode()


def forget_unused_secrets() -> int:
    """Throw away secrets of factors that are gone; returns how many."""
    used = {
        int(word.removeprefix(MARK))
        for data in Authenticator.objects.exclude(type=Authenticator.Type.WEBAUTHN).values_list("data", flat=True)
        for word in (str(data.get("secret") or data.get("seed") or ""),)
        if word.startswith(MARK)
    }
    number, _by_model = FactorSecret.objects.exclude(pk__in=used).delete()
    return number
