from django.db import models

from chibo.kernel.personal import NotPersonal


class IndexState(models.Model):
    """How far the index is. One row.

    ``cursor`` is the last line of the trail whose subjects were indexed. While everything is being built, ``building``
    names the kind that is at work and ``after`` the last key that is done; ``recipe`` is the hash of the words' rules.
    """

    personal = NotPersonal("numbers about the index")

    cursor = models.PositiveBigIntegerField(default=0)
    building = models.CharField(max_length=60, blank=True)
    after = models.BigIntegerField(default=0)
    done = models.PositiveBigIntegerField(default=0)
    recipe = models.CharField(max_length=64, blank=True)
    built_at = models.DateTimeField(null=True)
    looked_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"line {self.cursor}"
