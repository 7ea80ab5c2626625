"""What falls due about the people of a cell, on the committee's calendar: deadlines of transfers, ends of leaves, and what
the domains above add. Probations and badges stand on everybody's calendar already.
"""

import datetime as dt
from collections.abc import Iterable

from chibo.platform.calendar.registry import Dated, Scope, Severity, dated
from chibo.platform.panels.dues import DueScope, dues_of

ON_EVERYBODYS = frozenset({"probation", "badge"})
"""Kinds that the calendar of membership shows by itself."""


@dated("register.dues")
def due_days(scope: Scope) -> Iterable[Dated]:
    """Each on its day, for the committee alone. A constant number of queries."""
    last = scope.until - dt.timedelta(days=1)
    for due in dues_of(DueScope(scope.unit_id, on=scope.on, until=last)):
        if due.kind not in ON_EVERYBODYS and due.by >= scope.since:
            yield Dated(
                key=due.key,
                day=due.by,
                title=f"{due.name}: {due.what}",
                kind="deadline",
                wing="party",
                detail=due.why,
                href=due.href,
                severity=Severity.LATE if due.by < scope.on else Severity.INFO,
                person_id=due.person_id,
                committee=True,
            )
