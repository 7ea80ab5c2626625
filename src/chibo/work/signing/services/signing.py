"""Signing: with a key that is here for one signature, or by hand on paper; both count the same."""

import datetime as dt
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone
from django.views.decorators.debug import sensitive_variables

from chibo.organization.people.queries import person_of
from chibo.organization.units.queries import unit_cards
from chibo.platform.audit.services import Actor, record
from chibo.platform.events.bus import publish
from chibo.platform.files.gate import Cleared, Declared, clear_upload
from chibo.platform.files.models import StoredFile
from chibo.platform.files.services import store_cleared
from chibo.work.signing import errors
from chibo.work.signing.choices import For, JobState, Place, SignerState, Way
from chibo.work.signing.events import SigningCompleted
from chibo.work.signing.models import Signer, SigningJob
from chibo.work.signing.queries import next_signer
from chibo.work.signing.queries.reading import look
from chibo.work.signing.rules import moves
from chibo.work.signing.rules.places import Box
from chibo.work.signing.services import pen
from chibo.work.signing.services.keeping import content_of, keep_content
from chibo.work.signing.services.telling import tell_asker, tell_next

PNG = b"\x89PNG\r\n\x1a\n"
MOST_OF_A_PICTURE = 1024 * 1024


@sensitive_variables()
def sign_with_key(
    signer: Signer,
    *,
    key: pen.Key,
    by: Actor,
    on: dt.date,
    at: dt.datetime | None = None,
    picture: bytes = b"",
    any_name: bool = False,
) -> Signer:
    """Sign with a key file or a token. The signature is made outside the transaction and kept only if meanwhile
    nothing happened to the job: what dies before that leaves the job as it was.
    """
    if picture and (not picture.startswith(PNG) or len(picture) > MOST_OF_A_PICTURE):
        raise errors.PictureRefused()
    signer = Signer.objects.select_related("job__unit", "job__newest", "person").get(pk=signer.pk)
    _ensure_own(signer, by)
    ensure_turn(signer)
    before = signer.job.newest
    made = pen.sign(_task(signer, before, picture=picture, any_name=any_name), key)
    return _keep_signature(signer, before, made, way=Way.TOKEN if key.is_token else Way.CERTIFICATE, by=by, on=on, at=at)


@transaction.atomic
def _keep_signature(
    signer: Signer, before: StoredFile, made: pen.Made, *, way: Way, by: Actor, on: dt.date, at: dt.datetime | None
) -> Signer:
    signer, job = locked(signer)
    ensure_turn(signer)
    if job.newest_id != before.pk:
        raise errors.FileHasMoved()
    signer.file = keep_content(made.content, like=before, subject=job.own_reference, by=by)
    signer.certificate_name, signer.certificate_issuer = made.name, made.issuer
    signer.certificate_serial, signer.certificate_fingerprint = made.serial, made.fingerprint
    signer.certificate_until, signer.other_name = made.until, made.other_name
    signer.time_stamped = made.time_stamped
    return _has_signed(
        signer, job, way=way, by=by, on=on, at=at or made.at, certificate=made.name, issuer=made.issuer,
        serial=made.serial, other_name=made.other_name, time_stamped=made.time_stamped,
    )  # fmt: skip


def attach_signed_copy(
    signer: Signer, upload: UploadedFile[Any], *, by: Actor, on: dt.date, at: dt.datetime | None = None
) -> Signer:
    """The printed file was signed by hand: its scan is kept with its fingerprint and the name of who brought it."""
    cleared = clear_upload(upload, Declared())
    if cleared.kind != "application/pdf":
        raise errors.NotAPdf(name=cleared.name)
    seen = look(cleared.content, [])
    if seen.state != "read":
        raise (errors.PdfLocked if seen.state == "locked" else errors.PdfBroken)(name=cleared.name)
    return _keep_copy(signer, cleared, by=by, on=on, at=at)


