"""Searches that people keep for themselves."""

from django.db import transaction

from chibo.kernel.text import clean
from chibo.platform.accounts.models import Account
from chibo.platform.audit.services import record
from chibo.platform.search.errors import NothingToKeep, TooManyKept
from chibo.platform.search.models import SavedSearch

MOST = 50


@transaction.atomic
def save_search(account: Account, *, name: str, query: str) -> SavedSearch:
    """Keep a search under a name. The trail says that one was kept, not which.

    Raises:
        NothingToKeep: it asks nothing.
        TooManyKept: so many are enough.
    """
    if not clean(query):
        raise NothingToKeep
    if SavedSearch.objects.visible_to(account).count() >= MOST:
        raise TooManyKept(most=MOST)
    saved = SavedSearch.objects.create(account=account, name=clean(name)[:120] or clean(query)[:120], query=query[:1000])
    record("search.saved.kept", saved, by=account)
    return saved


@transaction.atomic
def forget_search(saved: SavedSearch, *, by: Account) -> None:
    """Take it away for good."""
    record("search.saved.forgotten", saved, by=by)
    saved.delete()
