"""What the house does by itself: reminders to the committee, the next month's meeting. Each at most once."""

import datetime as dt

from django.conf import settings
from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from chibo.kernel.period import Month
from chibo.kernel.wording import day_numbers
from chibo.organization.people.queries import person_cards
from chibo.organization.privacy.queries import mail_addresses
from chibo.organization.units.queries import unit_name
from chibo.platform.audit.services import Actor
from chibo.platform.notices.services import Addressee, send_once
from chibo.work.meetings.models import Meeting, MeetingPattern
from chibo.work.meetings.queries.alerts import Pressing, clocks_of, pressing
from chibo.work.meetings.queries.months import monthly_meeting
from chibo.work.meetings.queries.recipients import committee_of
from chibo.work.meetings.rules.deadlines import Alert
from chibo.work.meetings.services.planning import propose_monthly_meeting

PROCESS = "meetings.jobs"
LOOK_BACK = dt.timedelta(days=31)
LOOK_AHEAD = dt.timedelta(days=31)


def remind_committee(unit_id: int, *, by: Actor = PROCESS, at: dt.datetime | None = None) -> int:
    """Send the committee what presses around its meetings; returns how many reminders are new."""
    at = at or timezone.now()
    on = timezone.localdate(at)
    found = pressing(unit_id, since=on - LOOK_BACK, until=on + LOOK_AHEAD, on=on)
    if not found:
        return 0
    people = _committee(unit_id, on=on)
    sender = unit_name(unit_id, on=on)
    return sum(_remind(one, people, sender=sender, by=by, at=at) for one in found)


def propose_next_month(unit_id: int, *, by: Actor = PROCESS, at: dt.datetime | None = None) -> Meeting | None:
    """In the last days of a month put next month's meeting into the plan; None while it is too early.

    The days are those before a meeting on which the committee is reminded.
    """
    at = at or timezone.now()
    on = timezone.localdate(at)
    coming = Month.of(on) + 1
    early = (coming.first - on).days > clocks_of(unit_id, on).committee_reminder_days
    if early or monthly_meeting(unit_id, coming):
        return None
    return propose_monthly_meeting(unit_id, month=coming, by=by, at=at)


def units_with_meetings(*, on: dt.date) -> list[int]:
    """Units that have a pattern by now."""
    units = MeetingPattern.objects.filter(since__lte=on).order_by("unit_id")
    return list(units.values_list("unit_id", flat=True).distinct())


@transaction.atomic
def _remind(one: Pressing, people: list[Addressee], *, sender: str, by: Actor, at: dt.datetime) -> bool:
    meeting = one.meeting
    with translation.override(settings.LANGUAGE_CODE):
        title, body = _words(one)
    sent = send_once(
        "meetings.reminder",
        origin=f"meetings.reminder:{meeting.pk}:{one.alert.value}:{one.day.isoformat()}",
        scope=f"unit:{meeting.unit_id}",
        sender=sender,
        title=title,
        body=body,
        subject=meeting.reference,
        href=meeting.get_absolute_url(),
        recipients=people,
        by=by,
        at=at,
    )
    return sent is not None


def _words(one: Pressing) -> tuple[str, str]:
    facts = {"title": one.meeting.title, "day": day_numbers(one.meeting.day), "by": day_numbers(one.day)}
    if one.alert is Alert.COMMITTEE_NOT_MET:
        return (
            _("The committee has not met yet") % facts,
            _("%(title)s is on %(day)s. Hold the committee meeting and record it under “Prepare”.") % facts,
        )
    if one.alert is Alert.DOCUMENTS_NOT_SENT:
        return (
            _("Documents are not sent yet") % facts,
            _("%(title)s is on %(day)s. Members should have the documents by %(by)s. Send them under “Send”.") % facts,
        )
    return (
        _("The report to the superior is due") % facts,
        _("%(title)s was held on %(day)s. Publish the finished papers and report by %(by)s.") % facts,
    )


def _committee(unit_id: int, *, on: dt.date) -> list[Addressee]:
    persons = committee_of(unit_id, on=on)
    reach = mail_addresses(persons, on=on)
    return [
        Addressee(name=card.full_name, account_id=card.account_id, email=reach.get(card.pk, ""))
        for card in person_cards(persons).values()
    ]
