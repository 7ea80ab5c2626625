"""Messages to those whose turn it is, in the house only; each is sent once."""

import datetime as dt

from django.utils import timezone

from chibo.kernel.wording import day_numbers
from chibo.organization.mandates.choices import COMMITTEE, Post
from chibo.organization.mandates.queries import holders
from chibo.platform.accounts.models import Account
from chibo.platform.audit.services import Actor
from chibo.platform.notices.services import Addressee, send_once
from chibo.work.tasks.models import Task, TaskStep

GIVERS = (*sorted(COMMITTEE), Post.DIRECTOR, Post.DEPUTY_DIRECTOR, Post.DIVISION_HEAD, Post.MASS_HEAD)
"""Posts whose holders give the tasks of their unit and answer the questions about them."""


def tell_lead(task: Task, what: str, *, by: Actor, at: dt.datetime | None, words: str = "") -> None:
    """Tell the lead that a task was given or a question answered."""
    lead = task.lead
    if lead is None or lead.account_id is None or _is(by, lead.account_id):
        return
    until = f", hạn {day_numbers(task.due)}" if task.due else ""
    title = f"Nhiệm vụ mới: {task.title}" if what == "given" else f"Đã trả lời câu hỏi về: {task.title}"
    send_once(
        "tasks.given" if what == "given" else "tasks.answered",
        origin=f"{task.reference}:{what}", scope=f"unit:{task.unit_id}", sender=str(task.unit),
        title=title[:250], body=words or f"Đồng chí chủ trì nhiệm vụ này{until}.",
        recipients=[Addressee(lead.full_name, lead.account_id)], by=by, at=at or timezone.now(),
        subject=task.reference, href=task.get_absolute_url(),
    )


def tell_givers(task: Task, step: TaskStep, *, by: Actor, at: dt.datetime | None) -> None:
    """Tell the side that gave the task that a question waits for an answer."""
    people = {
        holder.account_id: Addressee(holder.full_name, holder.account_id)
        for holder in holders(task.unit_id, *GIVERS, on=step.on)
        if holder.account_id is not None and not _is(by, holder.account_id)
    }
    send_once(
        "tasks.returned",
        origin=f"{task.reference}:returned-{step.pk}", scope=f"unit:{task.unit_id}", sender=str(task.unit),
        title=f"Có câu hỏi về nhiệm vụ: {task.title}"[:250], body=step.text[:8000],
        recipients=people.values(), by=by, at=at or timezone.now(),
        subject=task.reference, href=task.get_absolute_url(),
    )


def _is(by: Actor, account_id: int) -> bool:
    return isinstance(by, Account) and by.pk == account_id
