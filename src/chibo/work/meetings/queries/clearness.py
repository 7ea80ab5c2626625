"""How clear a planned task is: the six "rõ"."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from chibo.work.meetings.models import PlannedTask


@dataclass(frozen=True)
class Clearness:
    """The six "rõ": person, work, time, responsibility, product, authority; ``missing`` in words."""

    count: int
    missing: str
    ready: bool


def clearness(task: PlannedTask, *, helped: bool = False) -> Clearness:
    """A task is ready with a lead and a day; the other "rõ" are worth asking for."""
    somebody = bool(task.lead_id or task.lead_unit_id)
    dated = bool(task.due or task.standing)
    points = (
        (somebody, _("who")),
        (bool(task.title), _("what")),
        (dated, _("until when")),
        (bool(task.lead_id or helped), _("who answers for it")),
        (bool(task.product), _("which product")),
        (bool(task.authority), _("what may be decided alone")),
    )
    missing = ", ".join(words for given, words in points if not given)
    return Clearness(sum(given for given, _words in points), missing, somebody and dated)
