"""A signing job as a station of the golden thread."""

from collections.abc import Collection

from django.utils.translation import gettext as _

from chibo.kernel.wording import day_numbers
from chibo.platform.authz.permissions import Visitor
from chibo.platform.threads.registry import Card, resolves
from chibo.work.signing.choices import JobState
from chibo.work.signing.models import SigningJob

ORDER = 45


@resolves("signing.job")
def job_cards(keys: Collection[str], user: Visitor) -> dict[str, Card]:
    """Cards of the jobs the visitor may see. One query."""
    visible = SigningJob.objects.visible_to(user).filter(pk__in=[int(key) for key in keys if key.isdigit()])
    return {str(job.pk): _card(job) for job in visible}


def _card(job: SigningJob) -> Card:
    return Card(
        label=job.title, kind=_("Signatures"), order=ORDER, href=job.get_absolute_url(),
        state=str(JobState(job.state).label), day=day_numbers(job.asked_on),
    )
