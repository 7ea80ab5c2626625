from django.db import models

from chibo.kernel.personal import Keep, NotPersonal, Personal
from chibo.platform.papers.choices import NumberState


class NumberSeries(models.Model):
    """One sequence of numbers; its row is the lock under which they are taken.

    ``period`` is the term, the congress or the year ("term:2025-2030", "congress:III", "year:2026"); ``doc_type``
    is empty where all types share the sequence; ``highest`` the highest number ever taken. Numbers up to
    ``before`` were given on paper, before the series was kept here.
    """

    personal = NotPersonal("sequences of numbers")

    scope = models.CharField(max_length=40)
    period = models.CharField(max_length=60)
    doc_type = models.CharField(max_length=10, blank=True)
    highest = models.PositiveIntegerField(default=0)
    before = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["scope", "period", "doc_type"], name="one_series_per_scope_period_and_type"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.scope} {self.period} {self.doc_type}".strip()


class ReservedNumber(models.Model):
    """One number of a series and what became of it. ``text`` is how papers write it ("05-NQ/CB").

    ``supplement`` is the letter of an added number ("a" of 05a), which never stands without its ``note``.
    ``used_for`` is the reference of the registered document that carries it.
    """

    personal = Personal(
        purpose="party_work",
        keep="papers",
        mentions="``created_by`` says who took the number",
        at_end=Keep("a number is never used twice"),
    )

    series = models.ForeignKey(NumberSeries, models.PROTECT, related_name="numbers")
    number = models.PositiveIntegerField()
    supplement = models.CharField(max_length=2, blank=True)
    doc_type = models.CharField(max_length=10)
    text = models.CharField(max_length=60)
    state = models.CharField(max_length=10, choices=NumberState, default=NumberState.RESERVED)
    reason = models.CharField(max_length=300, blank=True)
    note = models.CharField(max_length=300, blank=True)
    paper = models.OneToOneField(
        "papers.Paper", models.PROTECT, null=True, blank=True, related_name="reserved_number"
    )
    used_for = models.CharField(max_length=80, blank=True, db_index=True)
    reserved_on = models.DateField()
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.CharField(max_length=120)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["series", "number", "supplement"], name="a_number_is_taken_once"),
            models.CheckConstraint(
                condition=models.Q(state=NumberState.USED) & (models.Q(paper__isnull=False) | ~models.Q(used_for=""))
                | (~models.Q(state=NumberState.USED) & models.Q(paper__isnull=True, used_for="")),
                name="a_used_number_has_its_paper",
            ),
            models.CheckConstraint(
                condition=~models.Q(state=NumberState.VOIDED) | ~models.Q(reason=""),
                name="a_voided_number_has_a_reason",
            ),
            models.CheckConstraint(
                condition=models.Q(supplement="") | ~models.Q(note=""), name="a_supplement_has_a_note"
            ),
        ]

    def __str__(self) -> str:
        return self.text
