import datetime as dt

import pytest

from chibo.work.signing.rules.reminders import reminder_of

ASKED, DUE = dt.date(2026, 11, 2), dt.date(2026, 11, 10)


@pytest.mark.parametrize(
    ("due", "on", "mark"),
    [
        (None, dt.date(2026, 11, 2), ""),
        (None, dt.date(2026, 11, 3), ""),
        (None, dt.date(2026, 11, 4), "waits-1"),
        (None, dt.date(2026, 11, 5), "waits-1"),
        (None, dt.date(2026, 11, 6), "waits-2"),
        (DUE, dt.date(2026, 11, 9), "waits-3"),
        (DUE, dt.date(2026, 11, 10), "today"),
        (DUE, dt.date(2026, 11, 11), "late-0"),
        (DUE, dt.date(2026, 11, 17), "late-1"),
    ],
)
def test_a_signer_is_reminded_every_second_day_then_on_the_last_day_then_weekly(due, on, mark):
    assert reminder_of(ASKED, due, on, 2) == mark


def test_zero_days_mean_no_reminders_before_the_last_day():
    assert reminder_of(ASKED, DUE, dt.date(2026, 11, 8), 0) == ""
    assert reminder_of(ASKED, DUE, DUE, 0) == "today"
