from __future__ import annotations

import datetime as dt

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from chibo.kernel.period import Month
from chibo.kernel.personal import Keep, NotPersonal, Personal
from chibo.organization.mandates.queries import duties_of
from chibo.platform.authz.permissions import Visitor
from chibo.work.meetings.choices import CELL_MEETINGS, MONTHLY_MEETINGS, MeetingKind, Mode, State


class MeetingQuerySet(models.QuerySet["Meeting"]):
    def visible_to(self, user: Visitor) -> MeetingQuerySet:
        """Meetings of the cells one belongs to or serves; committee meetings for the committee only."""
        duties = duties_of(user)
        committee = [unit for unit in duties.units if duties.in_committee(unit)]
        open_kinds = ~Q(kind=MeetingKind.COMMITTEE)
        return self.filter(
            Q(open_kinds, unit_id__in=duties.units) | Q(kind=MeetingKind.COMMITTEE, unit_id__in=committee)
        )

    def of_month(self, month: Month) -> MeetingQuerySet:
        """Meetings counted to a month, whenever they were held."""
        return self.filter(month=month.first)

    def monthly(self) -> MeetingQuerySet:
        """The obligatory monthly meetings that were not cancelled."""
        return self.filter(kind__in=MONTHLY_MEETINGS).exclude(state=State.CANCELLED)


class Meeting(models.Model):
    """One meeting. ``month`` is the first day of the month it belongs to.

    ``rules_stamp`` says under which rule packs it was opened. ``calendar_day`` is the day the cell's
    pattern gives; when ``starts_at`` is another day, ``moved_reason`` says why. ``announced_as`` is the day,
    hour and place people were told last.
    """

    personal = Personal(
        purpose="party_work",
        keep="minutes",
        person=("chair", "minute_taker"),
        mentions="guests stand by name",
        fields=("unit", "kind", "month", "title", "starts_at", "chair", "minute_taker"),
        at_end=Keep("minutes and resolutions are the archive of the cell and are never changed"),
    )

    unit = models.ForeignKey("units.Unit", models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20, choices=MeetingKind)
    month = models.DateField()
    title = models.CharField(max_length=250)
    folded = models.CharField(max_length=250)
    topic = models.CharField(max_length=250, blank=True)
    starts_at = models.DateTimeField()
    calendar_day = models.DateField(null=True, blank=True)
    moved_reason = models.CharField(max_length=250, blank=True)
    cancelled_reason = models.CharField(max_length=250, blank=True)
    place = models.CharField(max_length=200, blank=True)
    mode = models.CharField(max_length=12, choices=Mode, default=Mode.IN_PERSON)
    state = models.CharField(max_length=20, choices=State, default=State.PLANNED)
    chair = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    minute_taker = models.ForeignKey(
        "people.Person", models.PROTECT, null=True, blank=True, related_name="+"
    )
    guests = models.TextField(blank=True)
    prepared_on = models.DateField(null=True, blank=True)
    committee_meeting = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="prepares"
    )
    announced_at = models.DateTimeField(null=True, blank=True)
    announced_as = models.CharField(max_length=260, blank=True)
    documents_sent_at = models.DateTimeField(null=True, blank=True)
    opened_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    reported_on = models.DateField(null=True, blank=True)
    dues_paid = models.PositiveIntegerField(null=True, blank=True)
    dues_total = models.PositiveIntegerField(null=True, blank=True)
    rules_stamp = models.JSONField(default=dict, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = MeetingQuerySet.as_manager()

    class Meta:
        ordering = ["-starts_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "month"],
                condition=Q(kind__in=sorted(MONTHLY_MEETINGS)) & ~Q(state=State.CANCELLED),
                name="one_monthly_meeting_per_month",
            ),
            models.CheckConstraint(
                name="meeting_closes_after_it_opens",
                condition=Q(closed_at=None) | Q(closed_at__gte=F("opened_at")),
            ),
        ]
        indexes = [models.Index(fields=["unit", "-month"])]

    def __str__(self) -> str:
        return self.title

    @property
    def period(self) -> Month:
        """The month it belongs to."""
        return Month.of(self.month)

    @property
    def of_the_cell(self) -> bool:
        """Whether all members of the cell are called."""
        return self.kind in CELL_MEETINGS

    @property
    def is_monthly(self) -> bool:
        """Whether it is the meeting every month must have."""
        return self.kind in MONTHLY_MEETINGS

    @property
    def reference(self) -> str:
        """Its name on threads and origins."""
        return f"meetings.meeting:{self.pk}"

    @property
    def day(self) -> dt.date:
        """The local day it is held."""
        return timezone.localdate(self.starts_at)

    def get_absolute_url(self) -> str:
        """The meeting's page."""
        return reverse("meetings:detail", args=[self.pk])


class MeetingPattern(models.Model):
    """When a unit meets: "ngày 5 hằng tháng" (``day``) or "thứ Sáu tuần đầu" (``weekday`` and ``week``).

    ``weekday`` 0 is Monday; ``week`` 1 to 4, or -1 for the last.
    """

    personal = NotPersonal("when a unit meets")

    unit = models.ForeignKey("units.Unit", models.PROTECT, related_name="+")
    since = models.DateField()
    day = models.PositiveSmallIntegerField(null=True, blank=True)
    weekday = models.PositiveSmallIntegerField(null=True, blank=True)
    week = models.SmallIntegerField(null=True, blank=True)
    time = models.TimeField(default=dt.time(8, 0))
    place = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["-since"]
        constraints = [
            models.UniqueConstraint(fields=["unit", "since"], name="one_pattern_per_day"),
            models.CheckConstraint(
                name="pattern_is_a_day_or_a_weekday",
                condition=Q(day__isnull=False, weekday=None, week=None)
                | Q(day=None, weekday__isnull=False, week__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit_id} since {self.since}"
