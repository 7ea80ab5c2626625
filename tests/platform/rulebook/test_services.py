import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from chibo.platform.audit.models import AuditEntry
from chibo.platform.rulebook.errors import (
    EndBeforeStart,
    OverrideEnded,
    OverrideOverlaps,
    ReasonMissing,
    UnfitValue,
    UnknownRule,
)
from chibo.platform.rulebook.models import RuleOverride
from chibo.platform.rulebook.queries import own_values_of, rules_on
from chibo.platform.rulebook.services import end_override, override_value
from chibo.platform.rulebook.shelf import close_shelf, open_shelf

pytestmark = pytest.mark.django_db

TODAY = dt.date(2026, 11, 22)
TOMORROW = dt.date(2026, 11, 23)
KEY = "meeting.min_minutes"


def decide(value=75, *, key=KEY, scope="unit:3", on=TODAY, reason="Công văn 12-CV/ĐU", by="secretary"):
    return override_value(key, scope=scope, value=value, reason=reason, by=by, on=on)


def test_an_own_value_holds_from_its_day_for_its_unit_alone():
    decide()

    assert rules_on(TODAY, "unit:3").integer(KEY) == 75
    assert rules_on(TODAY - dt.timedelta(days=1), "unit:3").integer(KEY) == 90
    assert rules_on(TODAY, "unit:4").integer(KEY) == 90
    assert rules_on(TODAY).integer(KEY) == 90


def test_a_unit_decides_before_the_installation_and_the_installation_before_the_document():
    decide(80, scope="")
    decide(75)

    assert rules_on(TODAY, "unit:3").integer(KEY) == 75
    assert rules_on(TODAY, "unit:4").integer(KEY) == 80


def test_a_new_decision_ends_the_one_before():
    first = decide()
    decide(100, on=TOMORROW)

    first.refresh_from_db()
    assert first.valid_to == TODAY
    assert [rules_on(day, "unit:3").integer(KEY) for day in (TODAY, TOMORROW)] == [75, 100]
    assert [own.value for own in own_values_of(KEY, "unit:3")] == [100, 75]


def test_ending_an_own_value_brings_the_document_back_on_the_next_day():
    own = decide()

    end_override(own, by="secretary", on=TODAY)

    assert rules_on(TODAY, "unit:3").integer(KEY) == 75
    assert rules_on(TOMORROW, "unit:3").integer(KEY) == 90


def test_a_decision_is_on_the_audit_trail_with_its_reason():
    own = decide()
    end_override(own, by="secretary", on=TOMORROW)

    lines = AuditEntry.objects.filter(subject_type="rulebook.ruleoverride").order_by("number")
    assert [line.action for line in lines] == ["rulebook.value.overridden", "rulebook.override.ended"]
    assert lines[0].data["reason"] == "Công văn 12-CV/ĐU"
    assert lines[0].data["value"] == 75


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        ({"key": "meeting.songs"}, UnknownRule),
        ({"value": "ninety"}, UnfitValue),
        ({"value": -5}, UnfitValue),
        ({"key": "vote.denominator", "value": "everybody"}, UnfitValue),
        ({"key": "documents.margins_mm", "value": [20, 20]}, UnfitValue),
        ({"reason": "  "}, ReasonMissing),
    ],
)
def test_a_decision_that_cannot_be_taken_changes_nothing(change, refusal):
    with pytest.raises(refusal):
        decide(**change)

    assert not RuleOverride.objects.exists()


def test_a_decision_does_not_slip_under_a_later_one():
    decide(on=TOMORROW)

    with pytest.raises(OverrideOverlaps):
        decide(80, on=TODAY)
    with pytest.raises(OverrideOverlaps):
        decide(80, on=TOMORROW)
    assert rules_on(TOMORROW, "unit:3").integer(KEY) == 75


def test_an_own_value_ends_once_and_not_before_it_began():
    own = decide(on=TOMORROW)

    with pytest.raises(EndBeforeStart):
        end_override(own, by="secretary", on=TODAY)
    end_override(own, by="secretary", on=TOMORROW)
    with pytest.raises(OverrideEnded):
        end_override(own, by="secretary", on=TOMORROW)


def test_the_table_itself_refuses_two_open_values_and_an_end_before_the_start():
    decide()
    row = {"scope": "unit:3", "key": KEY, "value": 1, "reason": "r", "by_label": "b"}

    with pytest.raises(IntegrityError), transaction.atomic():
        RuleOverride.objects.create(**row, valid_from=TOMORROW)
    with pytest.raises(IntegrityError), transaction.atomic():
        RuleOverride.objects.create(**row, valid_from=TOMORROW, valid_to=TODAY)


def test_reading_the_rules_costs_one_query(count_queries):
    assert count_queries(lambda: list(rules_on(TODAY, "unit:3").all_in_force())) == 1


def test_within_a_request_the_own_values_are_read_once_and_again_after_a_decision(count_queries):
    open_shelf()
    try:
        assert count_queries(lambda: [rules_on(TODAY, f"unit:{n}").integer(KEY) for n in range(5)]) == 1
        decide()
        assert rules_on(TODAY, "unit:3").integer(KEY) == 75
    finally:
        close_shelf()
