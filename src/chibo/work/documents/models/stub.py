from __future__ import annotations

from django.db import models

from chibo.kernel.personal import Keep, Personal
from chibo.organization.mandates.queries import duties_of
from chibo.platform.authz.permissions import Visitor


class StubQuerySet(models.QuerySet["Stub"]):
    def visible_to(self, user: Visitor) -> StubQuerySet:
        """Those of the units whose register one keeps; nobody else learns that a secret paper exists."""
        duties = duties_of(user)
        return self.filter(unit_id__in=[pk for pk in duties.units | duties.keeps if duties.keeps_list_of(pk)])


class Stub(models.Model):
    """A reference to a paper with a mark of secrecy that is not here: which one, and where it lies.

    There is no title, no summary and not even which mark: the subject line of such a paper may itself say
    what is protected, and the register on paper has it. The issuer's number is enough to find the paper there.
    """

    personal = Personal(
        purpose="office_work", keep="work", mentions="who holds the paper, as a post or a name",
        at_end=Keep("it says where a secret paper lies and goes with the office's register"),
    )

    unit = models.ForeignKey("units.Unit", models.PROTECT, related_name="+")
    number = models.CharField(max_length=40)
    issuer = models.CharField(max_length=120)
    issued_on = models.DateField()
    holder = models.CharField(max_length=80)
    place = models.CharField(max_length=80)
    noted_on = models.DateField()

    objects = StubQuerySet.as_manager()

    class Meta:
        ordering = ["-issued_on", "number", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "issuer", "number", "issued_on"], name="a_secret_paper_is_referred_to_once"
            )
        ]

    def __str__(self) -> str:
        return self.number
