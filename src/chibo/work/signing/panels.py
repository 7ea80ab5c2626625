"""What waits for a signature of the person who asks."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from chibo.kernel.wording import day_numbers
from chibo.organization.mandates.queries import duties_of
from chibo.platform.panels.registry import Asker, Need, needs
from chibo.work.signing.queries import waiting_for


@needs("signing")
def signatures_need(asker: Asker) -> Iterator[Need]:
    """Papers whose next signature is mine; those of units one does not belong to stand on every desk."""
    duties = duties_of(asker.user)
    if duties.person_id is None:
        return
    for signer in waiting_for(duties.person_id):
        job = signer.job
        if job.unit_id == asker.unit_id or job.unit_id not in duties.units:
            until = _("to be signed by %(day)s") % {"day": day_numbers(job.due)} if job.due else ""
            late = bool(job.due and job.due < asker.on)
            detail = f"{job.title} {until}".strip()
            yield Need(_("Sign a paper"), _("Read and sign"), job.get_absolute_url(), detail, order=15, late=late)
