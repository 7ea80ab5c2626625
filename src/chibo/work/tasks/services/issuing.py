"""Issuing the task sheet."""

import datetime as dt

from django.db import transaction

from chibo.platform.audit.services import Actor
from chibo.platform.papers.models import Paper
from chibo.platform.papers.queries import paper_of
from chibo.platform.papers.services import freeze_paper
from chibo.work.tasks.models import Task
from chibo.work.tasks.queries import task_sheet_facts
from chibo.work.tasks.services.steps import locked

SHEET = "tasks.sheet"


@transaction.atomic
def issue_sheet(task: Task, *, by: Actor, on: dt.date) -> Paper:
    """Keep the sheet of a task for good; issued once, the same paper is returned ever after."""
    task = locked(task)
    if existing := paper_of(task.reference, SHEET):
        return existing
    return freeze_paper(
        SHEET, task_sheet_facts(task, on=on), scope=f"unit:{task.unit_id}", origin=task.reference, on=on, by=by
    )
