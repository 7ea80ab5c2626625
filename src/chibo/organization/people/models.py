from __future__ import annotations

from django.conf import settings
from django.db import models
from django.urls import reverse

from chibo.kernel.personal import LEAVING, Personal, blank
from chibo.kernel.text import fold, given_name
from chibo.organization.people.choices import Gender
from chibo.platform.crypto.fields import BlindIndexField, SealedTextField


class PersonQuerySet(models.QuerySet["Person"]):
    def standing(self) -> PersonQuerySet:
        """People who stand for themselves: an entry merged into another has no search key any more."""
        return self.exclude(folded="")

    def named_like(self, words: str) -> PersonQuerySet:
        """People whose folded name has all the words, typed with or without diacritics."""
        found = self
        for word in fold(words).split():
            found = found.filter(folded__contains=word)
        return found


class Person(models.Model):
    """A person the office works with. ``sort_key`` and ``folded`` are written by the services.

    ``invented`` marks the persons of the demo office. ``birth_date`` may be unknown while ``birth_year``
    is known; e-mail and phone are for the committee only and lie sealed in the database.
    """

    personal = Personal(
        purpose="party_work",
        keep="contact",
        person="pk",
        account="account",
        hidden=("sort_key", "folded", "email_index", "phone_index"),
        since=LEAVING,
        at_end=blank("email", "email_index", "phone", "phone_index"),
    )

    full_name = models.CharField(max_length=120)
    sort_key = models.CharField(max_length=400, db_index=True)
    folded = models.CharField(max_length=120)
    gender = models.CharField(max_length=8, choices=Gender, blank=True)
    birth_date = models.DateField(null=True, blank=True)
    birth_year = models.PositiveSmallIntegerField(null=True, blank=True)
    email = SealedTextField(blank=True)
    email_index = BlindIndexField(of="email", kind="email")
    phone = SealedTextField(blank=True)
    phone_index = BlindIndexField(of="phone", kind="phone")
    account = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="person"
    )
    invented = models.BooleanField(default=False)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = PersonQuerySet.as_manager()

    class Meta:
        ordering = ["sort_key", "pk"]

    def __str__(self) -> str:
        return self.full_name

    @property
    def given_name(self) -> str:
        """The name by which the person is called."""
        return given_name(self.full_name)

    def get_absolute_url(self) -> str:
        """The person's page."""
        return reverse("people:detail", args=[self.pk])
