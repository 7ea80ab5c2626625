"""A paper was issued: it stands in the register of its unit, and nothing is typed twice."""

import datetime as dt

from chibo.platform.events.bus import handles
from chibo.platform.papers.content import PaperContent
from chibo.platform.papers.events import PaperFrozen
from chibo.platform.papers.models import Paper, ReservedNumber
from chibo.platform.papers.queries import paper_content
from chibo.platform.papers.registry import template
from chibo.work.documents.services import register_issued
from chibo.work.meetings.choices import MeetingKind

FLOW = "flows.after_paper_frozen"
UNNUMBERED = {"meetings.minutes": "BB"}
"""Kinds that stand in the register without a number, with the sign of their type."""


@handles(PaperFrozen)
def enter_into_the_register(fact: PaperFrozen) -> None:
    """Numbered papers and adopted minutes; papers that are only printed, such as sheets and books, are no part of it."""
    type_code = template(fact.kind).series or UNNUMBERED.get(fact.kind)
    paper = Paper.objects.filter(pk=fact.paper_id).first()
    if not type_code or paper is None or not fact.scope.startswith("unit:"):
        return
    content = paper_content(paper)
    register_issued(
        int(fact.scope.removeprefix("unit:")),
        number=ReservedNumber.objects.filter(paper=paper).first(),
        paper=paper,
        system="party",
        type_code=type_code,
        issued_on=paper.issued_on,
        title=content.title[:400],
        signer=_signer(content),
        for_committee=_is_of_the_committee(fact),
        by=FLOW,
        on=max(paper.issued_on, dt.date.fromisoformat(fact.issued_on)),
    )


def _signer(content: PaperContent) -> str:
    last = content.signatures[-1] if content.signatures else None
    return f"{last.name}, {last.post.lower()}" if last and last.name else ""


def _is_of_the_committee(fact: PaperFrozen) -> bool:
    """A paper of a committee meeting is read by the committee, as the meeting is."""
    told_of = template(fact.kind).subject(fact.origin)
    return getattr(told_of, "kind", "") == MeetingKind.COMMITTEE
