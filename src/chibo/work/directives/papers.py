"""The skeleton of the report about a directive, as it is printed."""

import datetime as dt

from django.utils.translation import gettext_lazy as _

from chibo.platform.papers.content import PaperContent
from chibo.platform.papers.kinds import (
    BodyPart,
    LetterFacts,
    Letterhead,
    compose_facts,
    kind_of,
    letter_facts,
)
from chibo.platform.papers.registry import paper
from chibo.platform.papers.rules.system import System
from chibo.platform.rulebook.queries import rules_on
from chibo.work.directives.models import Directive
from chibo.work.directives.queries.report import ReportFacts
from chibo.work.directives.services.reporting import REPORT, parts_of

KIND = "directives.report"


def directive_behind(origin: str) -> Directive | None:
    """The directive of "directives.directive:3"."""
    key = origin.partition(":")[2]
    return Directive.objects.filter(pk=int(key)).first() if key.isdigit() else None


@paper(
    KIND, version=1, facts=LetterFacts, label=_("Report about a directive"), permission="directives.view_directive",
    subject=directive_behind,
)  # fmt: skip
def report_paper(facts: LetterFacts) -> PaperContent:
    """BÁO CÁO kết quả thực hiện …: six parts, what must be judged is marked."""
    return compose_facts(facts)


def report_letter(facts: ReportFacts, *, on: dt.date, scope: str) -> LetterFacts:
    """The facts as a report of the unit's own system."""
    kind = kind_of(System(facts.system), REPORT, rules_on(on, scope))
    head = Letterhead(
        superior=facts.superior, issuer=facts.issuer, place=facts.place_name, day=on, organ=facts.symbol
    )
    parts = tuple(BodyPart(heading=heading, text=text) for heading, text in parts_of(facts))
    fields = {"subject": facts.subject, "addressees": facts.to, "recipients": f"{facts.to}\nLưu" if facts.to else "Lưu"}
    return letter_facts(kind, fields, head=head, parts=parts)
