"""Who may see, give, do and decide tasks."""

from django.utils.translation import gettext_lazy as _

from chibo.organization.mandates.choices import Post
from chibo.organization.mandates.queries import duties_of
from chibo.platform.authz.permissions import Scope, Visitor, grant, predicate
from chibo.platform.files.access import opens
from chibo.work.tasks.models import Task

HEADS = (Post.DIRECTOR, Post.DEPUTY_DIRECTOR, Post.DIVISION_HEAD, Post.DIVISION_DEPUTY, Post.MASS_HEAD)
"""They give the tasks of their unit and answer for those that their unit leads."""


@predicate(label=_("belongs to the unit or keeps its papers"))
def belongs_to_the_unit(user: Visitor, unit_id: int) -> bool:
    """Member of the cell, with a post in the unit, or its clerk."""
    duties = duties_of(user)
    return unit_id in duties.units | duties.keeps


@predicate(label=_("sits in the cell's committee or heads the unit"))
def gives_tasks(user: Visitor, unit_id: int) -> bool:
    """The cell's committee; the heads of a state unit or mass organisation."""
    duties = duties_of(user)
    return duties.in_committee(unit_id) or unit_id in duties.units_with(*HEADS)


@predicate(label=_("belongs to the unit that gave or leads the task, or takes part in it"))
def sees_the_task(user: Visitor, task: Task) -> bool:
    """The same people for whom ``visible_to`` finds it."""
    duties = duties_of(user)
    if {task.unit_id, task.lead_unit_id} & (duties.units | duties.keeps):
        return True
    if duties.person_id is None:
        return False
    return task.lead_id == duties.person_id or any(
        person.pk == duties.person_id for person in task.support.all()
    )


@predicate(label=_("leads or supports the task, or heads the unit that leads it"))
def has_the_task(user: Visitor, task: Task) -> bool:
    """Lead, support, or head of the unit that leads it."""
    duties = duties_of(user)
    if duties.person_id is None:
        return False
    if duties.person_id == task.lead_id or task.lead_unit_id in duties.units_with(*HEADS):
        return True
    return any(person.pk == duties.person_id for person in task.support.all())


@predicate(label=_("sits in the committee or heads the unit that gave the task"))
def decides_the_task(user: Visitor, task: Task) -> bool:
    """The side that gave it."""
    return bool(gives_tasks(user, task.unit_id))


grant("tasks.view_task", to=sees_the_task, label=_("read a task"))
grant("tasks.view_tasks", to=belongs_to_the_unit, label=_("read the tasks of a unit"))
grant("tasks.assign_task", to=gives_tasks, label=_("give a task"))
grant("tasks.act_on_task", to=has_the_task, label=_("accept, return and finish a task"), scope=Scope.OWN)
grant("tasks.decide_task", to=decides_the_task, label=_("change, carry over and cancel a task"))
grant("tasks.report_task", to=has_the_task | decides_the_task, label=_("report on a task"))


@opens("tasks.task")
def opens_the_evidence(user: Visitor, key: str) -> bool:
    """Evidence is open to whoever sees its task."""
    return key.isdigit() and Task.objects.visible_to(user).filter(pk=int(key)).exists()
