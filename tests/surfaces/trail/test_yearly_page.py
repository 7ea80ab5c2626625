"""The desk reminds the committee once a year to glue the fingerprint into the minutes book, until the page is printed."""

import datetime as dt

import pytest
from django.utils import timezone

from chibo.platform.audit.models import Fingerprint
from chibo.platform.calendar.queries import calendar_of
from chibo.platform.calendar.registry import Scope
from chibo.platform.rulebook.services import override_value
from chibo.surfaces.trail.services import print_fingerprint

IN_JANUARY = dt.date(2027, 1, 10)


def days(unit, on=IN_JANUARY, *, since=None, until=None, committee=True):
    scope = Scope(unit.pk, since or on, until or on + dt.timedelta(days=30), on)
    found = calendar_of(scope, committee=committee)
    return [(one.day, str(one.severity)) for one in found if one.key.startswith("trail.fingerprint")]


@pytest.fixture
def of_2026(cast):
    return Fingerprint.objects.create(number=1, hash="a" * 64, taken_at=timezone.now(), taken_by="worker", year=2026)


def test_the_committee_is_reminded_and_nobody_else(cast, of_2026):
    assert days(cast.cell) == [(dt.date(2027, 1, 15), "soon")]
    assert days(cast.cell, committee=False) == []
    assert days(cast.department) == []


def test_a_late_page_stays_until_it_is_printed(cast, of_2026):
    march = dt.date(2027, 3, 5)
    assert days(cast.cell, march) == [(march, "late")]
    print_fingerprint(of_2026, unit_id=cast.cell.pk, on=march, by=cast.secretary.account)
    assert days(cast.cell, march) == []
    assert days(cast.other_cell, march) == [(march, "late")]


def test_a_year_without_a_trail_is_not_late(cast):
    assert days(cast.cell, dt.date(2026, 11, 22)) == []
    assert days(cast.cell, dt.date(2026, 12, 20)) == [(dt.date(2027, 1, 15), "info")]


def test_a_cell_may_choose_its_day(cast, of_2026):
    override_value(
        "rights.fingerprint_days", scope=f"unit:{cast.cell.pk}", value=["02-01"], reason="kỳ họp tháng 2",
        by=cast.secretary.account, on=dt.date(2026, 12, 1),
    )
    assert days(cast.cell) == [(dt.date(2027, 2, 1), "info")]
