from django.db import models


class StoredFile(models.Model):
    """A file on disk under its SHA-256. ``subject`` is the reference whose readers may open it."""

    sha256 = models.CharField(max_length=64, db_index=True)
    name = models.CharField(max_length=200)
    content_type = models.CharField(max_length=120)
    size = models.PositiveBigIntegerField()
    subject = models.CharField(max_length=80, db_index=True)
    arrived_at = models.DateTimeField(auto_now_add=True)
    arrived_from = models.CharField(max_length=120)

    def __str__(self) -> str:
        return self.name
