import datetime as dt

import pytest

from chibo.platform.rulebook.lookup import Rules
from chibo.work.meetings.rules.agenda import ItemKind, Section, minutes_short, standard_agenda
from chibo.work.meetings.rules.duration import DurationRule, minimum_minutes
from chibo.work.meetings.rules.kinds import MeetingKind

RULES = Rules(dt.date(2026, 11, 22))


def placed(kind):
    return [item for item in standard_agenda(kind, RULES) if not item.when_due]


def test_standard_agenda_of_a_regular_meeting_is_in_the_order_secretaries_expect():
    items = placed(MeetingKind.REGULAR)

    assert [item.kind for item in items if item.section is Section.OPENING] == [
        ItemKind.OPENING,
        ItemKind.OPENING,
        ItemKind.ROLL,
        ItemKind.DUES,
        ItemKind.PROGRAMME,
    ]
    assert [item.kind for item in items if item.section is Section.CLOSING] == [
        ItemKind.CONCLUSION,
        ItemKind.CONCLUSION,
        ItemKind.SCORE,
        ItemKind.MINUTES,
    ]
    content = [item.kind for item in items if item.section is Section.CONTENT]
    assert (
        content.index(ItemKind.IDEOLOGY)
        < content.index(ItemKind.RESULTS)
        < content.index(ItemKind.NEXT_TASKS)
    )


@pytest.mark.parametrize("kind", MeetingKind)
def test_every_kind_has_an_agenda_with_sections_in_order_and_keys_that_are_unique(kind):
    items = standard_agenda(kind, RULES)
    sections = [list(Section).index(item.section) for item in items]

    assert items
    assert sections == sorted(sections)
    assert len({item.key for item in items}) == len(items)


@pytest.mark.parametrize("kind", [MeetingKind.REGULAR, MeetingKind.REGULAR_THEMATIC])
def test_the_proposed_minutes_reach_the_minimum_of_a_middling_cell(kind):
    planned = sum(item.minutes for item in placed(kind))

    assert minutes_short(planned, minimum_minutes(kind, 20, DurationRule.under(RULES))) == 0


@pytest.mark.parametrize(
    ("planned", "minimum", "short"), [(85, 90, 5), (90, 90, 0), (120, 90, 0), (10, 0, 0)]
)
def test_minutes_short(planned, minimum, short):
    assert minutes_short(planned, minimum) == short


def test_party_building_is_offered_and_not_placed():
    offered = [item.kind for item in standard_agenda(MeetingKind.REGULAR, RULES) if item.when_due]

    assert offered == [ItemKind.PARTY_BUILDING]
