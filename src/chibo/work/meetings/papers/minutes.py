"""The minutes and their extract (party-cell §3.5)."""

from django.utils.translation import gettext_lazy as _

from chibo.kernel import wording
from chibo.platform.papers.content import (
    Block,
    PaperContent,
    Run,
    Signature,
    bold,
    dashed,
    heading,
    paragraph,
    paragraphs,
    part,
)
from chibo.platform.papers.registry import paper
from chibo.work.meetings.papers.access import meeting_behind, meetings_behind
from chibo.work.meetings.papers.letterhead import (
    attendance_lines,
    day_words,
    dues_line,
    header_of,
    meeting_words,
    officers,
    sentence_start,
)
from chibo.work.meetings.queries.circumstances import Circumstances
from chibo.work.meetings.queries.extracts import ExtractFacts
from chibo.work.meetings.queries.minutes import ItemFacts, MinutesFacts, Spoken, TaskFacts, Voted
from chibo.work.meetings.queries.quality import QualityFigures

FORMAL_KINDS = frozenset({"opening", "roll", "programme", "dues", "score", "minutes"})
"""Items whose course the opening and closing parts of the minutes already tell."""


@paper(
    "meetings.minutes",
    version=1,
    facts=MinutesFacts,
    label=_("Minutes of the meeting"),
    permission="meetings.view_meeting",
    subject=meeting_behind,
    subjects=meetings_behind,
)
def minutes_paper(facts: MinutesFacts) -> PaperContent:
    """The minutes of a meeting, item by item, speaker by speaker."""
    head = facts.circumstances
    return PaperContent(
        title=head.title,
        header=header_of(head),
        kind_title="BIÊN BẢN",
        subject=sentence_start(meeting_words(head)),
        blocks=(
            *_circumstances(head),
            part("II. NỘI DUNG VÀ DIỄN BIẾN"),
            *(block for item in facts.items for block in item_blocks(item)),
            *_end(facts),
        ),
        signatures=officers(head),
    )


@paper(
    "meetings.extract",
    version=1,
    facts=ExtractFacts,
    label=_("Extract of minutes"),
    permission="meetings.view_meeting",
    subject=meeting_behind,
    subjects=meetings_behind,
)
def extract_paper(facts: ExtractFacts) -> PaperContent:
    """One item of adopted minutes for somebody who needs just that."""
    head, item = facts.circumstances, facts.item
    day = wording.day_in_words(head.date)
    return PaperContent(
        title=f"Trích biên bản: {item.title}",
        header=header_of(head),
        kind_title="TRÍCH BIÊN BẢN",
        subject=sentence_start(meeting_words(head)),
        blocks=(
            paragraph(
                f"Trích biên bản {meeting_words(head)} của {head.issuer}, họp {day} tại {head.place}; "
                f"chủ trì: đồng chí {head.chair}; thư ký: đồng chí {head.minute_taker}; có mặt "
                f"{head.numbers.present}/{head.numbers.expected} đồng chí."
            ),
            *item_blocks(item),
            paragraph(f"Trích từ biên bản đã được thông qua, ngày {day_words(facts.on)}."),
        ),
        signatures=(
            Signature(post="NGƯỜI TRÍCH BIÊN BẢN", name=head.minute_taker),
            Signature(post="CHỦ TRÌ HỘI NGHỊ", name=head.chair),
        ),
    )


def item_blocks(item: ItemFacts) -> tuple[Block, ...]:
    """One item: who presented what, who said what, votes, tasks, the chair's conclusion."""
    blocks: list[Block] = [heading(f"{item.number}. {item.title}")]
    reports = any(said.kind == "report" and said.speaker == item.presenter for said in item.statements)
    if item.presenter and item.kind not in FORMAL_KINDS and not reports:
        blocks.append(paragraph(f"Đồng chí {item.presenter} trình bày."))
    blocks += paragraphs(item.note)
    blocks += dashed([f"Tài liệu: {title}" for title in item.documents])
    blocks += [_spoken(said) for said in item.statements]
    blocks += [_voted(vote) for vote in item.votes]
    if item.tasks:
        blocks.append(paragraph("Giao nhiệm vụ:"))
        blocks += dashed([task_line(task) for task in item.tasks])
    if item.conclusion:
        blocks += _concluded(item.conclusion)
    if item.moved:
        blocks.append(paragraph("Nội dung này chuyển sang kỳ sinh hoạt tháng sau."))
    return tuple(blocks)


