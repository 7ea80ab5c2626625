from django.db import models
from django.db.models import F, Q

from chibo.kernel.personal import NotPersonal


class OfficeCode(models.Model):
    """A code under which one of our units is addressed. Several may hold: the old form beside the new one."""

    personal = NotPersonal("codes of offices")

    unit = models.ForeignKey("units.Unit", models.PROTECT, related_name="+")
    code = models.CharField(max_length=40)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["-since", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["unit", "code"], name="a_code_of_an_office_is_entered_once"),
            models.CheckConstraint(
                name="a_code_ends_after_it_began", condition=Q(until=None) | Q(until__gte=F("since"))
            ),
        ]

    def __str__(self) -> str:
        return self.code


class Correspondent(models.Model):
    """An office with which a unit exchanges messages. Senders enter themselves when their first message is taken."""

    personal = NotPersonal("names and codes of offices")

    unit = models.ForeignKey("units.Unit", models.PROTECT, related_name="+")
    code = models.CharField(max_length=40)
    name = models.CharField(max_length=200)
    in_charge = models.CharField(max_length=200, blank=True)
    folded = models.CharField(max_length=250)

    class Meta:
        ordering = ["folded", "code"]
        constraints = [models.UniqueConstraint(fields=["unit", "code"], name="a_correspondent_has_one_code_once")]

    def __str__(self) -> str:
        return f"{self.name} ({self.code})"
