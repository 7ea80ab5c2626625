"""What waits around personal data: requests to answer, runs to confirm."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from chibo.kernel.wording import day_numbers
from chibo.organization.mandates.queries import duties_of
from chibo.organization.privacy.queries.corrections import waiting_of
from chibo.organization.privacy.queries.runs import open_run
from chibo.organization.privacy.rules.correcting import may_answer, presses
from chibo.platform.panels.registry import Asker, Need, needs


@needs("privacy")
def privacy_needs(asker: Asker) -> Iterator[Need]:
    """For committee and clerk of the cell. Two queries."""
    duties = duties_of(asker.user)
    if not duties.keeps_list_of(asker.unit_id):
        return
    for request in waiting_of(asker.unit_id):
        if may_answer(duties.person_id, request.person_id):
            yield Need(
                title=_("Answer the request for correction of %(name)s") % {"name": request.person.full_name},
                verb=_("Answer"),
                href=request.get_absolute_url(),
                detail=_("by %(day)s") % {"day": day_numbers(request.due)},
                order=20 if presses(request.due, asker.on) else 40,
                late=request.due < asker.on,
            )
    run = open_run(asker.unit_id)
    if run is not None and run.first_by_id != asker.user.pk:
        yield Need(
            title=_("Confirm what has had its time and is to be deleted"),
            verb=_("Look at it"),
            href=run.get_absolute_url(),
            detail=_("proposed on %(day)s; two people confirm") % {"day": day_numbers(run.on)},
            order=60,
        )
