import datetime as dt

import pytest

from chibo.organization.membership.rules.clocks import ProbationClock
from chibo.organization.membership.rules.doubts import ERRORS, Doubt, MemberDates, date_doubts

CLOCK = ProbationClock(months=12, papers_from_month=11, ceremony_within_workdays=30, recognition_within_workdays=30)
TODAY = dt.date(2026, 11, 22)
day = dt.date.fromisoformat


def dates(born="1985-01-01", decided="2010-02-20", ceremony="2010-03-03", official="2011-03-03"):
    return MemberDates(*(day(text) if text else None for text in (born, decided, ceremony, official)))


@pytest.mark.parametrize(
    ("member", "doubts"),
    [
        pytest.param(dates(), (), id="all in order"),
        pytest.param(MemberDates(), (), id="nothing known"),
        pytest.param(
            dates(ceremony="2010-02-19", official=""),
            (Doubt.CEREMONY_BEFORE_DECISION, Doubt.PROBATION_OVERDUE),
            id="ceremony before decision",
        ),
        pytest.param(
            dates(official="2010-03-01"), (Doubt.OFFICIAL_BEFORE_CEREMONY,), id="official before ceremony"
        ),
        pytest.param(
            dates(official="2010-02-01"),
            (Doubt.OFFICIAL_BEFORE_CEREMONY, Doubt.OFFICIAL_BEFORE_DECISION),
            id="official before everything",
        ),
        pytest.param(
            dates(official="2011-03-02"), (Doubt.OFFICIAL_BEFORE_PROBATION_ENDS,), id="a day too early"
        ),
        pytest.param(
            dates(official="2011-06-01"), (Doubt.OFFICIAL_AFTER_PROBATION_ENDS,), id="processed late"
        ),
        pytest.param(dates(official=""), (Doubt.PROBATION_OVERDUE,), id="never made official"),
        pytest.param(
            dates(decided="2026-01-10", ceremony="2026-02-01", official=""), (), id="still in probation"
        ),
        pytest.param(
            dates(decided="2026-01-10", ceremony="2026-04-01", official=""),
            (Doubt.CEREMONY_LATE,),
            id="ceremony late",
        ),
        pytest.param(
            dates(decided="2026-12-01", ceremony="", official=""),
            (Doubt.IN_THE_FUTURE,),
            id="decided tomorrow",
        ),
        pytest.param(dates(born="1992-02-21"), (Doubt.TOO_YOUNG,), id="a day under eighteen"),
        pytest.param(dates(born="1992-02-20"), (), id="eighteen on the day"),
        pytest.param(dates(born="2010-02-21"), (Doubt.BORN_AFTER_ADMISSION,), id="born after admission"),
        pytest.param(
            dates(decided="", ceremony="2010-03-03", official="2011-03-03"),
            (),
            id="an old register without decision",
        ),
    ],
)
def test_date_doubts(member, doubts):
    assert date_doubts(member, TODAY, CLOCK) == doubts


def test_what_contradicts_time_blocks_and_what_offices_do_late_only_warns():
    assert Doubt.OFFICIAL_BEFORE_CEREMONY in ERRORS
    assert Doubt.OFFICIAL_BEFORE_PROBATION_ENDS not in ERRORS
    assert Doubt.OFFICIAL_AFTER_PROBATION_ENDS not in ERRORS
