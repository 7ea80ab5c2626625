from django.db import models

from chibo.kernel.personal import DELETE, Personal


class Spent(models.Model):
    """How often somebody did one costly thing in one span of time. ``whose`` is "account:7" or an address."""

    personal = Personal(
        purpose="sign_in", keep="sessions", mentions="the number of an account, or the address of a visitor, for an hour",
        since="until", at_end=DELETE,
    )

    whose = models.CharField(max_length=80)
    what = models.CharField(max_length=20)
    until = models.DateTimeField(db_index=True)
    times = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["whose", "what", "until"], name="what_is_spent_is_counted_in_one_row")
        ]

    def __str__(self) -> str:
        return f"{self.whose} {self.what} {self.times}"
