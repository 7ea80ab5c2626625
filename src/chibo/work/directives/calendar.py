"""Due days of papers being spread, and of the reports about them."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace

from django.db.models import Q
from django.utils.translation import gettext as _

from chibo.platform.calendar.registry import Dated, Scope, Severity, dated
from chibo.platform.rulebook.queries import rules_on
from chibo.work.directives.choices import AudienceKind
from chibo.work.directives.models import Directive
from chibo.work.documents.queries import document_cards


@dated("directives")
def days_of_directives(scope: Scope) -> Iterable[Dated]:
    """By when a paper is to be read, and by when the report is owed. Who has read does not stand here. Four queries.

    A paper that goes to the whole cell stands in everybody's calendar; one that goes to a few, and every report, in
    that of the committee.
    """
    soon = rules_on(scope.on, scope=f"unit:{scope.unit_id}").integer("directive.due_soon_days")
    due = Q(due__gte=scope.since, due__lt=scope.until)
    reports = Q(report_due__gte=scope.since, report_due__lt=scope.until, reported_on=None)
    found = Directive.objects.open().filter(due | reports, unit_id=scope.unit_id)
    rows = list(found.prefetch_related("lines").order_by("due", "pk"))
    cards = document_cards(row.document_id for row in rows)
    for row in rows:
        card = cards.get(row.document_id)
        number = card.number if card else ""
        if scope.since <= row.due < scope.until:
            title = _("Last day to read %(paper)s") % {"paper": number}
            whole = any(line.kind == AudienceKind.CELL and line.unit_id == scope.unit_id for line in row.lines.all())
            yield replace(
                _dated(row, row.reference, row.due, title, on=scope.on, soon=soon), committee=not whole, href=row.read_url
            )
        if row.owes_report and row.report_due and scope.since <= row.report_due < scope.until:
            title = _("Report on %(paper)s to %(whom)s") % {"paper": number, "whom": row.report_to}
            yield _dated(row, f"{row.reference}:report", row.report_due, title, on=scope.on, soon=soon)


def _dated(row: Directive, key: str, day: dt.date, title: str, *, on: dt.date, soon: int) -> Dated:
    late = day < on and key.endswith(":report")
    severity = Severity.LATE if late else Severity.SOON if 0 <= (day - on).days <= soon else Severity.INFO
    return Dated(
        key=key, day=day, title=title, kind="directive", href=row.get_absolute_url(), severity=severity,
        person_id=row.responsible_id, committee=True,
    )
