"""Messages around a job, in the house only: to whose turn it is, and to who asked."""

import datetime as dt

from django.utils import timezone

from chibo.kernel.wording import day_numbers
from chibo.organization.people.queries import person_cards
from chibo.platform.accounts.models import Account
from chibo.platform.audit.services import Actor
from chibo.platform.notices.services import Addressee, send_once
from chibo.work.signing.choices import SignerState
from chibo.work.signing.models import SigningJob
from chibo.work.signing.queries import next_signer


def tell_next(job: SigningJob, *, by: Actor, at: dt.datetime | None) -> None:
    """It is your turn."""
    signer = next_signer(job)
    if signer is None:
        return
    until = f" Hạn ký: {day_numbers(job.due)}." if job.due else ""
    _send(
        job, [signer.person_id], f"turn-{signer.position}", f"Chờ đồng chí ký: {job.title}",
        f"Mở việc ký để xem văn bản rồi ký số, ký trên giấy hoặc từ chối kèm lý do.{until}", by=by, at=at,
    )  # fmt: skip


def tell_asker(job: SigningJob, what: str, *, by: Actor, at: dt.datetime | None) -> None:
    """All have signed, or one has refused."""
    if job.asker_id is None:
        return
    words = {
        "completed": (f"Đã ký đủ: {job.title}", "Mọi người đã ký. Bản đã ký nằm trong việc ký và không thay đổi nữa."),
        "refused": (f"Từ chối ký: {job.title}", job.reason),
    }[what]
    _send(job, [job.asker_id], what, *words, by=by, at=at)


def tell_signers(job: SigningJob, *, by: Actor, at: dt.datetime | None) -> None:
    """The job is withdrawn: those who have signed, or whose turn it was, should know."""
    first = next((one for one in job.signers.order_by("position") if one.state == SignerState.WAITING), None)
    people = [one.person_id for one in job.signers.all() if one.state == SignerState.SIGNED or one == first]
    _send(job, people, "aborted", f"Đã rút việc ký: {job.title}", job.reason, by=by, at=at)


def remind(job: SigningJob, mark: str, words: str, *, by: Actor, at: dt.datetime) -> bool:
    """Once for each mark."""
    signer = next_signer(job)
    people = [signer.person_id] if signer else []
    return _send(job, people, f"remind-{mark}", f"{words}: {job.title}", "Văn bản vẫn chờ đồng chí ký.", by=by, at=at)


def _send(
    job: SigningJob, people: list[int], what: str, title: str, body: str, *, by: Actor, at: dt.datetime | None
) -> bool:
    cards = person_cards(people)
    mine = by.pk if isinstance(by, Account) else None
    told = [
        Addressee(card.full_name, card.account_id)
        for card in cards.values()
        if card.account_id is not None and card.account_id != mine
    ]
    notice = send_once(
        f"signing.{what.partition('-')[0]}", origin=f"{job.own_reference}:{what}", scope=f"unit:{job.unit_id}",
        sender=str(job.unit), title=title[:250], body=body[:8000], recipients=told, by=by, at=at or timezone.now(),
        subject=job.own_reference, href=job.get_absolute_url(),
    )  # fmt: skip
    return notice is not None
