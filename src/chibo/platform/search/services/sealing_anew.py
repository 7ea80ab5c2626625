"""After ``chibo keys rekey``: entries of sealed texts get the tokens of the new key."""

from collections import defaultdict

from django.db import transaction

from chibo.platform.crypto.keys import keyring
from chibo.platform.search.models import Entry
from chibo.platform.search.registry import KINDS
from chibo.platform.search.services.indexing import index_keys

ENTRIES = 100


def reseal_slice() -> bool:
    """Some entries whose tokens stand under another key. Whether there was anything to do."""
    first = keyring().first
    if first is None:
        return False
    return bool(_reseal_some(first.id))


def reseal_index() -> int:
    """All of them; how many."""
    first = keyring().first
    done = 0
    while first is not None and (some := _reseal_some(first.id)):
        done += some
    return done


@transaction.atomic
def _reseal_some(key_id: str) -> int:
    stale = Entry.objects.exclude(sealed_key__in=["", key_id]).values_list("kind", "key")[:ENTRIES]
    by_kind: dict[str, list[int]] = defaultdict(list)
    for kind, key in stale:
        by_kind[kind].append(key)
    return sum(index_keys(KINDS[kind], keys) for kind, keys in by_kind.items() if kind in KINDS)
