import pytest

from chibo.work.meetings.rules.duration import DurationRule, LongMeetingReading, minimum_minutes
from chibo.work.meetings.rules.kinds import MeetingKind, counts_as_monthly, counts_as_thematic

K, R = MeetingKind, LongMeetingReading


@pytest.mark.parametrize(
    ("kind", "members", "reading", "minutes"),
    [
        pytest.param(K.REGULAR, 32, R.COMBINED, 90, id="large cell, reading by kind"),
        pytest.param(K.REGULAR, 32, R.LARGE_CELL, 120, id="large cell, reading by size"),
        pytest.param(K.REGULAR, 30, R.LARGE_CELL, 120, id="exactly thirty is large"),
        pytest.param(K.REGULAR, 29, R.LARGE_CELL, 90, id="twenty-nine is not"),
        pytest.param(K.REGULAR_THEMATIC, 12, R.COMBINED, 120, id="combined, reading by kind"),
        pytest.param(K.REGULAR_THEMATIC, 12, R.LARGE_CELL, 90, id="combined in a small cell, reading by size"),
        pytest.param(K.REGULAR_THEMATIC, 12, R.EITHER, 120, id="combined, either"),
        pytest.param(K.REGULAR, 30, R.EITHER, 120, id="large, either"),
        pytest.param(K.REGULAR, 29, R.EITHER, 90, id="neither"),
        pytest.param(K.THEMATIC, 32, R.EITHER, 0, id="a theme alone has no minimum"),
        pytest.param(K.COMMITTEE, 32, R.EITHER, 0, id="the committee has none"),
        pytest.param(K.OFFICE, 32, R.EITHER, 0, id="the office has none"),
    ],
)
def test_minimum_minutes(kind, members, reading, minutes):
    terms = DurationRule(minutes=90, minutes_long=120, large_cell_from=30, reading=reading)

    assert minimum_minutes(kind, members, terms) == minutes


def test_which_kinds_are_the_monthly_meeting_and_which_carry_a_theme():
    assert {kind for kind in K if counts_as_monthly(kind)} == {K.REGULAR, K.REGULAR_THEMATIC}
    assert {kind for kind in K if counts_as_thematic(kind)} == {K.THEMATIC, K.REGULAR_THEMATIC}
