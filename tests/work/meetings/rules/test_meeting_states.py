from chibo.work.meetings.rules.meeting_states import EDITABLE, HELD, MEETING_STATES, MeetingState

S = MeetingState


def test_every_state_can_be_reached():
    assert MEETING_STATES.reachable_from(S.PLANNED) == set(S)


def test_a_closed_meeting_never_reopens():
    assert MEETING_STATES.reachable_from(S.CLOSED) == HELD


def test_a_reviewed_and_a_cancelled_meeting_are_final():
    assert MEETING_STATES.reachable_from(S.REVIEWED) == {S.REVIEWED}
    assert MEETING_STATES.reachable_from(S.CANCELLED) == {S.CANCELLED}


def test_an_agenda_is_edited_only_before_the_meeting():
    assert all(MEETING_STATES.allows(state, S.IN_SESSION) for state in EDITABLE)
    assert EDITABLE.isdisjoint(HELD)


def test_a_month_may_be_reported_without_a_numbered_resolution():
    assert MEETING_STATES.allows(S.MINUTES_ADOPTED, S.REPORTED)
    assert not MEETING_STATES.allows(S.CLOSED, S.ISSUED)
