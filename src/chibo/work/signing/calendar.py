"""Last days of signatures, for the unit's committee."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from chibo.platform.calendar.registry import Dated, Scope, Severity, dated
from chibo.work.signing.models import SigningJob


@dated("signing")
def signatures_due(scope: Scope) -> Iterable[Dated]:
    """Jobs that wait and have a last day. One query."""
    waiting = SigningJob.objects.waiting().filter(unit_id=scope.unit_id, due__gte=scope.since, due__lt=scope.until)
    for job in waiting.order_by("due", "pk"):
        if job.due is not None:
            yield Dated(
                key=job.own_reference, day=job.due, title=_("Signatures: %(title)s") % {"title": job.title},
                kind="deadline", wing="work", href=job.get_absolute_url(), committee=True,
                severity=Severity.LATE if job.due < scope.on else Severity.SOON,
            )  # fmt: skip
