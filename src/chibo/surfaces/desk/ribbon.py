"""The month's ribbon in the words of the page."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chibo.kernel.wording import day_numbers
from chibo.work.meetings.queries.cycle import Cycle

LABELS = {
    "prepare": gettext_lazy("Prepare"),
    "send": gettext_lazy("Send documents"),
    "meet": gettext_lazy("Meet"),
    "resolve": gettext_lazy("Resolution"),
    "carry_out": gettext_lazy("Carry out"),
    "review": gettext_lazy("Look back"),
}
PLACES = {
    "prepare": "meetings:prepare",
    "send": "meetings:send",
    "meet": "meetings:table",
    "resolve": "meetings:detail",
    "carry_out": "tasks:list",
    "review": "meetings:quality",
}
STATES = {"done": "done", "current": "now", "late": "late", "ahead": "todo"}


def ribbon_steps(cycle: Cycle) -> list[dict[str, Any]]:
    """Steps for ``ui.ribbon``: label, day, state, and where the step is taken."""
    if cycle.ribbon is None or cycle.meeting is None:
        return []
    steps = []
    for step in cycle.ribbon.steps:
        phase = step.phase.value
        day = day_numbers(step.day)[:5]
        note = _("done on %(day)s") % {"day": day} if step.done_on else _("by %(day)s") % {"day": day}
        place = PLACES[phase]
        href = reverse(place) if place == "tasks:list" else reverse(place, args=[cycle.meeting.pk])
        steps.append({"label": str(LABELS[phase]), "note": note, "state": STATES[step.state.value], "href": href})
    return steps
