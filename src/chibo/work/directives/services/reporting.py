"""The report about carrying out a directive: its skeleton, and that it has been sent."""

import datetime as dt

from django.db import transaction

from chibo.kernel.wording import day_numbers
from chibo.platform.audit.services import Actor, record
from chibo.platform.threads.services import link
from chibo.work.directives.errors import DayInTheFuture
from chibo.work.directives.models import Directive
from chibo.work.directives.services.locking import locked


@transaction.atomic
def record_report(
    directive: Directive, *, sent_on: dt.date, by: Actor, on: dt.date, at: dt.datetime | None = None, reference: str = ""
) -> Directive:
    """The report has gone to whom it is due; ``reference`` is the paper, if the house has it. Harmless twice."""
    directive = locked(directive)
    if sent_on > on:
        raise DayInTheFuture(day=day_numbers(sent_on))
    if directive.reported_on == sent_on and (not reference or directive.report_reference == reference):
        return directive
    directive.reported_on = sent_on
    directive.report_reference = reference or directive.report_reference
    directive.save(update_fields=["reported_on", "report_reference"])
    if reference:
        link(directive.reference, reference)
    record("directives.directive.reported", directive, by=by, at=at, sent_on=sent_on, report=reference)
    return directive
