"""What stands on the task sheet ("phiếu giao việc")."""

import datetime as dt
from dataclasses import dataclass

from chibo.kernel.period import Month
from chibo.organization.mandates.choices import Post
from chibo.organization.mandates.queries import holders, titles_of
from chibo.organization.units.choices import Side
from chibo.organization.units.queries import UnitCard, name_on, unit_card
from chibo.work.tasks.models import Task
from chibo.work.tasks.rules.results import month_words


@dataclass(frozen=True)
class TaskSheetFacts:
    """The sheet's words, as they were on the day ``on``. ``report_at`` is a month as papers write it."""

    superior: str
    issuer: str
    place_name: str
    on: dt.date
    title: str
    product: str
    lead: str
    lead_title: str
    lead_unit: str
    support: tuple[str, ...]
    authority: str
    assigned_on: dt.date
    due: dt.date | None
    report_at: str
    standing: bool
    signer: str
    signer_post: str


def task_sheet_facts(task: Task, *, on: dt.date) -> TaskSheetFacts:
    """The facts of a Party cell's task; names of units and titles are those of the day."""
    unit = unit_card(task.unit_id)
    titles = titles_of([task.lead_id], on=on) if task.lead_id else {}
    signer = next(iter(holders(task.unit_id, Post.SECRETARY, Post.DEPUTY_SECRETARY, on=on)), None)
    return TaskSheetFacts(
        superior=_name(unit.parent_id, on) if unit else "",
        issuer=_name(task.unit_id, on),
        place_name=unit.place_name if unit else "",
        on=on,
        title=task.title,
        product=task.product,
        lead=task.lead.full_name if task.lead else "",
        lead_title=next(iter(titles.get(task.lead_id or 0, [])), ""),
        lead_unit=task.lead_unit.name if task.lead_unit else "",
        support=tuple(person.full_name for person in task.support.order_by("sort_key", "pk")),
        authority=task.authority,
        assigned_on=task.assigned_on,
        due=task.due,
        report_at=month_words(Month.of(task.report_month)) if task.report_month else "",
        standing=task.standing,
        signer=signer.full_name if signer else "",
        signer_post="Phó Bí thư" if signer and signer.post == Post.DEPUTY_SECRETARY else "Bí thư",
    )


def has_party_sheet(unit_id: int) -> bool:
    """Only a Party unit issues the sheet in the layout of Party papers."""
    unit: UnitCard | None = unit_card(unit_id)
    return unit is not None and unit.side == Side.PARTY


def _name(unit_id: int | None, on: dt.date) -> str:
    return name_on(unit_id, on).name if unit_id else ""
