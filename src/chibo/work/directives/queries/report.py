"""What a report about a directive rests on: everything is there already, nothing is typed twice."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from django.urls import reverse

from chibo.kernel.wording import day_numbers, percent
from chibo.organization.units.choices import Side
from chibo.organization.units.queries import unit_card
from chibo.platform.authz.permissions import Visitor
from chibo.platform.papers.missing import missing
from chibo.platform.threads.queries import references_of, thread_of
from chibo.platform.threads.registry import Card
from chibo.work.directives.choices import Way
from chibo.work.directives.models import Directive, Reader
from chibo.work.documents.queries import document_card
from chibo.work.tasks.choices import FINISHED
from chibo.work.tasks.queries import TaskFacts, task_facts

WAYS = {
    Way.READ: "tự nghiên cứu và xác nhận đã đọc",
    Way.MEETING: "phổ biến tại kỳ sinh hoạt, cuộc họp",
    Way.STUDY: "tổ chức buổi học tập, quán triệt",
    Way.QUESTIONS: "tự nghiên cứu, có câu hỏi tự kiểm tra",
}
"""How papers say the way. Vietnamese: papers are."""

PLAN, MEETING = (5, 28), (27, 56)
"""Where the golden thread has plans and other papers, and meetings with their resolutions."""


@dataclass(frozen=True)
class ReportPart:
    """One part of the skeleton: its heading, and its paragraphs."""

    heading: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class ReportFacts:
    """The skeleton of the report. Texts and ISO days only, so that it can be frozen."""

    system: str
    symbol: str
    issuer: str
    superior: str
    place_name: str
    subject: str
    to: str
    on: str
    parts: tuple[ReportPart, ...]


def thread_of_directive(directive: Directive, user: Visitor) -> list[Card]:
    """The thread through the paper, on which plans, meetings and tasks hang; the directive is marked."""
    cards = {(card.kind, card.label, card.href): card for card in thread_of(directive.reference, user=user)}
    for card in thread_of(f"documents.document:{directive.document_id}", user=user):
        cards.setdefault((card.kind, card.label, card.href), card)
    return sorted(cards.values(), key=lambda card: card.order)


def report_facts(directive: Directive, user: Visitor, *, on: dt.date) -> ReportFacts:
    """The report as far as the house knows it; what people must judge is left open in words."""
    paper = document_card(directive.document_id)
    unit = unit_card(directive.unit_id)
    above = unit_card(unit.parent_id) if unit and unit.parent_id else None
    cards = thread_of_directive(directive, user)
    citation = paper.full_citation if paper else ""
    return ReportFacts(
        system="state" if unit and unit.side == Side.STATE else "party", symbol=unit.symbol if unit else "",
        issuer=unit.name if unit else "", superior=above.name if above else "", place_name=unit.place_name if unit else "",
        subject=f"kết quả thực hiện {paper.citation if paper else ''}", to=directive.report_to, on=on.isoformat(),
        parts=(
            ReportPart("Công tác quán triệt, phổ biến", (*_spreading(directive, citation),)),
            ReportPart("Kế hoạch, văn bản tổ chức thực hiện", _listed(_plans(cards), directive)),
            ReportPart("Nội dung đã bàn và kết luận tại các cuộc họp", _listed(_meetings(cards), directive)),
            ReportPart("Kết quả thực hiện nhiệm vụ", _results(directive, cards, on)),
            ReportPart("Hạn chế, khó khăn và nguyên nhân", (missing("hạn chế, khó khăn và nguyên nhân"),)),
            ReportPart("Nhiệm vụ thời gian tới và kiến nghị", (missing("việc tiếp theo và kiến nghị"),)),
        ),
    )


def _spreading(directive: Directive, citation: str) -> Iterable[str]:
    readers = Reader.objects.asked().filter(directive=directive).count()
    known = Reader.objects.done().filter(directive=directive).count()
    share = percent(Fraction(known, readers)) if readers else "0 %"
    yield f"Văn bản: {citation}."
    yield (
        f"Hình thức: {WAYS[Way(directive.way)]}; triển khai từ ngày {day_numbers(directive.spread_on)}, "
        f"hạn {day_numbers(directive.due)}."
    )
    yield f"Đến ngày lập báo cáo: {known}/{readers} người đã nắm nội dung, đạt {share}."
    if directive.instruction:
        yield f"Yêu cầu khi triển khai: {directive.instruction}"


def _plans(cards: list[Card]) -> list[Card]:
    """Papers and drafts that came of the directive."""
    return [card for card in cards if _is_draft(card) or PLAN[0] < card.order < PLAN[1]]


def _meetings(cards: list[Card]) -> list[Card]:
    """Meetings, their items, votes and resolutions."""
    return [card for card in cards if not _is_draft(card) and MEETING[0] < card.order < MEETING[1]]


def _is_draft(card: Card) -> bool:
    return card.href.startswith(reverse("drafting:list"))


def _listed(cards: list[Card], directive: Directive) -> tuple[str, ...]:
    own = {directive.get_absolute_url(), directive.read_url}
    lines = [
        f"- {card.kind}: {card.label}{_in_brackets(card.day, card.state)}." for card in cards if card.href not in own
    ]
    return tuple(lines) or ("Chưa có.",)


def _results(directive: Directive, cards: list[Card], on: dt.date) -> tuple[str, ...]:
    """Tasks of the thread that the visitor may see, each with its result."""
    seen = {card.href for card in cards}
    references = references_of(f"documents.document:{directive.document_id}")
    ids = sorted(int(one.partition(":")[2]) for one in references if one.startswith("tasks.task:"))
    tasks = [fact for fact in (task_facts(key, on=on) for key in ids) if fact and fact.href in seen]
    if not tasks:
        return ("Chưa giao nhiệm vụ nào từ văn bản này.",)
    done = [task for task in tasks if task.state in FINISHED]
    return (f"Đã giao {len(tasks)} nhiệm vụ, hoàn thành {len(done)}.", *(_result(task) for task in tasks))


def _result(task: TaskFacts) -> str:
    until = f", hạn {day_numbers(task.due)}" if task.due else ""
    product = f" Sản phẩm: {task.product}." if task.product else ""
    said = f" Kết quả: {task.result}." if task.result else ""
    return f"- {task.title}: {task.lead or 'chưa giao'}{until}; {str(task.status.label).lower()}.{product}{said}"


def _in_brackets(*words: str) -> str:
    said = ", ".join(word for word in words if word)
    return f" ({said})" if said else ""

