import uuid

from django.db import models

from chibo.kernel.personal import NotPersonal


class EventRecord(models.Model):
    """A fact, written in the same transaction as the change that made it true."""

    personal = NotPersonal("facts name rows by number")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    name = models.CharField(max_length=100, db_index=True)
    payload = models.JSONField()
    at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.name


class Delivery(models.Model):
    """One handler's receipt for one event; ``delivered_at`` empty means: still to be delivered."""

    personal = NotPersonal("receipts of processes")

    event = models.ForeignKey(EventRecord, models.CASCADE, related_name="deliveries")
    handler = models.CharField(max_length=200)
    delivered_at = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    next_attempt_at = models.DateTimeField(null=True)
    error = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["event", "handler"], name="one_receipt_per_handler")
        ]
        indexes = [
            models.Index(
                fields=["next_attempt_at"],
                condition=models.Q(delivered_at=None),
                name="deliveries_waiting",
            )
        ]

    def __str__(self) -> str:
        return f"{self.event_id} → {self.handler}"
