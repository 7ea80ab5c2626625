"""The resolution and the conclusion of the month, in the four parts of a real one (party-cell §3.6)."""

import datetime as dt
from dataclasses import replace

from django.utils.translation import gettext_lazy as _

from chibo.kernel import wording
from chibo.kernel.period import Month
from chibo.platform.papers.content import (
    Align,
    Block,
    Column,
    PaperContent,
    Signature,
    dashed,
    heading,
    lettered,
    paragraph,
    paragraphs,
    part,
    table,
)
from chibo.platform.papers.registry import paper
from chibo.work.meetings.papers.access import decision_behind, meetings_behind_decisions
from chibo.work.meetings.papers.letterhead import (
    authority_of,
    dateline,
    day_words,
    dues_line,
    header_of,
    meeting_words,
)
from chibo.work.meetings.queries.decisions import DecisionFacts
from chibo.work.meetings.queries.minutes import TaskFacts


@paper(
    "meetings.resolution",
    version=1,
    facts=DecisionFacts,
    label=_("Resolution"),
    permission="meetings.view_meeting",
    subject=decision_behind,
    subjects=meetings_behind_decisions,
    series="NQ",
)
def resolution_paper(facts: DecisionFacts) -> PaperContent:
    """NGHỊ QUYẾT of the month."""
    return _paper(facts, "NGHỊ QUYẾT", "nghị quyết")


@paper(
    "meetings.conclusion",
    version=1,
    facts=DecisionFacts,
    label=_("Conclusion"),
    permission="meetings.view_meeting",
    subject=decision_behind,
    subjects=meetings_behind_decisions,
    series="KL",
)
def conclusion_paper(facts: DecisionFacts) -> PaperContent:
    """KẾT LUẬN of the month, where the cell prefers it."""
    return _paper(facts, "KẾT LUẬN", "kết luận")


def _paper(facts: DecisionFacts, kind_title: str, word: str) -> PaperContent:
    head = facts.circumstances
    day = dt.date.fromisoformat(facts.issued_on) if facts.issued_on else head.date
    return PaperContent(
        title=f"{kind_title.capitalize()} {facts.subject}",
        header=header_of(head),
        kind_title=kind_title,
        subject=facts.subject,
        dateline=dateline(head, day),
        blocks=(
            *_opening(facts, word),
            *_looking_back(facts),
            *_looking_ahead(facts),
            *_organisation(facts),
            *_assessment(facts),
            *_closing(facts, word),
        ),
        signatures=(Signature(authority=authority_of(head), post=facts.post.upper(), name=facts.signer),),
        recipients=tuple(line.strip() for line in facts.parts["recipients"].split("\n") if line.strip()),
    )


def _opening(facts: DecisionFacts, word: str) -> tuple[Block, ...]:
    head, numbers = facts.circumstances, facts.circumstances.numbers
    absent = f"vắng có lý do {len(head.excused)}, vắng không lý do {len(head.unexcused)}, miễn sinh hoạt {numbers.exempted}"
    length = f" trong {head.minutes} phút" if head.minutes else ""
    place = f", tại {head.place}" if head.place else ""
    dues = dues_line(head)
    return (
        paragraph(
            f"{wording.day_in_words(head.date).capitalize()}{place}, {head.issuer} tiến hành {meeting_words(head)}"
            f"{length}. Tổng số đảng viên {numbers.total} đồng chí (chính thức {numbers.official}, dự bị "
            f"{numbers.probationary}); có mặt {numbers.present}/{numbers.expected} đồng chí"
            + (f", đạt {numbers.rate}" if numbers.rate else "")
            + f"; {absent}. Chủ trì: đồng chí {head.chair}; thư ký: đồng chí {head.minute_taker}."
            + (f" {dues}" if dues else "")
        ),
        paragraph(
            "Sau khi nghe chi ủy báo cáo, chi bộ đã thảo luận, tự phê bình và phê bình, thống nhất ban hành "
            f"{word} như sau:"
        ),
    )


