"""Building the index from everything there is, slice by slice; killed in between it goes on where it was."""

from collections.abc import Callable

from django.db import transaction
from django.utils import timezone

from chibo.platform.audit.models import ChainHead
from chibo.platform.search.abbreviations import recipe
from chibo.platform.search.backends import backend
from chibo.platform.search.models import Entry, EntryFile, EntryText, IndexState, Word
from chibo.platform.search.registry import KINDS, Kind
from chibo.platform.search.services.indexing import index_keys, take_away
from chibo.platform.search.services.vocabulary import forget_remembered

KEYS = 100
"""Objects in one transaction."""
Tell = Callable[[int, int, str], None]


def the_state() -> IndexState:
    """How far the index is."""
    return IndexState.objects.first() or IndexState.objects.create()


def state_locked() -> IndexState:
    """The same, under its lock; inside a transaction."""
    return IndexState.objects.select_for_update().get(pk=the_state().pk)


@transaction.atomic
def start_rebuild(*, clear: bool) -> None:
    """From here on slices build everything. ``clear`` empties the index first; without, old entries answer meanwhile."""
    state = state_locked()
    if clear:
        backend().clear()
        for model in (EntryText, EntryFile, Entry, Word):
            model._base_manager.all().delete()
        forget_remembered()
    head = ChainHead.objects.order_by("pk").first()
    state.cursor, state.recipe = (head.number if head else 0), recipe()
    state.building, state.after, state.done = _first(), 0, 0
    state.save()


def rebuild(tell: Tell | None = None) -> int:
    """Everything at once, for the command line and for tests; how many entries there are then."""
    start_rebuild(clear=True)
    total = sum(kind.model._base_manager.count() for kind in KINDS.values())
    while build_slice():
        state = the_state()
        if tell:
            tell(min(state.done, total), total, state.building)
    backend().tidy()
    return Entry.objects.count()


@transaction.atomic
def build_slice() -> bool:
    """The next objects of the kind that is at work. Whether there was anything to do."""
    state = state_locked()
    if not state.building:
        return False
    kind = KINDS.get(state.building)
    keys = _next_keys(kind, state.after) if kind else []
    if kind and keys:
        between = Entry.objects.filter(kind=kind.name, key__gt=state.after, key__lte=keys[-1])
        take_away(between.exclude(key__in=keys))
        index_keys(kind, keys)
        state.after, state.done = keys[-1], state.done + len(keys)
    else:
        take_away(Entry.objects.filter(kind=state.building, key__gt=state.after))
        state.building, state.after = _after(state.building), 0
        if not state.building:
            take_away(Entry.objects.exclude(kind__in=list(KINDS)))
            state.built_at = timezone.now()
    state.save()
    return True


def _next_keys(kind: Kind, after: int) -> list[int]:
    return list(kind.model._base_manager.filter(pk__gt=after).order_by("pk").values_list("pk", flat=True)[:KEYS])


def _first() -> str:
    return min(KINDS, default="")


def _after(name: str) -> str:
    return min((other for other in KINDS if other > name), default="")
