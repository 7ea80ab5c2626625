"""The six things that must be clear in a task ("6 rõ")."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from chibo.kernel.rulebook import rule

SIX = ("person", "work", "time", "responsibility", "product", "authority")


@dataclass(frozen=True)
class TaskWords:
    """What has been said about a task so far."""

    title: str = ""
    product: str = ""
    authority: str = ""
    has_lead: bool = False
    has_unit: bool = False
    due: dt.date | None = None
    standing: bool = False
    reported: bool = False


@rule("TASK-05", source="Phương châm “6 rõ” của Chính phủ và các cấp ủy; danh mục do chi bộ chọn (quy ước làm việc)")
def unclear(task: TaskWords, wanted: Collection[str] = SIX) -> tuple[str, ...]:
    """A task is clear when it says who leads it (rõ người), what is to be done in at least three words (rõ
    việc), by when (rõ thời gian), at which meeting the lead answers for it (rõ trách nhiệm), what will be
    handed in (rõ sản phẩm) and what the lead may decide alone (rõ thẩm quyền).

    A standing task is clear about time without a due day, because it is reported every month. A task led by
    a unit without a named person is not clear about the person.
    """
    answers = {
        "person": task.has_lead,
        "work": len(task.title.split()) >= 3,
        "time": task.standing or task.due is not None,
        "responsibility": (task.has_lead or task.has_unit) and (task.standing or task.reported),
        "product": bool(task.product.strip()),
        "authority": bool(task.authority.strip()),
    }
    return tuple(name for name in SIX if name in wanted and not answers[name])
