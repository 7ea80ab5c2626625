"""Refusing and withdrawing: both need a reason, both end the job; what was signed until then is kept."""

import datetime as dt

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction
from django.utils import timezone

from chibo.organization.people.queries import person_of
from chibo.platform.audit.services import Actor, record
from chibo.platform.events.bus import publish
from chibo.work.signing import errors
from chibo.work.signing.choices import JobState, SignerState
from chibo.work.signing.events import SigningAborted, SigningRefused
from chibo.work.signing.models import Signer, SigningJob
from chibo.work.signing.rules import moves
from chibo.work.signing.services.signing import ensure_turn, locked
from chibo.work.signing.services.telling import tell_asker, tell_signers


@transaction.atomic
def refuse_signature(
    signer: Signer, *, reason: str, by: Actor, on: dt.date, at: dt.datetime | None = None
) -> SigningJob:
    """The one whose turn it is does not sign, and says why."""
    signer, job = locked(signer)
    person = person_of(by.pk) if isinstance(by, AbstractBaseUser) else None
    if person is None or person.pk != signer.person_id:
        raise errors.NotYours(name=signer.person.full_name)
    ensure_turn(signer)
    words, moment = _sentence(reason), at or timezone.now()
    moves.SIGNER_STATES.ensure(moves.SignerState(signer.state), moves.SignerState.REFUSED)
    signer.state, signer.reason, signer.done_on, signer.done_at = SignerState.REFUSED, words, on, moment
    signer.save(update_fields=["state", "reason", "done_on", "done_at"])
    _end(job, JobState.REFUSED, reason=words, by=by, at=moment)
    record("signing.signer.refused", signer, by=by, at=at, reason=words)
    publish(SigningRefused(job_id=job.pk, reference=job.reference, unit_id=job.unit_id))
    tell_asker(job, "refused", by=by, at=at)
    return job


@transaction.atomic
def abort_job(job: SigningJob, *, reason: str, by: Actor, on: dt.date, at: dt.datetime | None = None) -> SigningJob:
    """Who asked takes the job back. Signatures that were given stay with it, but nobody signs any more."""
    job = SigningJob.objects.select_for_update(of=("self",)).select_related("unit").get(pk=job.pk)
    words = _sentence(reason)
    _end(job, JobState.ABORTED, reason=words, by=by, at=at or timezone.now())
    record("signing.job.aborted", job, by=by, at=at, reason=words, on=on)
    publish(SigningAborted(job_id=job.pk, reference=job.reference, unit_id=job.unit_id))
    tell_signers(job, by=by, at=at)
    return job


def _end(job: SigningJob, state: JobState, *, reason: str, by: Actor, at: dt.datetime) -> None:
    if not moves.JOB_STATES.allows(moves.JobState(job.state), moves.JobState(state.value)):
        raise errors.JobIsOver(current=JobState(job.state).label)
    job.state, job.reason, job.ended_at, job.ended_by = state, reason, at, str(by)[:120]
    job.save(update_fields=["state", "reason", "ended_at", "ended_by"])


def _sentence(reason: str) -> str:
    if not reason.strip():
        raise errors.ReasonMissing()
    return reason.strip().replace("\r\n", "\n")
