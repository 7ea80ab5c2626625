"""Form fields as people fill them in: a day as "5/11" or "thứ sáu", a time as "8h" or "08:00".

The pages' script normalises the same words when a field is left; without the script the server reads them.
"""

import datetime as dt
import re
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from chibo.kernel.text import fold

DJANGO_SENTENCES = (_("This field is required."),)
"""Sentences of Django's own that our catalogue says in the office's words."""

NEAR_DAYS = {"hom nay": 0, "today": 0, "mai": 1, "ngay mai": 1, "tomorrow": 1, "hom qua": -1, "yesterday": -1}
"""Words for days near today, folded, with their distance in days."""

WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            ("thu hai", "thu 2", "t2", "monday"),
            ("thu ba", "thu 3", "t3", "tuesday"),
            ("thu tu", "thu 4", "t4", "wednesday"),
            ("thu nam", "thu 5", "t5", "thursday"),
            ("thu sau", "thu 6", "t6", "friday"),
            ("thu bay", "thu 7", "t7", "saturday"),
            ("chu nhat", "cn", "sunday"),
        )
    )
    for name in names
}
"""Folded names of the days of the week; Monday is 0."""

NUMBERS = re.compile(r"(\d{1,2})[/.\-\s](\d{1,2})(?:[/.\-\s](\d{4}|\d{2}))?|(\d{2})(\d{2})(\d{4})")
CLOCK = re.compile(r"(\d{1,2})(?:\s*(?::|h|g|giờ|gio)\s*(\d{1,2})?\s*(?:phút|phut)?)?", re.IGNORECASE)


def read_day(text: str, *, today: dt.date) -> dt.date:
    """The day meant by ``text``; a weekday is the next one after today, a day without a year is this year's.

    Raises ValueError when the text is no day.
    """
    words = " ".join(fold(text).split())
    if words in NEAR_DAYS:
        return today + dt.timedelta(days=NEAR_DAYS[words])
    if words in WEEKDAYS:
        return today + dt.timedelta(days=(WEEKDAYS[words] - today.weekday()) % 7 or 7)
    found = NUMBERS.fullmatch(" ".join(text.split()))
    if not found:
        raise ValueError(text)
    day, month, year = found.group(1) or found.group(4), found.group(2) or found.group(5), found.group(3)
    return dt.date(_year(year or found.group(6), today), int(month), int(day))


def _year(text: str | None, today: dt.date) -> int:
    if not text:
        return today.year
    return 2000 + int(text) if len(text) == 2 else int(text)


def read_clock(text: str) -> dt.time:
    """The time meant by "8", "8h", "8h30", "08 giờ 30" or "08:30". Raises ValueError when it is none."""
    found = CLOCK.fullmatch(text.strip())
    if not found:
        raise ValueError(text)
    return dt.time(int(found.group(1)), int(found.group(2) or 0))


class DayInput(forms.DateInput):
    """A text input for a day; the attribute tells the page's script to help with it."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        shown = {"data-date": "", "placeholder": "dd/mm/yyyy", "autocomplete": "off", "inputmode": "text"}
        super().__init__(attrs={**shown, **(attrs or {})}, format="%d/%m/%Y")


class DayField(forms.DateField):
    """A day, shown as dd/mm/yyyy."""

    widget = DayInput
    default_error_messages = {"invalid": _("This day is not clear. Write for example 05/11/2026.")}

    def to_python(self, value: Any) -> dt.date | None:
        """Empty is None; anything unreadable is a sentence beside the field."""
        if value in self.empty_values:
            return None
        if isinstance(value, dt.date):
            return value
        try:
            return read_day(str(value), today=timezone.localdate())
        except ValueError as unclear:
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid") from unclear


class ClockField(forms.TimeField):
    """A time of the day, shown as 08:00."""

    default_error_messages = {"invalid": _("This time is not clear. Write for example 08:00 or 8h30.")}

    def __init__(self, **options: Any) -> None:
        options.setdefault("widget", forms.TimeInput(format="%H:%M", attrs={"autocomplete": "off"}))
        super().__init__(**options)

    def to_python(self, value: Any) -> dt.time | None:
        """Empty is None; anything unreadable is a sentence beside the field."""
        if value in self.empty_values:
            return None
        if isinstance(value, dt.time):
            return value
        try:
            return read_clock(str(value))
        except ValueError as unclear:
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid") from unclear
