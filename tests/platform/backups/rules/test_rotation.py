import datetime as dt

import pytest

from chibo.platform.backups.rules.rotation import kept_backups

NOON = dt.datetime(2026, 11, 22, 12)


def days(*ago):
    return {NOON - dt.timedelta(days=one) for one in ago}


EVERY_DAY = days(*range(400))


@pytest.mark.parametrize(
    ("made", "numbers", "stay"),
    [
        (set(), (7, 4, 12), set()),
        (days(0), (7, 4, 12), days(0)),
        (days(*range(10)), (3, 0, 0), days(0, 1, 2)),
        (days(0, 30, 60, 90), (3, 0, 0), days(0, 30, 60)),
        (days(0, 1), (0, 0, 0), days(0)),
        (EVERY_DAY, (2, 3, 0), days(0, 1, 7, 14)),  # 22 November is a Sunday: the weeks before end on Sundays
        (EVERY_DAY, (1, 0, 3), days(0, 22, 53)),  # the last days of October and September
    ],
    ids=["none", "one", "more than places", "gaps cost nothing", "the newest stays", "weeks", "months"],
)
def test_the_newest_of_each_span_stays(made, numbers, stay):
    daily, weekly, monthly = numbers
    assert kept_backups(made, daily=daily, weekly=weekly, monthly=monthly) == stay


def test_of_two_on_one_day_the_newer_stays():
    earlier = NOON.replace(hour=2)
    assert kept_backups([earlier, NOON], daily=7, weekly=4, monthly=12) == {NOON}
