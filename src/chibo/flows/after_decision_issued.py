"""A resolution is issued: its planned tasks become tasks, to be reported at next month's meeting."""

import datetime as dt

from chibo.kernel.period import Month
from chibo.platform.events.bus import handles
from chibo.platform.threads.services import link
from chibo.work.meetings.events import DecisionIssued
from chibo.work.meetings.queries.planned import planned_facts
from chibo.work.tasks.services import assign_task

FLOW = "flows.after_decision_issued"


@handles(DecisionIssued)
def assign_planned_tasks(fact: DecisionIssued) -> None:
    """Each planned task makes one task; repeating it makes no second one."""
    on = dt.date.fromisoformat(fact.issued_on)
    at = dt.datetime.fromisoformat(fact.issued_at)
    for planned in planned_facts(fact.planned_task_ids):
        task = assign_task(
            fact.unit_id,
            title=planned.title,
            product=planned.product,
            lead_id=planned.lead_id,
            lead_unit_id=planned.lead_unit_id,
            support_ids=planned.support_ids,
            authority=planned.authority,
            due=planned.due,
            standing=planned.standing,
            report_month=None if planned.standing else Month.of(planned.month) + 1,
            origin=planned.reference,
            by=FLOW,
            on=on,
            at=at,
        )
        link(planned.item_reference, task.reference)
        link(f"meetings.decision:{fact.decision_id}", task.reference)
