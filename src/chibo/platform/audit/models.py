from typing import Any

from django.conf import settings
from django.db import models

from chibo.kernel.personal import Keep, NotPersonal, Personal


class AuditEntry(models.Model):
    """One line of the trail. ``number`` has no gaps; ``hash`` covers the line and the hash before it."""

    personal = Personal(
        purpose="accountability",
        keep="audit",
        account="actor",
        mentions="``source`` names who acted",
        hidden=("data", "previous_hash", "hash"),
        at_end=Keep("the trail proves what happened only while no line is missing"),
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

    class Meta:
        ordering = ["number"]
        indexes = [models.Index(fields=["subject_type", "subject_id"])]

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

    personal = NotPersonal("the last number and fingerprint of the trail")

    number = models.PositiveBigIntegerField(default=0)
    hash = models.CharField(max_length=64)

    def __str__(self) -> str:
        return f"{self.number} {self.hash[:12]}"
