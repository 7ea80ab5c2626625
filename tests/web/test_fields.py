"""Days and times are read as people write them."""

import datetime as dt

import pytest
from django import forms
from django.utils import translation

from chibo.web.fields import ClockField, DayField, read_clock, read_day

SUNDAY = dt.date(2026, 11, 22)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("05/11/2026", dt.date(2026, 11, 5)),
        ("5/11", dt.date(2026, 11, 5)),
        ("5-11-26", dt.date(2026, 11, 5)),
        ("5.11.2026", dt.date(2026, 11, 5)),
        (" 5 11 2026 ", dt.date(2026, 11, 5)),
        ("05112026", dt.date(2026, 11, 5)),
        ("hôm nay", SUNDAY),
        ("ngày mai", dt.date(2026, 11, 23)),
        ("Thứ Sáu", dt.date(2026, 11, 27)),
        ("thu 6", dt.date(2026, 11, 27)),
        ("Chủ nhật", dt.date(2026, 11, 29)),
        ("friday", dt.date(2026, 11, 27)),
    ],
)
def test_a_day_is_read_as_it_is_written(text: str, day: dt.date) -> None:
    assert read_day(text, today=SUNDAY) == day


@pytest.mark.parametrize("text", ["31/02/2026", "13/13", "ngày kia", "2026", "5/11/202", "0/1"])
def test_what_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        read_day(text, today=SUNDAY)


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("8", dt.time(8)),
        ("8h", dt.time(8)),
        ("8h30", dt.time(8, 30)),
        ("08:30", dt.time(8, 30)),
        ("08 giờ 00", dt.time(8)),
        ("17 giờ 15 phút", dt.time(17, 15)),
    ],
)
def test_a_time_is_read_as_it_is_written(text: str, time: dt.time) -> None:
    assert read_clock(text) == time


@pytest.mark.parametrize("text", ["25:00", "8h75", "sáng", ""])
def test_what_is_no_time_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        read_clock(text)


class Deadline(forms.Form):
    day = DayField()
    at = ClockField(required=False)


def test_a_mistake_is_said_in_a_sentence_and_the_text_stays() -> None:
    form = Deadline({"day": "hôm kia", "at": "sáng"})
    with translation.override("en"):
        assert form.errors["day"] == ["This day is not clear. Write for example 05/11/2026."]
        assert form.errors["at"] == ["This time is not clear. Write for example 08:00 or 8h30."]
    assert "hôm kia" in str(form["day"])


def test_a_known_day_is_shown_with_day_before_month() -> None:
    form = Deadline(initial={"day": dt.date(2026, 11, 5), "at": dt.time(8)})
    assert 'value="05/11/2026"' in str(form["day"])
    assert "data-date" in str(form["day"])
    assert 'value="08:00"' in str(form["at"])


def test_an_empty_time_that_may_be_empty_is_nothing() -> None:
    form = Deadline({"day": "05/11/2026", "at": ""})
    assert form.is_valid()
    assert form.cleaned_data["at"] is None
