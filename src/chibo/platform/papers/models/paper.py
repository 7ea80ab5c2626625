from collections.abc import Collection
from typing import Any, Self

from django.db import models

from chibo.kernel.personal import Keep, Personal


class PaperQuerySet(models.QuerySet["Paper"]):
    """Papers by who issued them and when."""

    def of_scope(self, scope: str) -> Self:
        """Papers issued by one unit ("unit:3")."""
        return self.filter(scope=scope)

    def issued_in(self, year: int) -> Self:
        """Papers dated in a year."""
        return self.filter(issued_on__year=year)

    def of_origins(self, origins: Collection[str]) -> Self:
        """Papers that tell of these objects ("meetings.meeting:12")."""
        return self.filter(origin__in=origins)

    def newest_first(self) -> Self:
        """By date and order of freezing."""
        return self.order_by("-issued_on", "-pk")


class Paper(models.Model):
    """A paper as it was issued: facts, layout and template version, from which it comes out word for word.

    ``scope`` is the issuing unit ("unit:3"), ``origin`` the object it tells of ("meetings.meeting:12"),
    ``number`` "05-NQ/CB" or empty, ``text_hash`` the SHA-256 of its words.
    """

    personal = Personal(
        purpose="party_work",
        keep="papers",
        mentions="the facts of an issued paper name people",
        at_end=Keep("issued papers are the archive and are never changed"),
    )

    kind = models.CharField(max_length=60)
    version = models.PositiveSmallIntegerField()
    scope = models.CharField(max_length=40)
    origin = models.CharField(max_length=80)
    title = models.CharField(max_length=300)
    number = models.CharField(max_length=30, blank=True)
    issued_on = models.DateField()
    facts = models.JSONField()
    layout = models.JSONField()
    text_hash = models.CharField(max_length=64)
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.CharField(max_length=120)

    objects = PaperQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "origin"], name="one_paper_of_a_kind_for_an_origin"),
        ]
        indexes = [models.Index(fields=["scope", "-issued_on"])]

    def __str__(self) -> str:
        return f"{self.number} {self.title}".strip()

    @property
    def reference(self) -> str:
        """How threads and files name it."""
        return f"papers.paper:{self.pk}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """A paper is written once."""
        if not self._state.adding:
            raise TypeError("issued papers are never modified")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """A paper is never taken away."""
        raise TypeError("issued papers are never deleted")
