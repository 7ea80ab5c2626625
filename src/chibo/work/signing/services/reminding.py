"""Reminders to whose turn it is: some days after it was asked, on the last day, and each week after."""

import datetime as dt

from django.utils import timezone

from chibo.platform.rulebook.queries import rules_on
from chibo.work.signing.models import SigningJob
from chibo.work.signing.queries.jobs import with_signers
from chibo.work.signing.rules.reminders import reminder_of
from chibo.work.signing.services.telling import remind

PROCESS = "signing.remind_signers"
WORDS = {"waits": "Còn chờ ký", "today": "Hôm nay là hạn ký", "late": "Đã quá hạn ký"}


def remind_signers(*, on: dt.date, at: dt.datetime | None = None) -> int:
    """Returns how many were sent. Harmless when it runs twice a day: every reminder has an origin of its own."""
    moment = at or timezone.now()
    days: dict[int, int] = {}
    sent = 0
    for job in with_signers(SigningJob.objects.waiting().select_related("unit")):
        if job.unit_id not in days:
            days[job.unit_id] = rules_on(on, scope=f"unit:{job.unit_id}").integer("reminder.signature_days_after")
        if mark := reminder_of(job.asked_on, job.due, on, days[job.unit_id]):
            position = sum(signer.state == "signed" for signer in job.signers.all()) + 1
            sent += remind(job, f"{position}-{mark}", WORDS[mark.partition("-")[0]], by=PROCESS, at=moment)
    return sent
