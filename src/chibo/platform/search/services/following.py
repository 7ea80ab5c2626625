"""Following the trail: what its lines name is indexed anew, and the cursor moves in the same transaction."""

import time
from collections import defaultdict
from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from chibo.platform.audit.models import AuditEntry
from chibo.platform.search.abbreviations import recipe
from chibo.platform.search.registry import KINDS
from chibo.platform.search.services.indexing import index_keys
from chibo.platform.search.services.reading_files import read_one_file
from chibo.platform.search.services.rebuilding import build_slice, start_rebuild, state_locked, the_state
from chibo.platform.search.services.sealing_anew import reseal_slice

LINES = 200
"""Lines of the trail in one transaction: short enough that nobody waits for it."""


def keep_up(seconds: float = 8.0) -> None:
    """What the worker does every few seconds: follow, seal anew, read files; stops when there is nothing or time is over."""
    until = time.monotonic() + seconds
    for work in (follow_slice, reseal_slice, read_one_file):
        while time.monotonic() < until and work():
            pass


def catch_up() -> None:
    """Everything that is named by now, and the text of every file that waits."""
    for work in (follow_slice, reseal_slice, read_one_file):
        while work():
            pass


def follow_slice() -> bool:
    """One slice: of the building when the index is being built, else of the trail. Whether there was anything to do."""
    state = the_state()
    if not state.building and state.recipe != recipe():
        start_rebuild(clear=False)
        return True
    if state.building:
        return build_slice()
    if not AuditEntry.objects.filter(number__gt=state.cursor).exists():
        return False
    return _follow()


@transaction.atomic
def _follow() -> bool:
    state = state_locked()
    rows = AuditEntry.objects.filter(number__gt=state.cursor).order_by("number")
    lines = list(rows.values_list("number", "subject_type", "subject_id")[:LINES])
    if not lines:
        return False
    for name, keys in named_by((kind, key) for _number, kind, key in lines).items():
        state.done += index_keys(KINDS[name], keys)
    state.cursor, state.looked_at = lines[-1][0], timezone.now()
    state.save(update_fields=["cursor", "done", "looked_at"])
    return True


def named_by(subjects: Iterable[tuple[str, str]]) -> dict[str, set[int]]:
    """Which objects of which kinds lines with these subjects change."""
    by_model: dict[str, set[str]] = defaultdict(set)
    for model, key in subjects:
        by_model[model].add(key)
    found: dict[str, set[int]] = defaultdict(set)
    for name, kind in KINDS.items():
        own = by_model.get(kind.model._meta.label_lower, set())
        found[name] |= {int(key) for key in own if key.isdigit()}
        for model, keys_of in kind.touched_by.items():
            if touched := by_model.get(model):
                found[name] |= set(keys_of(touched))
    return {name: keys for name, keys in found.items() if keys}
