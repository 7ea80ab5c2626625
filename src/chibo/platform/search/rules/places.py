"""The place of an entry in the index: its day and its number in one integer, so that the newest come first by themselves."""

import datetime as dt

SHIFT = 32
NUMBERS = (1 << SHIFT) - 1


def place_of(day: dt.date, number: int) -> int:
    """The place of entry ``number`` of that day.

    >>> number_at(place_of(dt.date(2026, 11, 22), 7))
    7
    """
    return (day.toordinal() << SHIFT) | number


def number_at(place: int) -> int:
    """The number of the entry at a place."""
    return place & NUMBERS


def day_at(place: int) -> dt.date:
    """The day of a place."""
    return dt.date.fromordinal(place >> SHIFT)


def span(since: dt.date | None, until: dt.date | None) -> tuple[int, int]:
    """The first and the last place of entries from ``since`` to ``until``, both days included."""
    low = place_of(since, 0) if since else 0
    high = place_of(until, NUMBERS) if until else (1 << 62)
    return low, high
