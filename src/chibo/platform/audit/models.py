from typing import Any

from django.conf import settings
from django.db import models

from chibo.kernel.personal import Keep, NotPersonal, Personal


class AuditEntry(models.Model):
    """One line of the trail. ``number`` has no gaps; ``hash`` covers the line and the hash before it.

    ``scope`` is the unit it belongs to ("unit:3"), empty for lines of the system.
    """

    personal = Personal(
        purpose="accountability",
        keep="audit",
        authors="actor",
        mentions="names of who acted, and names in the data of a line",
        at_end=Keep("The trail proves what happened; a line that could be taken away would prove nothing."),
    )

    number = models.PositiveBigIntegerField(unique=True)
    at = models.DateTimeField(db_index=True)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    source = models.CharField(max_length=120)
    action = models.CharField(max_length=100, db_index=True)
    subject_type = models.CharField(max_length=100)
    subject_id = models.CharField(max_length=40)
    data = models.JSONField(default=dict)
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)
    scope = models.CharField(max_length=40, blank=True, default="")

    class Meta:
        ordering = ["number"]
        indexes = [
            models.Index(fields=["subject_type", "subject_id"]),
            models.Index(fields=["scope", "-number"], name="audit_lines_of_a_unit"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.source} {self.action}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """A line is written once."""
        if not self._state.adding:
            raise TypeError("audit entries are never modified")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """A line is never taken away."""
        raise TypeError("audit entries are never deleted")


class ChainHead(models.Model):
    """The last number and hash; its single row is the lock under which lines are appended."""

    personal = NotPersonal("a number and a hash")

    number = models.PositiveBigIntegerField(default=0)
    hash = models.CharField(max_length=64)

    def __str__(self) -> str:
        return f"{self.number} {self.hash[:12]}"


class Fingerprint(models.Model):
    """The hash of one line, taken on a day to be written into the minutes book. ``year`` 0: taken on demand."""

    personal = NotPersonal("a number, a hash, and the name of who took it")

    number = models.PositiveBigIntegerField()
    hash = models.CharField(max_length=64)
    taken_at = models.DateTimeField()
    taken_by = models.CharField(max_length=120)
    year = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["year"], condition=~models.Q(year=0), name="one_fingerprint_of_a_year"
            )
        ]

    def __str__(self) -> str:
        return f"{self.number}: {self.hash}"

    @property
    def printed(self) -> str:
        """As it stands in the minutes book: the number, the hash in groups of four."""
        groups = [self.hash[start : start + 4] for start in range(0, 64, 4)]
        return f"{self.number}: {' '.join(groups)}"
