"""A long list is not written while somebody waits: it is ordered, and the worker writes it, all of it or nothing."""

import datetime as dt

from django.db import transaction

from chibo.kernel.errors import DomainError
from chibo.organization.register.choices import ImportState
from chibo.organization.register.errors import AlreadyDecided, ImportHasErrors
from chibo.organization.register.models import MembersImport
from chibo.organization.register.rules.judging import Verdict
from chibo.organization.register.services.importing import import_previewed
from chibo.organization.register.services.previewing import refresh_preview
from chibo.platform.accounts.models import Account
from chibo.platform.audit.services import record

AT_ONCE = 200
"""Rows that are written while the person waits; more of them are the worker's."""


@transaction.atomic
def order_import(import_id: int, *, by: Account, at: dt.datetime) -> MembersImport:
    """From now on the worker may write it; ordered twice is ordered once."""
    found = MembersImport.objects.select_for_update(of=("self",)).get(pk=import_id)
    if found.state == ImportState.ORDERED:
        return found
    if found.state != ImportState.PREVIEWED:
        raise AlreadyDecided
    if found.counts.get(Verdict.ERROR):
        raise ImportHasErrors(count=found.counts[Verdict.ERROR])
    found.state, found.ordered_by, found.ordered_at, found.refused = ImportState.ORDERED, by, at, ""
    found.save(update_fields=["state", "ordered_by", "ordered_at", "refused"])
    record("register.list.ordered", found, by=by, at=at, unit=found.unit_id)
    return found


def import_ordered() -> int:
    """Write what was ordered, the earliest first; how many lists were written. Killed in between, nothing is saved and
    the next look of the worker begins anew. A list that can no longer be written goes back to its preview with the reason.
    """
    done = 0
    for pk in list(MembersImport.objects.filter(state=ImportState.ORDERED).order_by("pk").values_list("pk", flat=True)):
        found = MembersImport.objects.select_related("ordered_by").get(pk=pk)
        by = found.ordered_by or "register.jobs"
        try:
            import_previewed(pk, by=by)
            done += 1
        except DomainError as refused:
            _give_back(pk, str(refused.sentence))
            refresh_preview(pk, by=by)
    return done


def _give_back(pk: int, why: str) -> None:
    MembersImport.objects.filter(pk=pk, state=ImportState.ORDERED).update(state=ImportState.PREVIEWED, refused=why[:500])
