"""The .ics of a meeting: published, with its time zone, the same UID for ever and a growing sequence."""

import datetime as dt

from icalendar import Calendar, Event

from chibo.work.meetings.models import Meeting

CONTENT_TYPE = "text/calendar; charset=utf-8; method=PUBLISH"
FILE_NAME = "sinh-hoat.ics"


def calendar_entry(
    meeting: Meeting, *, minutes: int, unit: str, sequence: int, at: dt.datetime, zone: dt.tzinfo
) -> bytes:
    """The entry as members put it into their own calendar. It names no document."""
    calendar = Calendar()
    calendar.add("prodid", "-//chibo//chibo//VI")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    event = Event()
    start = meeting.starts_at.astimezone(zone)
    event.add("uid", f"meeting-{meeting.pk}-{meeting.created_at:%Y%m%d%H%M%S}@chibo")
    event.add("sequence", sequence)
    event.add("dtstamp", at.astimezone(dt.UTC))
    event.add("dtstart", start)
    event.add("dtend", start + dt.timedelta(minutes=minutes))
    event.add("summary", meeting.title)
    event.add("location", meeting.place)
    event.add("description", unit)
    event.add("status", "CANCELLED" if meeting.cancelled_reason else "CONFIRMED")
    calendar.add_component(event)
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())