def task_line(task: TaskFacts) -> str:
    """Who does what by when, in one line."""
    product = f"; sản phẩm: {task.product}" if task.product else ""
    support = f"; phối hợp: {', '.join(task.support)}" if task.support else ""
    due = "; nhiệm vụ thường xuyên" if task.standing else f"; hạn: {day_words(task.due)}" if task.due else ""
    return f"{task.title}. Chủ trì: {task.lead}{support}{product}{due}"


def _circumstances(head: Circumstances) -> tuple[Block, ...]:
    day = wording.day_in_words(head.date)
    lines = [
        f"Thời gian: bắt đầu {head.opened}, {day}.",
        f"Địa điểm: {head.place}." if head.place else "",
        f"Chủ trì: đồng chí {head.chair}.",
        f"Thư ký: đồng chí {head.minute_taker}.",
        f"Đại biểu, khách mời: {'; '.join(head.guests)}." if head.guests else "",
        *attendance_lines(head),
        dues_line(head),
    ]
    return (part("I. THỜI GIAN, ĐỊA ĐIỂM, THÀNH PHẦN"), *(paragraph(line) for line in lines if line))


def _spoken(said: Spoken) -> Block:
    words = {"report": "báo cáo", "wish": "kiến nghị", "criticism": "tự phê bình và phê bình"}.get(said.kind, "phát biểu")
    first, *rest = [line.strip() for line in said.text.split("\n") if line.strip()] or [""]
    answer = f" ({said.wish})" if said.wish else ""
    return paragraph(bold(f"Đồng chí {said.speaker}"), f" {words}: {' '.join([first, *rest])}{answer}")


def _voted(vote: Voted) -> Block:
    return paragraph(
        bold("Biểu quyết: "),
        f"{vote.question}. Tán thành {vote.votes_for}, không tán thành {vote.votes_against}, không biểu quyết "
        f"{vote.abstentions}, trên tổng số {vote.electorate} đồng chí có quyền biểu quyết. Kết quả: "
        f"{vote.sentence}; {'được thông qua' if vote.passed else 'không được thông qua'}.",
    )


def _concluded(text: str) -> tuple[Block, ...]:
    first, *rest = [line.strip() for line in text.split("\n") if line.strip()] or [""]
    return (
        paragraph(Run("Kết luận của chủ trì: ", bold=True, italic=True), first),
        *(paragraph(line) for line in rest),
    )


def _end(facts: MinutesFacts) -> tuple[Block, ...]:
    head = facts.circumstances
    blocks: list[Block] = [part("III. KẾT THÚC")]
    if facts.quality:
        blocks.append(paragraph(quality_line(facts.quality)))
    closed = f"Cuộc họp kết thúc lúc {head.closed} cùng ngày" if head.closed else "Cuộc họp kết thúc cùng ngày"
    blocks.append(paragraph(f"{closed} ({head.minutes} phút)." if head.minutes else f"{closed}."))
    if facts.agreed is not None:
        blocks.append(
            paragraph(
                "Biên bản đã được đọc và thông qua tại cuộc họp, "
                f"{facts.agreed}/{facts.present} đồng chí có mặt nhất trí."
            )
        )
    else:
        blocks.append(paragraph("Biên bản đã được đọc và thông qua tại cuộc họp."))
    return tuple(blocks)


def quality_line(quality: QualityFigures) -> str:
    """The self-assessment in one sentence."""
    grade = f", xếp loại {quality.grade}" if quality.grade else ""
    return f"Tự đánh giá chất lượng kỳ sinh hoạt: {quality.total}/{quality.ceiling} điểm{grade}."
