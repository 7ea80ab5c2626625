"""How the tests of tasks tell their stories."""

import datetime as dt
from itertools import count

from django.utils import timezone

from chibo.work.tasks.services import assign_task

FIRST = dt.date(2026, 10, 5)
"""The day of the October meeting, when most stories begin."""
numbers = count(1)


def noon(day):
    """The day at noon, local time; for today the present moment."""
    if day == timezone.localdate():
        return timezone.now()
    return timezone.make_aware(dt.datetime.combine(day, dt.time(12)))


def give(cast, **words):
    """A task of the cell, led by the official member, given at the October meeting unless said otherwise."""
    words = {
        "title": "Trình kế hoạch đối ngoại năm 2027",
        "product": "Tờ trình kèm dự thảo kế hoạch",
        "lead_id": cast.official.person.pk,
        "due": dt.date(2026, 10, 25),
        "origin": f"tasks.hand:story-{next(numbers)}",
        "on": FIRST,
        "by": "tests",
        **words,
    }
    return assign_task(cast.cell.pk, at=noon(words["on"]), **words)
