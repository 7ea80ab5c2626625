import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chibo.platform.papers.facts import facts_from_json, facts_to_json


class Grade(StrEnum):
    GOOD = "good"
    FAIR = "fair"


@dataclass(frozen=True)
class Speaker:
    name: str
    words: tuple[str, ...] = ()


@dataclass(frozen=True)
class Facts:
    title: str
    on: dt.date
    at: dt.datetime
    clock: dt.time
    share: Fraction
    money: Decimal
    grade: Grade
    speakers: tuple[Speaker, ...]
    chair: Speaker | None
    counts: dict[str, int]
    note: str = "không"


WHOLE = Facts(
    title="Sinh hoạt",
    on=dt.date(2026, 11, 5),
    at=dt.datetime(2026, 11, 5, 8, 0, tzinfo=dt.UTC),
    clock=dt.time(8, 30),
    share=Fraction(18, 19),
    money=Decimal("12.50"),
    grade=Grade.GOOD,
    speakers=(Speaker("Lan", ("một", "hai")), Speaker("Hà")),
    chair=None,
    counts={"có mặt": 29},
)


def test_facts_come_back_as_they_went():
    assert facts_from_json(Facts, facts_to_json(WHOLE)) == WHOLE


def test_a_field_that_an_old_paper_lacks_takes_its_default():
    stored = facts_to_json(WHOLE)
    del stored["note"]
    assert facts_from_json(Facts, stored).note == "không"


@given(st.text(), st.lists(st.text()))
def test_any_words_survive(name, words):
    speaker = Speaker(name, tuple(words))
    assert facts_from_json(Speaker, facts_to_json(speaker)) == speaker


def test_a_fact_that_json_cannot_keep_is_an_error():
    with pytest.raises(TypeError, match="object"):
        facts_to_json({"thing": object()})
