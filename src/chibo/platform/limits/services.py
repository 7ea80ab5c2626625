"""Counting what is spent, over all processes of the server."""

import datetime as dt

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import F

from chibo.platform.limits.models import Spent

SPAN = dt.timedelta(minutes=10)
_ERA = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
_waiting: dict[tuple[str, str, dt.datetime], int] = {}


def spend(whose: str, what: str, *, at: dt.datetime) -> dt.datetime | None:
    """Count one; returns until when it is enough, or ``None`` while there is some left.

    Cheap things are counted in memory and written down by the score, so that a search writes nothing most of the
    time; each process may so let through a score too many.
    """
    most = settings.LIMITS.get(what, 0)
    if not most:
        return None
    until = end_of_span(at)
    step = 20 if most >= 400 else 1
    key = (whose, what, until)
    for old in [one for one in _waiting if one[2] <= at]:
        del _waiting[old]
    _waiting[key] = _waiting.get(key, 0) + 1
    if _waiting[key] < step:
        return None
    over = _write(key, step) > most
    _waiting[key] = step - 1 if over else 0  # once it is enough, every further one is looked up
    return until if over else None


def end_of_span(at: dt.datetime) -> dt.datetime:
    """When the span that holds ``at`` is over."""
    return _ERA + ((at - _ERA) // SPAN + 1) * SPAN


def forget(*, at: dt.datetime) -> int:
    """Throw away what is over."""
    return Spent.objects.filter(until__lte=at).delete()[0]


def _write(key: tuple[str, str, dt.datetime], step: int) -> int:
    whose, what, until = key
    mine = Spent.objects.filter(whose=whose, what=what, until=until)
    if not mine.update(times=F("times") + step):
        try:
            with transaction.atomic():
                Spent.objects.create(whose=whose, what=what, until=until, times=step)
        except IntegrityError:  # another process was quicker
            mine.update(times=F("times") + step)
    return mine.values_list("times", flat=True).get()
