from __future__ import annotations

import datetime as dt

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from chibo.kernel.personal import NotPersonal
from chibo.organization.units.choices import SIDE_OF_KIND, Side, UnitEventKind, UnitKind


class UnitQuerySet(models.QuerySet["Unit"]):
    def existing(self, on: dt.date) -> UnitQuerySet:
        """Units that exist on the day."""
        return self.filter(Q(until=None) | Q(until__gt=on), since__lte=on)

    def cells(self) -> UnitQuerySet:
        """Party cells."""
        return self.filter(kind=UnitKind.PARTY_CELL)


class Unit(models.Model):
    """A unit. ``symbol`` is its sign on papers ("CB"), ``place_name`` the place in their date line.

    ``until`` is the first day on which it no longer exists. ``leads`` is the state body a cell leads.
    """

    personal = NotPersonal("units")

    kind = models.CharField(max_length=20, choices=UnitKind)
    name = models.CharField(max_length=200)
    short_name = models.CharField(max_length=80, blank=True)
    folded = models.CharField(max_length=200)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    leads = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="led_by")
    symbol = models.CharField(max_length=20, blank=True)
    place_name = models.CharField(max_length=80, blank=True)
    code = models.CharField(max_length=30, blank=True)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    objects = UnitQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="unit_ends_after_it_begins", condition=Q(until=None) | Q(until__gt=F("since"))
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def side(self) -> Side:
        """Party, State or mass organisation."""
        return SIDE_OF_KIND.get(UnitKind(self.kind), Side.MASS)

    @property
    def scope(self) -> str:
        """The reference under which rules, numbers and papers of this unit are kept."""
        return f"unit:{self.pk}"

    def get_absolute_url(self) -> str:
        """The unit's page."""
        return reverse("units:detail", args=[self.pk])


class UnitName(models.Model):
    """The name a unit had in a span of days."""

    personal = NotPersonal("names of units")

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="names")
    name = models.CharField(max_length=200)
    short_name = models.CharField(max_length=80, blank=True)
    folded = models.CharField(max_length=200)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["unit"], condition=Q(until=None), name="one_current_name"),
            models.CheckConstraint(
                name="name_ends_after_it_begins", condition=Q(until=None) | Q(until__gt=F("since"))
            ),
        ]

    def __str__(self) -> str:
        return self.name


class UnitEvent(models.Model):
    """What happened to units, with its legal basis. ``work_to`` is the unit that took over the open work, if one did."""

    personal = NotPersonal("what happened to units")

    kind = models.CharField(max_length=12, choices=UnitEventKind)
    on = models.DateField()
    decision = models.CharField(max_length=200)
    note = models.TextField(blank=True)
    from_units = models.ManyToManyField(Unit, related_name="events_out", blank=True)
    to_units = models.ManyToManyField(Unit, related_name="events_in", blank=True)
    work_to = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["-on", "-pk"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.on}"


class Term(models.Model):
    """A committee's term: from the day after its congress to the day the next one closes."""

    personal = NotPersonal("terms of committees")

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="terms")
    ordinal = models.CharField(max_length=10)
    label = models.CharField(max_length=20)
    congress_on = models.DateField(null=True, blank=True)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["-since"]
        constraints = [
            models.UniqueConstraint(fields=["unit", "label"], name="one_term_per_label"),
            models.CheckConstraint(
                name="term_ends_after_it_begins", condition=Q(until=None) | Q(until__gt=F("since"))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.ordinal} ({self.label})"
