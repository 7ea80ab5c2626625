"""Going back on a merge, as long as it is kept how."""

import datetime as dt

from django.db import transaction
from django.utils import timezone

from chibo.organization.people.services import forget_merged_person
from chibo.organization.register.errors import ChangedSince, UndoOver
from chibo.organization.register.models import MergeRecord
from chibo.organization.register.queries.hanging import kind_words
from chibo.organization.register.services.moving import go_back, obstacles
from chibo.platform.accounts.models import Account
from chibo.platform.audit.services import Actor, record


@transaction.atomic
def undo_merge(merge_id: int, *, by: Actor, at: dt.datetime | None = None) -> MergeRecord:
    """Put everything back where it was. What was recorded since on the kept entry stays there.

    Raises:
        UndoOver: the time is over, or it was undone before.
        ChangedSince: going back would overwrite something newer; says what.
    """
    now = at or timezone.now()
    merged = MergeRecord.objects.select_for_update(of=("self",)).select_related("kept").get(pk=merge_id)
    if merged.undone_at or not merged.steps or merged.undo_until <= now:
        raise UndoOver
    if found := obstacles(merged.steps):
        raise ChangedSince(what=", ".join(sorted({kind_words(one.model) for one in found})))
    go_back(merged.steps)
    merged.steps, merged.undone_at = "", now
    merged.undone_by = by if isinstance(by, Account) else None
    merged.save(update_fields=["steps", "undone_at", "undone_by"])
    record("people.merge.undone", merged.kept, by=by, gone=merged.gone_id, merge=merged.pk)
    return merged


def forget_old_merges(*, at: dt.datetime, by: Actor) -> int:
    """Empty what was kept for undoing once its time is over, and with it what the old entry still says."""
    due = MergeRecord.objects.filter(undone_at=None, undo_until__lte=at).exclude(steps="")
    for merge_id in list(due.values_list("pk", flat=True)):
        _forget(merge_id, by=by)
    return MergeRecord.objects.filter(undone_at=None, undo_until__lte=at, steps="").count()


@transaction.atomic
def _forget(merge_id: int, *, by: Actor) -> None:
    merged = MergeRecord.objects.select_for_update(of=("self",)).get(pk=merge_id)
    merged.steps = ""
    merged.save(update_fields=["steps"])
    forget_merged_person(merged.gone_id, by=by)
    record("register.merge.forgotten", merged, by=by)
