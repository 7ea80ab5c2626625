"""Signing jobs and their signers, as lists and pages show them."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet

from chibo.platform.files.models import StoredFile
from chibo.work.signing.choices import For, JobState, SignerState, Way
from chibo.work.signing.models import Signer, SigningJob
from chibo.work.signing.rules import moves

TONES = {
    JobState.WAITING: "soon", JobState.COMPLETED: "ok", JobState.REFUSED: "late", JobState.ABORTED: "plain",
}  # fmt: skip


@dataclass(frozen=True)
class JobLine:
    """One job in a list. ``waits_for`` is the name of whoever signs next."""

    pk: int
    title: str
    href: str
    state: JobState
    tone: str
    waits_for: str
    signed: int
    signers: int
    asked_on: dt.date
    due: dt.date | None
    late: bool


@dataclass(frozen=True)
class SignerLine:
    """One signer on the job's page."""

    pk: int
    position: int
    person_id: int
    name: str
    capacity: str
    post: str
    seal: bool
    state: SignerState
    way: Way | None
    turn: bool
    done_at: dt.datetime | None
    reason: str
    file: StoredFile | None
    attached_by: str
    certificate: str
    issuer: str
    serial: str
    until: dt.date | None
    other_name: bool
    time_stamped: bool


def job_of(reference: str) -> SigningJob | None:
    """The newest job of a reference."""
    return SigningJob.objects.filter(reference=reference).order_by("-asked_at", "-pk").first()


def jobs_of(references: Iterable[str]) -> dict[str, JobState]:
    """How the newest job of each reference stands. One query."""
    rows = SigningJob.objects.filter(reference__in=list(references)).order_by("asked_at", "pk")
    return {reference: JobState(state) for reference, state in rows.values_list("reference", "state")}


def next_signer(job: SigningJob) -> Signer | None:
    """Whose turn it is, of a job that waits."""
    if job.state != JobState.WAITING:
        return None
    signers = _in_order(job)
    turn = moves.turn_of([moves.SignerState(signer.state) for signer in signers])
    return None if turn is None else signers[turn]


def waiting_for(person_id: int) -> list[Signer]:
    """Signatures that this person can give now: the job waits and it is their turn. Two queries."""
    mine = Signer.objects.filter(person_id=person_id, state=SignerState.WAITING, job__state=JobState.WAITING)
    jobs = {job.pk: job for job in with_signers(SigningJob.objects.filter(pk__in=mine.values("job_id")))}
    turns = [next_signer(job) for job in jobs.values()]
    return [signer for signer in turns if signer is not None and signer.person_id == person_id]


def with_signers(jobs: QuerySet[SigningJob]) -> QuerySet[SigningJob]:
    """With signers in order and their people. One query more."""
    signers = Signer.objects.order_by("position").select_related("person", "file")
    return jobs.prefetch_related(Prefetch("signers", signers))


def job_lines(jobs: QuerySet[SigningJob], *, on: dt.date) -> list[JobLine]:
    """Jobs as a list shows them. Two queries."""
    return [_line(job, on) for job in with_signers(jobs)]


def signer_lines(job: SigningJob) -> list[SignerLine]:
    """The signers of one job, in their order."""
    turn = next_signer(job)
    return [_signer(signer, turn=turn is not None and turn.pk == signer.pk) for signer in _in_order(job)]


def result_files(job: SigningJob) -> list[StoredFile]:
    """The files that are kept as originals of a finished job: the last one and, where a scan took the place of a PDF
    that had been signed with certificates, that PDF too."""
    files: list[StoredFile] = []
    before: Signer | None = None
    for signer in [one for one in _in_order(job) if one.state == SignerState.SIGNED]:
        if before is not None and before.file is not None and signer.way == Way.PAPER and before.way != Way.PAPER:
            files.append(before.file)
        before = signer
    return [*files, job.newest]


def originals_of(job_id: int) -> list[int]:
    """Ids of those files, for who knows only the job's number."""
    job = with_signers(SigningJob.objects.filter(pk=job_id).select_related("newest")).first()
    return [file.pk for file in result_files(job)] if job else []


def _in_order(job: SigningJob) -> list[Signer]:
    return sorted(job.signers.all(), key=lambda signer: signer.position)


def _line(job: SigningJob, on: dt.date) -> JobLine:
    turn = next_signer(job)
    signers = _in_order(job)
    return JobLine(
        pk=job.pk, title=job.title, href=job.get_absolute_url(), state=JobState(job.state), tone=TONES[JobState(job.state)],
        waits_for=turn.person.full_name if turn else "",
        signed=sum(signer.state == SignerState.SIGNED for signer in signers), signers=len(signers),
        asked_on=job.asked_on, due=job.due,
        late=bool(job.state == JobState.WAITING and job.due and job.due < on),
    )  # fmt: skip


def _signer(signer: Signer, *, turn: bool) -> SignerLine:
    return SignerLine(
        pk=signer.pk, position=signer.position, person_id=signer.person_id, name=signer.person.full_name,
        capacity=signer.capacity, post=signer.post, seal=signer.signs_for == For.ORGANISATION,
        state=SignerState(signer.state), way=Way(signer.way) if signer.way else None, turn=turn, done_at=signer.done_at,
        reason=signer.reason, file=signer.file, attached_by=signer.attached_by, certificate=signer.certificate_name,
        issuer=signer.certificate_issuer, serial=signer.certificate_serial, until=signer.certificate_until,
        other_name=signer.other_name, time_stamped=signer.time_stamped,
    )  # fmt: skip
