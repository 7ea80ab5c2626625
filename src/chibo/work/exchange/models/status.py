from django.db import models

from chibo.kernel.personal import Keep, Personal
from chibo.work.exchange.choices import Direction, StatusCode
from chibo.work.exchange.models.message import Message


class StatusNote(models.Model):
    """A status message about a message: one we made (``envelope`` is the file) or one that came back.

    ``office_code`` is who says it. The same word of the same office at the same moment is one note.
    """

    personal = Personal(
        purpose="office_work", keep="papers", mentions="``said_by`` and ``description`` may name who handles the paper",
        at_end=Keep("it proves how far the paper had come"),
    )

    message = models.ForeignKey(Message, models.PROTECT, related_name="status_notes")
    direction = models.CharField(max_length=3, choices=Direction)
    status = models.CharField(max_length=2, choices=StatusCode)
    office_code = models.CharField(max_length=40)
    office_name = models.CharField(max_length=500, blank=True)
    said_by = models.CharField(max_length=200, blank=True)
    description = models.CharField(max_length=1000, blank=True)
    at = models.DateTimeField()
    noted_at = models.DateTimeField()
    envelope = models.TextField(blank=True)

    class Meta:
        ordering = ["message", "at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["message", "direction", "status", "office_code", "at"], name="a_status_is_noted_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.message_id} {self.status}"
