import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chibo.work.meetings.rules.month_ribbon import MonthFacts, Phase, StepState, month_ribbon


def november(day):
    return dt.date(2026, 11, day)


BARE = MonthFacts(
    meeting_on=november(5), send_by=november(4), report_by=november(7), next_meeting_on=dt.date(2026, 12, 5)
)
READY = replace(BARE, agenda_ready_on=november(1))
SENT = replace(READY, sent_on=november(3))
MET = replace(SENT, closed_on=november(5))
RESOLVED = replace(MET, resolved_on=november(6), tasks_total=4, tasks_open=4)
CARRIED = replace(RESOLVED, tasks_open=0)


@pytest.mark.parametrize(
    ("today", "facts", "phase", "state"),
    [
        pytest.param(november(1), BARE, Phase.PREPARE, StepState.CURRENT, id="nothing yet"),
        pytest.param(november(5), BARE, Phase.PREPARE, StepState.LATE, id="nothing on the day itself"),
        pytest.param(november(4), READY, Phase.SEND, StepState.CURRENT, id="prepared"),
        pytest.param(november(5), READY, Phase.SEND, StepState.LATE, id="prepared, not sent in time"),
        pytest.param(november(5), SENT, Phase.MEET, StepState.CURRENT, id="today is the day"),
        pytest.param(november(6), MET, Phase.RESOLVE, StepState.CURRENT, id="met"),
        pytest.param(november(8), MET, Phase.RESOLVE, StepState.LATE, id="no resolution after two days"),
        pytest.param(november(22), RESOLVED, Phase.CARRY_OUT, StepState.CURRENT, id="tasks are open"),
        pytest.param(
            dt.date(2026, 12, 5), RESOLVED, Phase.CARRY_OUT, StepState.LATE, id="open at the next meeting"
        ),
        pytest.param(november(22), CARRIED, Phase.REVIEW, StepState.CURRENT, id="all tasks done"),
        pytest.param(
            november(6),
            replace(BARE, closed_on=november(5)),
            Phase.RESOLVE,
            StepState.CURRENT,
            id="a meeting that was never sent out is still a meeting",
        ),
        pytest.param(
            november(6),
            replace(MET, tasks_total=2),
            Phase.RESOLVE,
            StepState.CURRENT,
            id="tasks done before the resolution exists close nothing",
        ),
    ],
)
def test_month_ribbon_says_where_the_month_stands(today, facts, phase, state):
    here = month_ribbon(today, facts).here

    assert here is not None
    assert (here.phase, here.state) == (phase, state)


def test_month_ribbon_of_a_reviewed_month_is_over():
    ribbon = month_ribbon(dt.date(2026, 12, 6), replace(RESOLVED, reviewed_on=dt.date(2026, 12, 5)))

    assert ribbon.here is None
    assert [step.phase for step in ribbon.steps] == list(Phase)


maybe_day = st.none() | st.dates(dt.date(2026, 10, 20), dt.date(2026, 12, 31))


@given(
    st.builds(
        MonthFacts,
        meeting_on=st.just(november(5)),
        send_by=st.just(november(4)),
        report_by=st.just(november(7)),
        next_meeting_on=st.just(dt.date(2026, 12, 5)),
        agenda_ready_on=maybe_day,
        sent_on=maybe_day,
        closed_on=maybe_day,
        resolved_on=maybe_day,
        reported_on=maybe_day,
        reviewed_on=maybe_day,
        tasks_total=st.integers(0, 9),
        tasks_open=st.integers(0, 9),
    ),
    st.dates(dt.date(2026, 10, 1), dt.date(2027, 1, 31)),
)
def test_a_ribbon_is_done_then_one_current_then_ahead(facts, today):
    states = [step.state for step in month_ribbon(today, facts).steps]
    done = states.count(StepState.DONE)

    assert states[:done] == [StepState.DONE] * done
    assert done == 6 or states[done] in {StepState.CURRENT, StepState.LATE}
    assert all(state is StepState.AHEAD for state in states[done + 1 :])
