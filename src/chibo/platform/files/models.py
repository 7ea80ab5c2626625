from django.db import models

from chibo.kernel.personal import Keep, Personal
from chibo.platform.files.choices import Looked, Mark


class StoredFile(models.Model):
    """A file on disk under its SHA-256. ``subject`` is the reference whose readers may open it."""

    personal = Personal(
        purpose="office_work",
        keep="work",
        mentions="``arrived_from`` says who brought it, and a file may name people",
        at_end=Keep("it is evidence of the record it hangs on and goes when that goes"),
    )

    sha256 = models.CharField(max_length=64, db_index=True)
    name = models.CharField(max_length=200)
    content_type = models.CharField(max_length=120)
    size = models.PositiveBigIntegerField()
    subject = models.CharField(max_length=80, db_index=True)
    mark = models.CharField(max_length=16, choices=Mark, default=Mark.NONE)
    looked = models.CharField(max_length=12, choices=Looked, default=Looked.NOTHING)
    arrived_at = models.DateTimeField(auto_now_add=True)
    arrived_from = models.CharField(max_length=120)

    class Meta:
        constraints = [
            models.CheckConstraint(name="no_kept_file_carries_a_mark", condition=models.Q(mark__in=["none", "internal"]))
        ]

    def __str__(self) -> str:
        return self.name
