"""What an ended unit left open, for who may see it."""

from collections.abc import Iterator

from django.db.models import F, Q
from django.utils.translation import gettext as _

from chibo.platform.authz.permissions import Visitor
from chibo.platform.panels.leftovers import Leftover, leaves
from chibo.work.tasks.choices import OPEN
from chibo.work.tasks.models import Task


@leaves("tasks")
def tasks_left(unit_id: int, user: Visitor) -> Iterator[Leftover]:
    """Tasks that are still open there, and where those went that were handed over. One query."""
    open_there = Q(unit_id=unit_id, state__in=sorted(OPEN))
    gone = Q(carried_from__unit_id=unit_id) & ~Q(unit_id=unit_id) & Q(assigned_on=F("carried_from__ended_on"))
    found = Task.objects.visible_to(user).filter(open_there | gone).select_related("unit")
    for task in found.order_by("due", "pk"):
        handed = task.unit_id != unit_id
        went = _("goes on in %(unit)s") % {"unit": task.unit.name} if handed else ""
        yield Leftover(task.title, task.get_absolute_url(), went, handed, task.due)
