import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chibo.kernel.period import Month
from chibo.work.meetings.rules.recurrence import (
    LAST,
    DayWarning,
    HolidayCalendar,
    MeetingPattern,
    day_warnings,
    meeting_day,
)

FRIDAY, MONDAY = 4, 0


@pytest.mark.parametrize(
    ("pattern", "month", "day"),
    [
        pytest.param(MeetingPattern.monthly_on(5), Month(2026, 11), 5, id="ngày 5 hằng tháng"),
        pytest.param(MeetingPattern.monthly_on(31), Month(2026, 11), 30, id="the 31st of a month of 30"),
        pytest.param(MeetingPattern.monthly_on(30), Month(2028, 2), 29, id="the 30th of a leap February"),
        pytest.param(MeetingPattern.weekday_on(FRIDAY, 1), Month(2026, 11), 6, id="thứ Sáu tuần đầu"),
        pytest.param(
            MeetingPattern.weekday_on(FRIDAY, 1), Month(2026, 8), 7, id="a month that starts on Saturday"
        ),
        pytest.param(
            MeetingPattern.weekday_on(MONDAY, 1), Month(2026, 6), 1, id="a month that starts on that day"
        ),
        pytest.param(MeetingPattern.weekday_on(MONDAY, 4), Month(2026, 11), 23, id="the fourth Monday"),
        pytest.param(
            MeetingPattern.weekday_on(MONDAY, LAST), Month(2026, 11), 30, id="the fifth is the last"
        ),
        pytest.param(
            MeetingPattern.weekday_on(FRIDAY, LAST), Month(2026, 2), 27, id="the fourth is the last"
        ),
    ],
)
def test_meeting_day(pattern, month, day):
    assert meeting_day(pattern, month) == dt.date(month.year, month.month, day)


patterns = st.one_of(
    st.builds(MeetingPattern.monthly_on, st.integers(1, 31)),
    st.builds(MeetingPattern.weekday_on, st.integers(0, 6), st.sampled_from([1, 2, 3, 4, LAST])),
)
months = st.builds(Month, st.integers(2000, 2100), st.integers(1, 12))


@given(patterns, months)
def test_every_month_has_its_meeting_day_within_itself(pattern, month):
    assert Month.of(meeting_day(pattern, month)) == month


@given(patterns)
def test_a_pattern_survives_being_stored(pattern):
    assert MeetingPattern.from_data(pattern.to_data()) == pattern


def test_a_pattern_in_words():
    assert MeetingPattern.monthly_on(5).in_words == "ngày 5 hằng tháng"
    assert MeetingPattern.weekday_on(FRIDAY, 1).in_words == "thứ Sáu tuần đầu hằng tháng"


@pytest.mark.parametrize("wrong", [{"day": 0}, {"day": 32}, {"weekday": 7}, {"ordinal": 5}])
def test_a_pattern_that_no_calendar_has_is_refused(wrong):
    data = MeetingPattern.monthly_on(5).to_data() | wrong

    with pytest.raises(ValueError, match=r"is 1|is 0"):
        MeetingPattern.from_data(data)


CALENDAR = HolidayCalendar(
    fixed=frozenset({(1, 1), (9, 2)}),
    single=frozenset({dt.date(2026, 4, 26)}),
    tet=frozenset({dt.date(2026, 2, 17)}),
    tet_days_before=1,
    tet_days_after=4,
)


@pytest.mark.parametrize(
    ("day", "warnings"),
    [
        (dt.date(2026, 11, 5), ()),
        (dt.date(2026, 11, 7), (DayWarning.SATURDAY,)),
        (dt.date(2026, 9, 2), (DayWarning.HOLIDAY,)),
        (dt.date(2026, 4, 26), (DayWarning.SUNDAY, DayWarning.HOLIDAY)),
        (dt.date(2026, 2, 16), (DayWarning.TET,)),
        (dt.date(2026, 2, 21), (DayWarning.SATURDAY, DayWarning.TET)),
        (dt.date(2026, 2, 23), ()),
    ],
)
def test_day_warnings(day, warnings):
    assert day_warnings(day, CALENDAR) == warnings
