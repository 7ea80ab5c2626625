"""What waits for somebody about papers: to read, and to report."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from chibo.kernel.wording import day_numbers
from chibo.organization.mandates.queries import duties_of
from chibo.platform.panels.registry import Asker, Need, needs
from chibo.platform.rulebook.queries import rules_on
from chibo.work.directives.choices import SPOKEN
from chibo.work.directives.models import Directive
from chibo.work.directives.queries.mine import waiting_for
from chibo.work.documents.queries import document_cards


@needs("directives")
def directives_need(asker: Asker) -> Iterator[Need]:
    """For readers: papers to acknowledge. For the responsible person: reports that are due. Four queries."""
    person = duties_of(asker.user).person_id
    if person is None:
        return
    for line in waiting_for(person, on=asker.on):
        until = _("due on %(day)s") % {"day": day_numbers(line.due)}
        new = _("a new version, ") if line.asked_again else ""
        yield Need(
            title=_("Hear or read %(paper)s") % {"paper": line.number} if line.way in SPOKEN
            else _("Read %(paper)s") % {"paper": line.number},
            verb=_("Read"), href=line.href, detail=f"{new}{until} · {line.title}", order=30, late=line.late,
        )  # fmt: skip
    yield from _reports(asker, person)


def _reports(asker: Asker, person: int) -> Iterator[Need]:
    soon = rules_on(asker.on, scope=f"unit:{asker.unit_id}").days("directive.due_soon_days")
    owed = Directive.objects.open().filter(
        responsible_id=person, reported_on=None, report_due__isnull=False, report_due__lte=asker.on + soon
    )
    rows = list(owed)
    cards = document_cards(row.document_id for row in rows)
    for row in rows:
        card = cards.get(row.document_id)
        if card and row.report_due:
            yield Need(
                title=_("Report on %(paper)s to %(whom)s") % {"paper": card.number, "whom": row.report_to},
                verb=_("Report"), href=reverse("directives:report", args=[row.pk]),
                detail=_("due on %(day)s") % {"day": day_numbers(row.report_due)}, order=25, late=row.report_due < asker.on,
            )  # fmt: skip
