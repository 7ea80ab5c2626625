"""A paper was issued from a draft: when the draft was the report about a directive, the report has gone."""

import datetime as dt

from chibo.platform.events.bus import handles
from chibo.work.directives.services import record_report
from chibo.work.drafting.events import PaperIssued

FLOW = "flows.after_paper_issued"
DIRECTIVE = "directives.directive:"


@handles(PaperIssued)
def note_that_the_report_has_gone(fact: PaperIssued) -> None:
    """The day of issue is the day of the report."""
    if fact.origin.startswith(DIRECTIVE):
        day = dt.date.fromisoformat(fact.issued_on)
        key = int(fact.origin.removeprefix(DIRECTIVE))
        record_report(key, sent_on=day, reference=f"documents.document:{fact.document_id}", by=FLOW, on=day)