@transaction.atomic
def _keep_copy(signer: Signer, cleared: Cleared, *, by: Actor, on: dt.date, at: dt.datetime | None) -> Signer:
    signer, job = locked(signer)
    ensure_turn(signer)
    signer.file = store_cleared(cleared, subject=job.own_reference, by=by)
    signer.attached_by = str(by)[:120]
    return _has_signed(signer, job, way=Way.PAPER, by=by, on=on, at=at, attached_by=signer.attached_by)


def locked(signer: Signer) -> tuple[Signer, SigningJob]:
    """The signer and the job as they are now; the job's row is held until the transaction ends."""
    job = SigningJob.objects.select_for_update(of=("self",)).select_related("unit", "newest").get(pk=signer.job_id)
    current = Signer.objects.select_related("person").get(pk=signer.pk)
    current.job = job
    return current, job


def ensure_turn(signer: Signer) -> None:
    """The job waits, and for this signer."""
    if signer.job.state != JobState.WAITING:
        raise errors.JobIsOver(current=JobState(signer.job.state).label)
    turn = next_signer(signer.job)
    if turn is None or signer.state != SignerState.WAITING:
        raise errors.JobIsOver(current=SignerState(signer.state).label)
    if turn.pk != signer.pk:
        raise errors.NotYourTurn(name=turn.person.full_name)


def _has_signed(
    signer: Signer, job: SigningJob, *, way: Way, by: Actor, on: dt.date, at: dt.datetime | None, **said: Any
) -> Signer:
    moment = at or timezone.now()
    moves.SIGNER_STATES.ensure(moves.SignerState(signer.state), moves.SignerState.SIGNED)
    signer.state, signer.way, signer.done_on, signer.done_at = SignerState.SIGNED, way, on, moment
    signer.save()
    file = signer.file
    if file is None:
        raise ValueError("who has signed has left a file")
    job.newest = file
    states = [moves.SignerState(state) for state in job.signers.order_by("position").values_list("state", flat=True)]
    after = moves.state_after(states)
    if after != moves.JobState.WAITING:
        moves.JOB_STATES.ensure(moves.JobState(job.state), after)
        job.state, job.ended_at, job.ended_by = JobState(after.value), moment, str(by)[:120]
    job.save(update_fields=["newest", "state", "ended_at", "ended_by"])
    record("signing.signer.signed", signer, by=by, at=at, way=str(way), sha256=file.sha256, position=signer.position, **said)
    if after == moves.JobState.COMPLETED:
        record("signing.job.completed", job, by=by, at=at, sha256=file.sha256)
        publish(SigningCompleted(job.pk, job.reference, file.pk, job.unit_id, on.isoformat()))
        tell_asker(job, "completed", by=by, at=at)
    else:
        tell_next(job, by=by, at=at)
    return signer


def _ensure_own(signer: Signer, by: Actor) -> None:
    person = person_of(by.pk) if isinstance(by, AbstractBaseUser) else None
    if person is None or person.pk != signer.person_id:
        raise errors.NotYours(name=signer.person.full_name)


def _task(signer: Signer, file: StoredFile, *, picture: bytes, any_name: bool) -> pen.Task:
    seal = signer.signs_for == For.ORGANISATION
    return pen.Task(
        content=content_of(file), names=_names_of_unit(signer.job.unit_id) if seal else (signer.person.full_name,),
        any_name=any_name, field=f"chibo-{signer.job_id}-{signer.position}",
        box=Box(signer.page, signer.left, signer.bottom, signer.right, signer.top),
        picture=picture, annex=signer.place == Place.ANNEX, post=signer.post, number=signer.job.number,
        file_name=file.name,
    )  # fmt: skip


def _names_of_unit(unit_id: int) -> tuple[str, ...]:
    """The names in which a seal may be made out: that of the unit, and of the body it leads."""
    unit = unit_cards([unit_id])[unit_id]
    led = unit_cards([unit.leads_id]).get(unit.leads_id) if unit.leads_id else None
    return (unit.name, led.name) if led else (unit.name,)


