"""Two committee members do the same thing at the same moment."""

import datetime as dt
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from chibo.kernel.period import Month
from chibo.platform.audit.services import verify
from chibo.work.meetings.choices import MeetingKind
from chibo.work.meetings.models import AgendaItem, Meeting
from chibo.work.meetings.queries.months import moment_on
from chibo.work.meetings.services.planning import plan_meeting, propose_monthly_meeting, set_pattern
from chibo.work.meetings.services.postponing import postpone_item
from chibo.work.meetings.services.proposals import accept_proposal

NOW = moment_on(dt.date(2026, 11, 22), dt.time(9, 0))
KEY = "calendar.day:2026-12-15"

pytestmark = pytest.mark.django_db(transaction=True)


def both(*works):
    """Run the works in threads that start together; returns what each gave."""
    gate = Barrier(len(works))

    def run(work):
        try:
            gate.wait(timeout=20)
            return work()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(works)) as pool:
        return [future.result() for future in [pool.submit(run, work) for work in works]]


@pytest.fixture
def meeting(cast):
    starts = moment_on(dt.date(2026, 12, 4), dt.time(8, 0))
    return plan_meeting(cast.cell.pk, kind=MeetingKind.REGULAR, month=Month(2026, 12), starts_at=starts, by="demo", at=NOW)


def test_the_same_proposal_becomes_one_item(cast, meeting):
    mine, theirs = both(
        lambda: accept_proposal(meeting, key=KEY, by=cast.committee.account, at=NOW),
        lambda: accept_proposal(meeting, key=KEY, by=cast.deputy.account, at=NOW),
    )
    assert mine.pk == theirs.pk
    assert AgendaItem.objects.filter(meeting=meeting, origin=KEY).count() == 1
    positions = sorted(meeting.items.values_list("position", flat=True))
    assert positions == list(range(1, len(positions) + 1))
    assert verify().intact


def test_the_same_month_is_proposed_once(cast):
    set_pattern(cast.cell.pk, since=dt.date(2026, 1, 1), day=5, by="demo", at=NOW)
    made = both(*[lambda: propose_monthly_meeting(cast.cell.pk, month=Month(2026, 12), by="demo", at=NOW)] * 3)
    assert len({one.pk for one in made}) == 1
    assert Meeting.objects.count() == 1


def test_the_same_item_is_postponed_once(cast, meeting):
    item = meeting.items.first()
    copies = both(
        lambda: postpone_item(item, by=cast.secretary.account, at=NOW),
        lambda: postpone_item(item, by=cast.deputy.account, at=NOW),
    )
    assert copies[0].pk == copies[1].pk
    assert AgendaItem.objects.filter(origin=item.reference).count() == 1
