"""What somebody may read of the trail, and who reads it."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.utils import timezone

from chibo.organization.mandates.choices import COMMITTEE, Post
from chibo.organization.mandates.queries import duties_of, duties_on, visible_people
from chibo.organization.units.queries import led_units
from chibo.platform.audit.models import AuditEntry
from chibo.platform.audit.services import SYSTEM
from chibo.platform.authz.permissions import Visitor
from chibo.surfaces.trail.models import TrailReader


@dataclass(frozen=True)
class Wanted:
    """What the reader asks for; empty means everything."""

    who: str = ""
    what: str = ""
    about: str = ""
    since: dt.date | None = None
    until: dt.date | None = None


def trail_units(user: Visitor) -> frozenset[int]:
    """Cells whose trail the user reads: as secretary, or as its independent reader while in the committee."""
    duties, today = duties_of(user), timezone.localdate()
    if duties.person_id is None:
        return frozenset()
    named = TrailReader.objects.filter(person_id=duties.person_id, unit_id__in=duties.units_with(*COMMITTEE))
    now = named.filter(since__lte=today).filter(Q(until=None) | Q(until__gt=today))
    return duties.units_with(Post.SECRETARY) | frozenset(now.values_list("unit_id", flat=True))


def lines_for(user: Visitor, wanted: Wanted) -> QuerySet[AuditEntry]:
    """Lines of the user's cells and what they lead, of the people around them, and of the system; newest first."""
    today = timezone.localdate()
    units = {led for unit in trail_units(user) for led in (unit, *led_units(unit, on=today))}
    people = dict(visible_people(user).values_list("pk", "account_id"))
    theirs = Q(scope__in=[f"unit:{unit}" for unit in units])
    without_unit = (
        Q(actor_id__in=[account for account in people.values() if account])
        | Q(subject_type="people.person", subject_id__in=[str(person) for person in people])
        | Q(subject_type__in=(SYSTEM, "audit.fingerprint"))
    )
    return _narrowed(AuditEntry.objects.filter(theirs | Q(without_unit, scope="")), wanted).order_by("-number")


def readers_of(unit_id: int) -> list[TrailReader]:
    """Everybody who was named, newest first."""
    return list(TrailReader.objects.filter(unit_id=unit_id).select_related("person"))


def may_be_named(unit_id: int, person_id: int, *, on: dt.date) -> tuple[bool, bool]:
    """Whether the person sits in the committee on the day, and whether as secretary."""
    duties = duties_on(person_id, on=on).in_person
    return duties.in_committee(unit_id), duties.holds(Post.SECRETARY, unit_id)


def _narrowed(lines: QuerySet[AuditEntry], wanted: Wanted) -> QuerySet[AuditEntry]:
    if wanted.who:
        lines = lines.filter(source__icontains=wanted.who)
    if wanted.what:
        lines = lines.filter(action__startswith=wanted.what)
    if wanted.about:
        kind, _colon, key = wanted.about.partition(":")
        lines = lines.filter(subject_type=kind, subject_id=key)
    zone = timezone.get_current_timezone()
    if wanted.since:
        lines = lines.filter(at__gte=dt.datetime.combine(wanted.since, dt.time(), zone))
    if wanted.until:
        lines = lines.filter(at__lt=dt.datetime.combine(wanted.until + dt.timedelta(days=1), dt.time(), zone))
    return lines
