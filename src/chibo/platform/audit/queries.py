"""Reading the trail."""

from django.db.models import Model, QuerySet

from chibo.platform.audit.models import AuditEntry


def history_of(subject: Model) -> QuerySet[AuditEntry]:
    """The lines about one object, newest first."""
    return AuditEntry.objects.filter(
        subject_type=subject._meta.label_lower, subject_id=str(subject.pk)
    ).order_by("-number")
