"""The smaller papers: invitation, attendance list, quality sheet."""

import datetime as dt

from django.utils.translation import gettext_lazy as _

from chibo.kernel import wording
from chibo.platform.papers.content import (
    Align,
    Block,
    Cell,
    Column,
    PaperContent,
    Signature,
    Words,
    bold,
    cell,
    dashed,
    numbered,
    paragraph,
    table,
)
from chibo.platform.papers.registry import paper
from chibo.work.meetings.papers.access import meeting_behind, meetings_behind
from chibo.work.meetings.papers.letterhead import (
    attendance_lines,
    authority_of,
    dateline,
    header_of,
    meeting_words,
    officers,
    sentence_start,
)
from chibo.work.meetings.queries.sheets import AttendanceFacts, InvitationFacts, QualitySheetFacts, SheetRow


@paper(
    "meetings.invitation",
    version=1,
    facts=InvitationFacts,
    label=_("Invitation"),
    permission="meetings.view_meeting",
    subject=meeting_behind,
    subjects=meetings_behind,
)
def invitation_paper(facts: InvitationFacts) -> PaperContent:
    """GIẤY MỜI to a meeting with its programme."""
    head = facts.circumstances
    place = f", tại {head.place}" if head.place else ""
    documents: tuple[Block, ...] = ()
    if facts.documents:
        documents = (paragraph(bold("Tài liệu gửi kèm:")), *dashed(facts.documents))
    return PaperContent(
        title=f"Giấy mời {meeting_words(head)}",
        header=header_of(head),
        kind_title="GIẤY MỜI",
        subject=sentence_start(meeting_words(head)),
        dateline=dateline(head, dt.date.fromisoformat(facts.on)),
        blocks=(
            paragraph(f"{head.issuer} trân trọng mời các đồng chí dự {meeting_words(head)}."),
            paragraph(bold("Thời gian: "), f"{facts.starts}, {facts.weekday}, {wording.day_in_words(head.date)}{place}."),
            paragraph(bold("Chủ trì: "), f"đồng chí {head.chair}."),
            paragraph(bold("Chương trình"), f" (dự kiến {facts.minutes} phút):"),
            *numbered(facts.items),
            *documents,
            paragraph(
                "Đề nghị các đồng chí nghiên cứu trước tài liệu, dự họp đầy đủ, đúng giờ; đồng chí nào vắng "
                "báo cáo lý do với chi ủy trước kỳ họp."
            ),
        ),
        signatures=(Signature(authority=authority_of(head), post=facts.post.upper(), name=facts.signer),),
        recipients=("Các đồng chí đảng viên", "Lưu Chi bộ"),
    )


@paper(
    "meetings.attendance",
    version=1,
    facts=AttendanceFacts,
    label=_("Attendance list"),
    permission="meetings.view_meeting",
    subject=meeting_behind,
    subjects=meetings_behind,
)
def attendance_paper(facts: AttendanceFacts) -> PaperContent:
    """DANH SÁCH of everybody on the roll, with how they took part."""
    head = facts.circumstances
    columns = (
        Column("TT", 6, Align.CENTRE),
        Column("Họ và tên", 30),
        Column("Diện", 18),
        Column("Tham dự", 20),
        Column("Ghi chú", 26),
    )
    rows = [
        (str(number), row.name, row.standing, row.presence, row.note)
        for number, row in enumerate(facts.rows, start=1)
    ]
    return PaperContent(
        title=f"Danh sách tham dự {meeting_words(head)}",
        header=header_of(head),
        kind_title="DANH SÁCH",
        subject=f"Đảng viên tham dự {meeting_words(head)}",
        blocks=(
            paragraph(f"Họp lúc {head.opened}, {wording.day_in_words(head.date)}."),
            table(columns, list(rows)),
            *dashed(attendance_lines(head)),
        ),
        signatures=officers(head),
    )


@paper(
    "meetings.quality",
    version=1,
    facts=QualitySheetFacts,
    label=_("Quality sheet"),
    permission="meetings.view_meeting",
    subject=meeting_behind,
    subjects=meetings_behind,
)
def quality_paper(facts: QualitySheetFacts) -> PaperContent:
    """PHIẾU ĐÁNH GIÁ of the meeting's quality with the cell's and the superior's column."""
    head = facts.circumstances
    columns = (
        Column("TT", 6, Align.CENTRE),
        Column("Nội dung đánh giá", 58),
        Column("Điểm tối đa", 12, Align.CENTRE),
        Column("Chi ủy chấm", 12, Align.CENTRE),
        Column("Cấp trên chấm", 12, Align.CENTRE),
    )
    total = (cell(""), cell(bold("Tổng điểm")), cell(bold(str(facts.ceiling))), cell(bold(str(facts.total))),
             cell(bold(_points(facts.superior_total))))
    grade = f"Xếp loại của chi bộ: {facts.grade or 'chưa đủ điểm các mục'}."
    above = f" Cấp trên xếp loại: {facts.superior_grade}." if facts.superior_grade else ""
    return PaperContent(
        title=f"Phiếu đánh giá chất lượng {meeting_words(head)}",
        header=header_of(head),
        kind_title="PHIẾU ĐÁNH GIÁ",
        subject=f"Chất lượng {meeting_words(head)}",
        dateline=dateline(head, head.date),
        blocks=(table(columns, [*(_line(row) for row in facts.rows), total]), paragraph(grade + above)),
        signatures=(Signature(authority=authority_of(head), post="CHỦ TRÌ", name=head.chair),),
    )


def _line(row: SheetRow) -> tuple[Cell | Words, ...]:
    values = (row.number, row.title, str(row.max), _points(row.own), _points(row.superior))
    return tuple(cell(bold(value)) for value in values) if row.group else values


def _points(points: int | None) -> str:
    return "" if points is None else str(points)
