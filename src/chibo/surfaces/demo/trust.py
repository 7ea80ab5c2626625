"""What proves and what is held back in the demo: a look in an emergency, published roll-ups, a paper with a mark of
which only the place is known, and one proposal of deletion that waits for two people."""

import datetime as dt

from chibo.organization.mandates.services import close_emergency_access, open_emergency_access
from chibo.organization.membership.choices import LeaveKind
from chibo.organization.membership.services import grant_leave
from chibo.organization.privacy.services import propose_run
from chibo.platform.accounts.models import Account
from chibo.surfaces.demo.days import at
from chibo.surfaces.demo.stage import PROCESS, Stage
from chibo.surfaces.rights.services import publish_rollups
from chibo.work.documents.services import note_stub

LOOKED, PUBLISHED, NOTED, PROPOSED = 24, 30, 18, 6
"""Days before the play day."""
AWAY_YEARS = 3
"""So many years ago somebody was away; why is no longer needed."""


def let_trust_be(stage: Stage) -> None:
    """Put it into the diary of the last weeks."""
    for days, hour, what in ((PUBLISHED, 10, _publish), (LOOKED, 15, _look), (NOTED, 9, _note), (PROPOSED, 2, _propose)):
        day = stage.on - dt.timedelta(days=days)
        stage.diary.add(at(day, hour), what, stage, day)


def _publish(stage: Stage, day: dt.date) -> None:
    ground = "Thống nhất tại kỳ sinh hoạt chi bộ gần nhất"
    publish_rollups(stage.cell, ground=ground, by=stage.accounts["hoa"], at=at(day, 10))


def _look(stage: Stage, day: dt.date) -> None:
    """A file would not open; the administrator looks for it and is done in half an hour."""
    account = Account.objects.filter(is_administrator=True).order_by("pk")[0]
    reason = "Tệp đính kèm của biên bản không mở được, Văn phòng nhờ kiểm tra"
    opened = open_emergency_access(account, unit_id=stage.cell, reason=reason, hours=1, at=at(day, 15))
    close_emergency_access(opened.pk, by=account, at=at(day, 15, 30))


def _note(stage: Stage, day: dt.date) -> None:
    note_stub(
        stage.cell, number="14-CV/BCS", issuer="Công an tỉnh (số hiệu minh họa)", issued_on=day - dt.timedelta(days=3),
        holder="Văn thư cơ quan", place="Tủ bảo mật của Văn phòng, ngăn 2", by=stage.actor("hoa"), on=day,
    )


def _propose(stage: Stage, day: dt.date) -> None:
    """The monthly run finds a reason of leave that has had its time."""
    began = day.replace(year=day.year - AWAY_YEARS - 1, day=1)
    grant_leave(
        stage.people["son"], unit_id=stage.cell, kind=LeaveKind.AWAY, on=began, until=began + dt.timedelta(days=60),
        reason="học lớp bồi dưỡng tập trung", by=PROCESS,
    )
    propose_run(by=PROCESS, on=day, at=at(day, 2))
