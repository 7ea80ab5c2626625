"""Facts of the smaller papers: attendance list, quality sheet, invitation."""

import datetime as dt
from dataclasses import dataclass, field

from django.utils import timezone

from chibo.kernel import wording
from chibo.organization.mandates.choices import Post
from chibo.organization.mandates.queries import holders
from chibo.work.meetings.choices import Presence, RollStanding
from chibo.work.meetings.models import Meeting, RollEntry
from chibo.work.meetings.queries.circumstances import Circumstances, circumstances_of
from chibo.work.meetings.queries.quality import quality_sheet

STANDING_WORDS = {
    RollStanding.OFFICIAL: "Chính thức",
    RollStanding.PROBATIONARY: "Dự bị",
    RollStanding.TEMPORARY_HERE: "Sinh hoạt tạm thời",
    RollStanding.STAFF: "Cán bộ, công chức",
    RollStanding.GUEST: "Khách mời",
}
PRESENCE_WORDS = {
    Presence.PRESENT: "Có mặt",
    Presence.EXCUSED: "Vắng có lý do",
    Presence.UNEXCUSED: "Vắng không lý do",
    Presence.ABROAD: "Công tác nước ngoài",
    Presence.EXEMPTED: "Miễn sinh hoạt",
    Presence.AWAY: "Sinh hoạt tạm thời nơi khác",
    Presence.SUSPENDED: "Đình chỉ sinh hoạt",
}


@dataclass(frozen=True)
class AttendanceRow:
    """One line of the list."""

    name: str
    standing: str
    presence: str
    note: str = ""


@dataclass(frozen=True)
class AttendanceFacts:
    """The attendance list of a meeting."""

    circumstances: Circumstances
    rows: list[AttendanceRow]


@dataclass(frozen=True)
class SheetRow:
    """One line of the quality sheet; ``item`` is empty for a group."""

    number: str
    title: str
    max: int
    own: int | None
    superior: int | None = None
    reason: str = ""
    group: bool = False


@dataclass(frozen=True)
class QualitySheetFacts:
    """The filled-in sheet with both columns."""

    circumstances: Circumstances
    rows: list[SheetRow]
    total: int
    ceiling: int
    grade: str
    superior_total: int | None = None
    superior_grade: str = ""


@dataclass(frozen=True)
class InvitationFacts:
    """What an invitation says."""

    circumstances: Circumstances
    starts: str
    weekday: str
    items: list[str] = field(default_factory=list)
    minutes: int = 0
    documents: list[str] = field(default_factory=list)
    signer: str = ""
    post: str = ""
    on: str = ""


def attendance_facts(meeting: Meeting) -> AttendanceFacts:
    """The roll as it was ticked, in the order of the roll."""
    entries = RollEntry.objects.filter(meeting=meeting).order_by("position")
    rows = [
        AttendanceRow(
            name=entry.full_name,
            standing=STANDING_WORDS[RollStanding(entry.standing)],
            presence=PRESENCE_WORDS[Presence(entry.presence)] if entry.presence else "",
            note=entry.reason or entry.remark,
        )
        for entry in entries
    ]
    return AttendanceFacts(circumstances_of(meeting), rows)


def quality_sheet_facts(meeting: Meeting) -> QualitySheetFacts:
    """Groups and lines of the sheet with the points of both columns."""
    sheet = quality_sheet(meeting)
    rows: list[SheetRow] = []
    for group in sheet.result.groups:
        rows.append(SheetRow(group.number, group.title, group.max, group.points, group=True))
        rows += [
            SheetRow("", line.item.title, line.max, line.points, reason=line.text)
            for line in group.items
            if line.max
        ]
    return QualitySheetFacts(
        circumstances=circumstances_of(meeting),
        rows=rows,
        total=sheet.result.total,
        ceiling=sheet.result.ceiling,
        grade=sheet.result.grade.title if sheet.result.grade else "",
        superior_total=sheet.superior.total if sheet.superior else None,
        superior_grade=sheet.superior.grade.title if sheet.superior and sheet.superior.grade else "",
    )


def invitation_facts(meeting: Meeting, *, on: dt.date) -> InvitationFacts:
    """When, where, what, and which documents come with it."""
    items = list(meeting.items.prefetch_related("attachments").order_by("position"))
    signers = holders(meeting.unit_id, Post.SECRETARY, Post.DEPUTY_SECRETARY, Post.DIRECTOR, on=meeting.day)
    local = timezone.localtime(meeting.starts_at)
    return InvitationFacts(
        circumstances=circumstances_of(meeting),
        starts=wording.clock_in_words(local),
        weekday=wording.WEEKDAYS[local.weekday()],
        items=[item.title for item in items],
        minutes=sum(item.minutes for item in items),
        documents=[attachment.title for item in items for attachment in item.attachments.all()],
        signer=signers[0].full_name if signers else "",
        post=signers[0].title if signers else "",
        on=on.isoformat(),
    )
