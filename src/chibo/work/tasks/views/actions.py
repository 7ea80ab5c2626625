"""What can be done with a task now: one main verb, the others in a menu with the reason when they wait."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from chibo.kernel.wording import day_numbers
from chibo.platform.authz.permissions import Visitor, may
from chibo.work.tasks.choices import FINISHED, OPEN, TaskState
from chibo.work.tasks.models import Task
from chibo.work.tasks.queries.standing import lateness, led_by

Action = dict[str, Any]


@dataclass(frozen=True)
class Actions:
    """The main verb, if any, and the menu."""

    main: Action | None
    menu: list[Action]


def actions_for(user: Visitor, task: Task, *, on: dt.date) -> Actions:
    """The verbs this person has with this task; those that only wait say why."""
    doing = _doing(task) if may(user, "tasks.act_on_task", task) else []
    reporting = _reporting(task) if may(user, "tasks.report_task", task) else []
    deciding = _deciding(task) if may(user, "tasks.decide_task", task) else []
    entries = [*doing, *reporting, *deciding]
    main = _main(task, entries, has_it=bool(doing), late=lateness(task, on) > 0)
    return Actions(main, [entry for entry in entries if entry is not main])


def next_step(task: Task, *, on: dt.date) -> str:
    """What happens next and who does it, in one sentence."""
    who = led_by(task) or _("The lead")
    late = lateness(task, on)
    sentences = {
        TaskState.ASSIGNED: _("%(who)s takes the task up, or returns it with a question."),
        TaskState.ACCEPTED: _("%(who)s reports how far it is and hands in the product by %(due)s."),
        TaskState.RETURNED: _("The committee answers the question of %(who)s."),
        TaskState.STANDING: _("%(who)s reports each month; it has no last day."),
        TaskState.DONE: _("Nothing more to do: the result stands in the table of the meeting."),
        TaskState.DONE_LATE: _("Nothing more to do: the result stands in the table of the meeting."),
        TaskState.CARRIED: _("It goes on as another task with a new due day."),
        TaskState.CANCELLED: _("Nobody owes it any more."),
    }
    if late and task.state in (TaskState.ASSIGNED, TaskState.ACCEPTED):
        sentence = _("%(days)s days late: %(who)s hands in the product, or the committee carries it over.")
    else:
        sentence = sentences[TaskState(task.state)]
    return sentence % {"who": who, "due": day_numbers(task.due) if task.due else "", "days": late}


def _doing(task: Task) -> list[Action]:
    accept = _entry(task, "accept", _("Accept"), "check", post=True)
    ask = _entry(task, "return", _("Return with a question"), "message-circle-question-mark")
    if task.state in (TaskState.ACCEPTED, TaskState.STANDING):
        accept = {**accept, "disabled_reason": _("Already taken up")}
    if task.state == TaskState.RETURNED:
        ask = {**ask, "disabled_reason": _("A question is waiting already")}
    if task.state == TaskState.STANDING:
        ask = {**ask, "disabled_reason": _("Ask at the meeting: a standing task does not wait")}
    return [accept, ask] if task.state in OPEN else []


def _reporting(task: Task) -> list[Action]:
    if task.state not in OPEN:
        return []
    finish = _entry(task, "finish", _("Finish"), "circle-check")
    if task.state == TaskState.STANDING:
        finish = {**finish, "disabled_reason": _("A standing task has no end; the committee can cancel it")}
    if task.state == TaskState.RETURNED:
        finish = {**finish, "disabled_reason": _("The question must be answered first")}
    return [_entry(task, "report", _("Report progress"), "clipboard-check"), finish]


def _deciding(task: Task) -> list[Action]:
    answer = _entry(task, "answer", _("Answer the question"), "message-square-quote")
    carry = _entry(task, "carry", _("Carry over"), "skip-forward")
    cancel = _entry(task, "cancel", _("Cancel"), "ban", danger=True)
    reopen = _entry(task, "reopen", _("Reopen"), "undo-2")
    if task.state in FINISHED or task.state == TaskState.CANCELLED:
        return [reopen]
    if task.state == TaskState.CARRIED:
        return [{**reopen, "disabled_reason": _("It was carried over; work goes on in its continuation")}]
    if task.state == TaskState.STANDING:
        return [{**carry, "disabled_reason": _("A standing task is in every month's table anyway")}, cancel]
    return [*([answer] if task.state == TaskState.RETURNED else []), carry, cancel]


def _main(task: Task, entries: list[Action], *, has_it: bool, late: bool) -> Action | None:
    state = TaskState(task.state)
    if has_it:
        wanted = {TaskState.ASSIGNED: "accept", TaskState.ACCEPTED: "finish", TaskState.STANDING: "report"}.get(state)
    else:
        wanted = "carry" if late and state in (TaskState.ASSIGNED, TaskState.ACCEPTED) else None
    if state == TaskState.RETURNED:
        wanted = "answer"
    ready = (entry for entry in entries if entry["verb"] == wanted and "disabled_reason" not in entry)
    return next(ready, None)


def _entry(task: Task, verb: str, label: str, icon: str, *, post: bool = False, danger: bool = False) -> Action:
    address = reverse(f"tasks:{verb}", args=[task.pk])
    return {"verb": verb, "label": label, "icon": icon, "danger": danger, "post" if post else "href": address}
