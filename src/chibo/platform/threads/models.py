from django.db import models

from chibo.kernel.personal import NotPersonal


class ThreadLink(models.Model):
    """``source`` led to ``target``; both are references such as "meetings.item:12"."""

    personal = NotPersonal("references from row to row")

    source = models.CharField(max_length=80, db_index=True)
    target = models.CharField(max_length=80, db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["source", "target"], name="one_link_per_pair")]

    def __str__(self) -> str:
        return f"{self.source} → {self.target}"
