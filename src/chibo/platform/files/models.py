from django.db import models

from chibo.kernel.personal import Keep, Personal


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
    arrived_at = models.DateTimeField(auto_now_add=True)
    arrived_from = models.CharField(max_length=120)

    def __str__(self) -> str:
        return self.name
