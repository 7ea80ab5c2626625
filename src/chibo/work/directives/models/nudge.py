from django.db import models

from chibo.kernel.personal import NotPersonal
from chibo.work.directives.models.directive import Directive


class Nudge(models.Model):
    """A reminder to the readers of one unit who have not acknowledged: a draft in the outbox, then sent on a day.

    The notice goes when its time is over; the day stays, so that nobody is nudged too often.
    """

    personal = NotPersonal("when readers of a unit were nudged; whom, says the notice")

    directive = models.ForeignKey(Directive, models.PROTECT, related_name="nudges")
    unit = models.ForeignKey("units.Unit", models.PROTECT, related_name="+")
    notice = models.OneToOneField("notices.Notice", models.SET_NULL, null=True, blank=True, related_name="+")
    drafted_on = models.DateField()
    sent_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"nudge of {self.directive_id}"
