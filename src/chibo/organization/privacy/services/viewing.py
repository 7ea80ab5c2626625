"""Writing down who looked at a person, for that person to see."""

import datetime as dt

from django.core.cache import cache
from django.db import transaction

from chibo.organization.privacy.choices import Looked
from chibo.organization.privacy.models import ViewRecord
from chibo.platform.accounts.models import Account
from chibo.platform.audit.services import record

A_DAY = 24 * 60 * 60


def note_view(person_id: int, *, own_account: int | None, by: Account, page: Looked, on: dt.date, at: dt.datetime) -> None:
    """``by`` looked at the person; looking at oneself leaves no row.

    One statement the first time on a day; afterwards this process remembers and asks the database nothing.
    """
    if by.pk == own_account:
        return
    key = f"viewed:{person_id}:{by.pk}:{page}:{on}"
    if cache.get(key):
        return
    row = ViewRecord(person_id=person_id, viewer=by, page=page, on=on, first_at=at)
    ViewRecord.objects.bulk_create([row], ignore_conflicts=True)
    transaction.on_commit(lambda: cache.set(key, True, A_DAY))


@transaction.atomic
def note_export(account: Account, *, format: str, at: dt.datetime) -> None:
    """Somebody took a copy of their own data along; what was in it is not written down."""
    record("privacy.data.exported", Account.objects.get(pk=account.pk), by=account, at=at, format=format)
