from django.db import models
from django.db.models import F, Q

from chibo.kernel.personal import NotPersonal
from chibo.work.documents.choices import RelationKind


class Relation(models.Model):
    """What one paper does to another from a day on: ``source`` implements, amends, replaces … ``target``."""

    personal = NotPersonal("relations between documents")

    source = models.ForeignKey("documents.Document", models.PROTECT, related_name="relations_out")
    kind = models.CharField(max_length=12, choices=RelationKind)
    target = models.ForeignKey("documents.Document", models.PROTECT, related_name="relations_in")
    since = models.DateField()

    class Meta:
        ordering = ["since", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["source", "kind", "target"], name="a_relation_is_noted_once"),
            models.CheckConstraint(name="no_paper_acts_on_itself", condition=~Q(source=F("target"))),
        ]

    def __str__(self) -> str:
        return f"{self.source_id} {self.kind} {self.target_id}"
