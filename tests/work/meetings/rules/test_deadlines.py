import datetime as dt
from dataclasses import replace

import pytest

from chibo.work.meetings.rules.deadlines import (
    Alert,
    MeetingClocks,
    MeetingFacts,
    QuarterFacts,
    documents_in_time,
    meeting_alerts,
    report_due,
    report_in_time,
    thematic_alert,
    thematic_missing,
)

CLOCKS = MeetingClocks(
    committee_reminder_days=7,
    documents_days=1,
    report_days=2,
    report_in_working_days=False,
    thematic_per_quarter=1,
)
WORKING_DAYS = replace(CLOCKS, report_in_working_days=True)
THURSDAY = dt.date(2026, 11, 5)


def november(day):
    return dt.date(2026, 11, day)


@pytest.mark.parametrize(
    ("sent_on", "in_time"),
    [(november(4), True), (november(5), False), (dt.date(2026, 10, 20), True), (None, False)],
)
def test_documents_in_time(sent_on, in_time):
    assert documents_in_time(sent_on, THURSDAY, CLOCKS) is in_time


@pytest.mark.parametrize(
    ("reported_on", "calendar_days", "working_days"),
    [
        pytest.param(november(5), True, True, id="the same day"),
        pytest.param(november(7), True, True, id="the second day, a Saturday"),
        pytest.param(november(8), False, True, id="Sunday: late by the calendar only"),
        pytest.param(november(9), False, True, id="Monday, the second working day"),
        pytest.param(november(10), False, False, id="late either way"),
        pytest.param(None, False, False, id="not reported"),
    ],
)
def test_report_in_time(reported_on, calendar_days, working_days):
    assert report_in_time(reported_on, THURSDAY, CLOCKS) is calendar_days
    assert report_in_time(reported_on, THURSDAY, WORKING_DAYS) is working_days


def test_two_working_days_after_a_friday_is_tuesday():
    assert report_due(november(6), WORKING_DAYS) == november(10)


@pytest.mark.parametrize(("held", "missing"), [(0, 1), (1, 0), (2, 0)])
def test_thematic_missing(held, missing):
    assert thematic_missing(held, CLOCKS) == missing


READY = MeetingFacts(THURSDAY, committee_met_on=november(1), documents_sent_on=november(2))
BARE = MeetingFacts(THURSDAY)


@pytest.mark.parametrize(
    ("today", "facts", "alerts"),
    [
        pytest.param(dt.date(2026, 10, 28), BARE, (), id="eight days before: quiet"),
        pytest.param(dt.date(2026, 10, 29), BARE, (Alert.COMMITTEE_NOT_MET,), id="seven days before"),
        pytest.param(
            november(4), BARE, (Alert.COMMITTEE_NOT_MET, Alert.DOCUMENTS_NOT_SENT), id="one day before: both"
        ),
        pytest.param(november(4), READY, (), id="all ready"),
        pytest.param(
            november(4),
            replace(BARE, committee_needed=False),
            (Alert.DOCUMENTS_NOT_SENT,),
            id="no committee here",
        ),
        pytest.param(november(6), BARE, (), id="the day has passed: nothing to prepare any more"),
        pytest.param(november(6), replace(READY, held=True), (), id="held, one day left"),
        pytest.param(november(7), replace(READY, held=True), (Alert.REPORT_NOT_SENT,), id="two days after"),
        pytest.param(november(20), replace(READY, held=True), (Alert.REPORT_NOT_SENT,), id="it stays"),
        pytest.param(
            november(20), replace(READY, held=True, reported_on=november(9)), (), id="reported late"
        ),
        pytest.param(november(20), replace(READY, held=True, report_needed=False), (), id="no report needed"),
    ],
)
def test_meeting_alerts(today, facts, alerts):
    assert meeting_alerts(today, facts, CLOCKS) == alerts


@pytest.mark.parametrize(
    ("today", "planned", "held", "alert"),
    [
        pytest.param(dt.date(2026, 10, 31), 0, 0, None, id="first month: quiet"),
        pytest.param(dt.date(2026, 11, 1), 0, 0, Alert.THEMATIC_NOT_PLANNED, id="second month, not planned"),
        pytest.param(dt.date(2026, 11, 1), 1, 0, None, id="second month, planned"),
        pytest.param(dt.date(2026, 12, 1), 1, 0, Alert.THEMATIC_NOT_HELD, id="third month, planned"),
        pytest.param(dt.date(2026, 12, 31), 0, 0, Alert.THEMATIC_NOT_PLANNED, id="third month, not planned"),
        pytest.param(dt.date(2026, 12, 31), 0, 1, None, id="held"),
    ],
)
def test_thematic_alert(today, planned, held, alert):
    assert thematic_alert(today, QuarterFacts(planned, held), CLOCKS) is alert
