"""The report about carrying out a directive: its skeleton becomes a draft, and it has been sent."""

import datetime as dt
from collections.abc import Sequence

from django.db import transaction

from chibo.kernel.wording import day_numbers
from chibo.platform.audit.services import Actor, record
from chibo.platform.threads.services import link
from chibo.work.directives.errors import DayInTheFuture, ReportBegun
from chibo.work.directives.models import Directive
from chibo.work.directives.queries.report import ReportFacts
from chibo.work.directives.services.locking import locked
from chibo.work.drafting.services import start_draft

REPORT = "BC"
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII")


@transaction.atomic
def start_report(
    directive: Directive, facts: ReportFacts, *, by: Actor, on: dt.date, at: dt.datetime | None = None
) -> Directive:
    """A draft with everything the house knows about the carrying out; it hangs on the directive's thread.

    Raises:
        ReportBegun: there is a draft already; its words are not written over.
    """
    directive = locked(directive)
    if directive.report_reference:
        raise ReportBegun()
    draft = start_draft(
        directive.unit_id, system=facts.system, type_code=REPORT, by=by, on=on, at=at, origin=directive.reference,
        subject=facts.subject, parts=parts_of(facts),
    )  # fmt: skip
    directive.report_reference = draft.reference
    directive.save(update_fields=["report_reference"])
    record("directives.directive.report_started", directive, by=by, at=at, draft=draft.reference)
    return directive


@transaction.atomic
def record_report(
    directive: Directive | int, *, sent_on: dt.date, by: Actor, on: dt.date, at: dt.datetime | None = None,
    reference: str = "",
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


def parts_of(facts: ReportFacts) -> Sequence[tuple[str, str]]:
    """The parts as a draft takes them: heading, and one paragraph for each line."""
    return [(f"{number}. {part.heading}", "\n".join(part.lines)) for number, part in zip(ROMAN, facts.parts, strict=False)]
