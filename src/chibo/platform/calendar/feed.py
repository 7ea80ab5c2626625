"""The calendar as an iCalendar file, for the calendar program of a phone."""

import datetime as dt
from collections.abc import Iterable

from django.utils import timezone
from icalendar import Calendar, Event

from chibo.platform.calendar.registry import Dated

ONE_HOUR = dt.timedelta(hours=1)


def feed_of(things: Iterable[Dated], *, now: dt.datetime) -> bytes:
    """All things as events: with a time where there is one, else for the whole day."""
    calendar = Calendar()
    calendar.add("prodid", "-//chibo//VI")
    calendar.add("version", "2.0")
    for thing in things:
        event = Event()
        event.add("uid", f"{thing.key}.{thing.kind}@chibo")
        event.add("summary", thing.title)
        event.add("dtstamp", now)
        if thing.time:
            starts = timezone.make_aware(dt.datetime.combine(thing.day, thing.time))
            event.add("dtstart", starts)
            event.add("dtend", starts + ONE_HOUR)
        else:
            event.add("dtstart", thing.day)
            event.add("dtend", thing.day + dt.timedelta(days=1))
        calendar.add_component(event)
    return bytes(calendar.to_ical())
