"""The story moves with the day it is played on."""

import datetime as dt

import pytest

from chibo.kernel.period import Month
from chibo.platform.audit.services import verify
from chibo.platform.events.models import Delivery
from chibo.surfaces.demo.errors import DayNotPlayable
from chibo.surfaces.demo.player import play_demo
from chibo.work.meetings.choices import State
from chibo.work.meetings.models import Decision, Meeting
from chibo.work.meetings.queries.decisions import result_rows


@pytest.mark.django_db(transaction=True)
def test_in_march_the_year_ends_with_a_february_moved_by_tet() -> None:
    steps: list[str] = []
    office = play_demo(dt.date(2027, 3, 3), lambda _done, _total, what: steps.append(what))

    held = list(Meeting.objects.monthly().exclude(state=State.PLANNED).order_by("month"))
    assert [Month.of(meeting.month) for meeting in held] == [Month(2026, 3) + n for n in range(12)]
    assert held[-1].day == dt.date(2027, 2, 11)
    assert "Tết" in held[-1].moved_reason
    assert office.next_meeting == dt.date(2027, 3, 5)
    numbers = (
        Decision.objects.filter(kind="resolution").order_by("issued_on").values_list("number", flat=True)
    )
    assert [number[:2] for number in numbers] == [f"{n:02d}" for n in range(1, 12)]
    assert "năm 2027" in held[-1].decision.subject
    assert len(result_rows(held[-1])) >= 6
    assert verify().intact
    assert not Delivery.objects.filter(delivered_at=None).exists()
    assert steps[0] == "dựng cơ quan"
    assert steps[-1] == "xong"


@pytest.mark.django_db
@pytest.mark.parametrize(
    "day", [dt.date(2026, 10, 5), dt.date(2030, 6, 1)], ids=["too early", "after the term"]
)
def test_days_without_a_story_are_refused(day: dt.date) -> None:
    with pytest.raises(DayNotPlayable):
        play_demo(day)
    assert not Meeting.objects.exists()
