from django.db import models
from django.db.models import F, Q

from chibo.kernel.personal import Keep, Personal


class RuleOverride(models.Model):
    """An office's own value, dated, with a reason. ``valid_to`` is its last day; it is ended, never deleted.

    ``scope`` is "unit:3", or empty for the whole installation; ``by_label`` names the author as of that day.
    """

    personal = Personal(
        purpose="accountability",
        keep="rights",
        mentions="``by_label`` says who decided",
        at_end=Keep("old months are read again under the numbers of their day"),
    )

    scope = models.CharField(max_length=40, blank=True)
    key = models.CharField(max_length=80)
    value = models.JSONField()
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    reason = models.CharField(max_length=500)
    by_label = models.CharField(max_length=120)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["key", "valid_from"]
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gte=F("valid_from")),
                name="an_override_ends_on_or_after_its_first_day",
            ),
            models.UniqueConstraint(
                fields=["scope", "key"],
                condition=Q(valid_to=None),
                name="one_open_override_per_scope_and_key",
            ),
            models.UniqueConstraint(
                fields=["scope", "key", "valid_from"], name="one_override_starts_per_scope_key_and_day"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.scope or '*'} {self.key} {self.valid_from}"
