from fractions import Fraction

import pytest

from chibo.kernel.conditions import Condition, UnknownMeasure


@pytest.mark.parametrize(
    ("condition", "measures", "holds"),
    [
        ("short_minutes <= 15", {"short_minutes": Fraction(15)}, True),
        ("attendance_rate >= 90 %", {"attendance_rate": Fraction(9, 10)}, True),
        ("attendance_rate >= 90 %", {"attendance_rate": Fraction(8999, 10000)}, False),
        ("held_share = 1/2", {"held_share": Fraction(45, 90)}, True),
        ("share >= 40 % and share < 50 %", {"share": Fraction(1, 2)}, False),
        (["unexcused >= 1", "rate < 65 %"], {"unexcused": Fraction(1), "rate": None}, True),
        ("a = 1 and b = 1", {"a": Fraction(0), "b": None}, False),
        ("a = 1 and b = 1", {"a": None, "b": Fraction(0)}, False),
    ],
)
def test_conditions(condition, measures, holds):
    assert Condition.parse(condition).holds(measures) is holds


def test_a_condition_on_something_unrecorded_says_what_is_missing():
    with pytest.raises(UnknownMeasure) as missing:
        Condition.parse(["unexcused >= 1", "rate < 65 %"]).holds({"unexcused": Fraction(0), "rate": None})

    assert missing.value.name == "rate"


@pytest.mark.parametrize("text", ["rate", "rate >= viel", "rate => 3", "", "rate >= 3 or b = 1"])
def test_a_condition_that_says_nothing_is_refused(text):
    with pytest.raises(ValueError, match="not a condition"):
        Condition.parse(text)