def _looking_back(facts: DecisionFacts) -> tuple[Block, ...]:
    head = facts.circumstances
    before = Month(head.year, head.month) - 1
    month = wording.month_in_words(before).upper()
    blocks: list[Block] = [part(f"I. ĐÁNH GIÁ KẾT QUẢ LÃNH ĐẠO {month}")]
    blocks.append(heading("1. Công tác chính trị, tư tưởng"))
    blocks += _thinking(facts) or (paragraph("Không có nội dung phát sinh."),)
    blocks.append(heading("2. Thực hiện nhiệm vụ chính trị"))
    blocks += _political(facts)
    blocks.append(heading("3. Kết quả thực hiện nghị quyết tháng trước"))
    blocks += paragraphs(facts.parts["results"], field="results")
    blocks.append(_result_table(facts) if facts.rows else paragraph("Không có nhiệm vụ đến kỳ báo cáo."))
    blocks.append(heading("4. Biểu dương, nhắc nhở"))
    blocks += paragraphs(facts.parts["praise"], field="praise") or (paragraph("Không."),)
    blocks.append(heading("5. Hạn chế, nguyên nhân"))
    blocks += paragraphs(facts.parts["shortcomings"], field="shortcomings") or (paragraph("Không."),)
    return tuple(blocks)


def _thinking(facts: DecisionFacts) -> tuple[Block, ...]:
    """a) news and documents, b) thinking of members; what is empty is left out."""
    told = [(part, text) for part in ("news", "ideology") if (text := " ".join(_lines(facts.parts[part])))]
    lines = lettered([text for _part, text in told])
    return tuple(replace(line, field=part) for line, (part, _text) in zip(lines, told, strict=True))


def _political(facts: DecisionFacts) -> tuple[Block, ...]:
    lines = lettered(_lines(facts.parts["political"]), field="political")
    return lines or (paragraph("Thực hiện theo nghị quyết tháng trước."),)


def _result_table(facts: DecisionFacts) -> Block:
    columns = (
        Column("TT", 6, Align.CENTRE),
        Column("Nhiệm vụ đề ra", 38),
        Column("Tình trạng đầu kỳ", 20),
        Column("Kết quả thực hiện", 36),
    )
    rows = [
        (str(number), f"{row.title} ({row.lead})" if row.lead else row.title, row.opening, row.result)
        for number, row in enumerate(facts.rows, start=1)
    ]
    return table(columns, list(rows))


def _looking_ahead(facts: DecisionFacts) -> tuple[Block, ...]:
    head = facts.circumstances
    direction = paragraphs(facts.parts["direction"], field="direction")
    return (
        part(f"II. PHƯƠNG HƯỚNG, NHIỆM VỤ {wording.month_in_words(Month(head.year, head.month)).upper()}"),
        heading("1. Phương hướng chung"),
        *(direction or (paragraph("Tiếp tục thực hiện chương trình công tác năm của chi bộ."),)),
        heading("2. Nhiệm vụ cụ thể"),
        *(lettered([_task(task) for task in facts.tasks]) or (paragraph("Thực hiện các nhiệm vụ thường xuyên."),)),
    )


def _task(task: TaskFacts) -> str:
    product = f" Sản phẩm: {task.product}." if task.product else ""
    when = " Nhiệm vụ thường xuyên, báo cáo hằng tháng." if task.standing else (
        f" Hoàn thành trước ngày {day_words(task.due)}, báo cáo tại kỳ sinh hoạt tháng sau." if task.due else ""
    )
    support = f"; phối hợp: {', '.join(task.support)}" if task.support else ""
    return f"{task.title}. Chủ trì: {task.lead}{support}.{product}{when}"


def _organisation(facts: DecisionFacts) -> tuple[Block, ...]:
    return (
        part("III. PHÂN CÔNG VÀ TỔ CHỨC THỰC HIỆN"),
        *dashed(_lines(facts.parts["organisation"]), field="organisation"),
    )


def _assessment(facts: DecisionFacts) -> tuple[Block, ...]:
    quality = facts.quality
    if quality is None:
        return ()
    groups = [(g.number, g.title, str(g.max), str(g.points)) for g in quality.groups]
    grade = f"; xếp loại: {quality.grade}" if quality.grade else ""
    return (
        part("IV. TỰ ĐÁNH GIÁ CHẤT LƯỢNG KỲ SINH HOẠT"),
        table(
            (
                Column("TT", 6, Align.CENTRE),
                Column("Nội dung", 60),
                Column("Điểm tối đa", 17, Align.CENTRE),
                Column("Điểm tự chấm", 17, Align.CENTRE),
            ),
            list(groups),
        ),
        paragraph(f"Tổng điểm: {quality.total}/{quality.ceiling}{grade}."),
    )


def _closing(facts: DecisionFacts, word: str) -> tuple[Block, ...]:
    if facts.votes_for is None:
        return ()
    return (
        paragraph(
            f"{word.capitalize()} này được chi bộ thảo luận và biểu quyết thông qua tại kỳ sinh hoạt "
            f"{wording.day_in_words(facts.circumstances.date)}, {facts.sentence}."
        ),
    )


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.split("\n") if line.strip()]
