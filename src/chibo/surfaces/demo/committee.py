"""The committee's own short meeting before the cell meets."""

import datetime as dt
from typing import Any

from chibo.kernel.period import Month
from chibo.surfaces.demo.days import at
from chibo.surfaces.demo.stage import Stage
from chibo.work.meetings.choices import ItemKind, MeetingKind, Presence, Section
from chibo.work.meetings.services.closing import close_meeting
from chibo.work.meetings.services.minutes import adopt_minutes, sign_minutes
from chibo.work.meetings.services.planning import plan_meeting
from chibo.work.meetings.services.roll import tick, tick_rest
from chibo.work.meetings.services.session import next_item, open_meeting
from chibo.work.meetings.services.speaking import write_conclusion

PLAN = "Thống nhất nội dung, trình tự kỳ sinh hoạt; mỗi nhiệm vụ tháng tới có người chủ trì, sản phẩm và hạn."
DRAFT = "Đồng ý dự thảo; Chánh Văn phòng hoàn chỉnh theo ý kiến chi ủy và gửi đảng viên cùng tài liệu."


def hold_committee(stage: Stage, month: Month, day: dt.date) -> Any:
    """From 15:00, an hour: what was done, what comes, the draft."""
    story = stage.month_story(month)
    meeting = plan_meeting(
        stage.cell,
        kind=MeetingKind.COMMITTEE,
        month=Month.of(day),
        starts_at=at(day, 15),
        place="phòng làm việc của Bí thư",
        chair_id=stage.people[story.chair],
        minute_taker_id=stage.people["ngoc"],
        after_the_fact=True,
        by=stage.actor("ngoc"),
        at=at(day - dt.timedelta(days=1), 9),
    )
    chair, writer = stage.actor(story.chair), stage.actor("ngoc")
    open_meeting(meeting, by=writer, at=at(day, 15, 2))
    for absence in story.absent:
        entry = meeting.roll.filter(person_id=stage.people[absence.who]).first()
        if entry and absence.how != "late":
            tick(entry, Presence(absence.how), reason=absence.reason, by=writer, at=at(day, 15, 3))
    tick_rest(meeting, Presence.PRESENT, by=writer, at=at(day, 15, 4))
    _go_through(stage, meeting, story.committee_notes, day)
    close_meeting(meeting, by=chair, at=at(day, 16, 8))
    adopt_minutes(meeting, agreed=_here(meeting), by=writer, at=at(day, 16, 10))
    sign_minutes(meeting, by=writer, at=at(day, 16, 12))
    stage.committees[month] = meeting
    return meeting


def _here(meeting: Any) -> int:
    return int(meeting.roll.filter(presence=Presence.PRESENT).count())


def _go_through(stage: Stage, meeting: Any, notes: str, day: dt.date) -> None:
    lines = {ItemKind.RESULTS: notes, ItemKind.NEXT_TASKS: PLAN, ItemKind.CONCLUSION: DRAFT}
    by, now = stage.actor("ngoc"), at(day, 15, 4)
    for item in meeting.items.order_by("position"):
        now += dt.timedelta(minutes=item.minutes)
        text = lines.pop(ItemKind(item.kind), "Chi ủy nhất trí." if item.section == Section.CONTENT else "")
        if text:
            write_conclusion(item, text, version=item.version, by=by, at=now)
        next_item(meeting, by=by, at=now)
