from django.db import models

from chibo.kernel.personal import Keep, NotPersonal, Personal
from chibo.platform.papers.choices import NumberState


class NumberSeries(models.Model):
    """One sequence of numbers; its row is the lock under which they are taken.

    ``period`` is the term or congress ("term:2025-2030", "congress:III"); ``doc_type`` is empty where all
    types share the sequence; ``highest`` the highest number ever taken.
    """

    personal = NotPersonal("sequences of numbers")

    scope = models.CharField(max_length=40)
    period = models.CharField(max_length=60)
    doc_type = models.CharField(max_length=10, blank=True)
    highest = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["scope", "period", "doc_type"], name="one_series_per_scope_period_and_type"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.scope} {self.period} {self.doc_type}".strip()


class ReservedNumber(models.Model):
    """One number of a series and what became of it. ``text`` is how papers write it ("05-NQ/CB")."""

    personal = Personal(
        purpose="party_work",
        keep="papers",
        mentions="``created_by`` says who took the number",
        at_end=Keep("a number is never used twice"),
    )

    series = models.ForeignKey(NumberSeries, models.PROTECT, related_name="numbers")
    number = models.PositiveIntegerField()
    doc_type = models.CharField(max_length=10)
    text = models.CharField(max_length=30)
    state = models.CharField(max_length=10, choices=NumberState, default=NumberState.RESERVED)
    reason = models.CharField(max_length=300, blank=True)
    paper = models.OneToOneField(
        "papers.Paper", models.PROTECT, null=True, blank=True, related_name="reserved_number"
    )
    reserved_on = models.DateField()
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.CharField(max_length=120)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["series", "number"], name="a_number_is_taken_once"),
            models.CheckConstraint(
                condition=models.Q(state=NumberState.USED, paper__isnull=False)
                | (~models.Q(state=NumberState.USED) & models.Q(paper__isnull=True)),
                name="a_used_number_has_its_paper",
            ),
            models.CheckConstraint(
                condition=~models.Q(state=NumberState.VOIDED) | ~models.Q(reason=""),
                name="a_voided_number_has_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return self.text
