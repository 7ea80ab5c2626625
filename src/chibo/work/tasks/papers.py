"""The task sheet ("phiếu giao việc"): the six clear things on one page."""

from django.utils.translation import gettext_lazy as _

from chibo.kernel.wording import day_in_words, day_numbers
from chibo.platform.papers.content import (
    Cell,
    Column,
    Header,
    PaperContent,
    Signature,
    Words,
    bold,
    cell,
    paragraph,
    table,
)
from chibo.platform.papers.registry import paper
from chibo.work.tasks.models import Task
from chibo.work.tasks.queries import TaskSheetFacts

OPEN_POINT = "…"
"""What nobody has settled yet; it is written in by hand."""


def task_behind(origin: str) -> Task | None:
    """The task of "tasks.task:7", whose readers may open the paper."""
    key = origin.partition(":")[2]
    if not key.isdigit():
        return None
    return Task.objects.filter(pk=int(key)).prefetch_related("support").first()


@paper(
    "tasks.sheet",
    version=1,
    facts=TaskSheetFacts,
    label=_("Task sheet"),
    permission="tasks.view_task",
    subject=task_behind,
)
def task_sheet(facts: TaskSheetFacts) -> PaperContent:
    """PHIẾU GIAO VIỆC with a table of the six "rõ"."""
    place = f"{facts.place_name}, " if facts.place_name else ""
    whom = f"đồng chí {facts.lead}" if facts.lead else facts.lead_unit
    post = f", {facts.lead_title}," if facts.lead and facts.lead_title else ""
    rows: list[tuple[Cell | Words, ...]] = [
        (str(number), cell(bold(name)), words) for number, (name, words) in enumerate(_six(facts), start=1)
    ]
    return PaperContent(
        title=f"Phiếu giao việc: {facts.title}",
        header=Header(superior=facts.superior.upper(), issuer=facts.issuer.upper()),
        kind_title="PHIẾU GIAO VIỆC",
        dateline=place + day_in_words(facts.on),
        blocks=(
            paragraph(f"{facts.issuer} giao {whom}{post} thực hiện nhiệm vụ sau:"),
            table((Column("TT", 1), Column("Nội dung", 3), Column("Yêu cầu", 9)), rows),
            paragraph("Có khó khăn, vướng mắc thì báo cáo chi ủy để được giải quyết kịp thời."),
        ),
        signatures=(Signature(authority="T/M CHI BỘ", post=facts.signer_post.upper(), name=facts.signer),),
        recipients=tuple(name for name in (_addressee(facts), *map(_comrade, facts.support), "Lưu Chi bộ") if name),
    )


def _six(facts: TaskSheetFacts) -> list[tuple[str, str]]:
    return [
        ("Rõ người", _who(facts)),
        ("Rõ việc", f"{facts.title}."),
        ("Rõ thời gian", f"Giao ngày {day_numbers(facts.assigned_on)}. {_until(facts)}"),
        ("Rõ trách nhiệm", _answers(facts)),
        ("Rõ sản phẩm", facts.product or OPEN_POINT),
        ("Rõ thẩm quyền", facts.authority or OPEN_POINT),
    ]


def _who(facts: TaskSheetFacts) -> str:
    lead = ", ".join(part for part in (facts.lead and f"đồng chí {facts.lead}", facts.lead_unit) if part)
    support = ", ".join(f"đồng chí {name}" for name in facts.support)
    return f"Chủ trì: {lead or OPEN_POINT}." + (f" Phối hợp: {support}." if support else "")


def _until(facts: TaskSheetFacts) -> str:
    if facts.standing:
        return "Nhiệm vụ thường xuyên."
    return f"Hoàn thành chậm nhất ngày {day_numbers(facts.due)}." if facts.due else f"Hạn hoàn thành: {OPEN_POINT}"


def _answers(facts: TaskSheetFacts) -> str:
    if facts.standing:
        return "Chịu trách nhiệm trước chi bộ; báo cáo kết quả hằng tháng tại kỳ sinh hoạt."
    return f"Chịu trách nhiệm trước chi bộ; báo cáo kết quả tại kỳ sinh hoạt tháng {facts.report_at}."


def _addressee(facts: TaskSheetFacts) -> str:
    return _comrade(facts.lead) if facts.lead else facts.lead_unit


def _comrade(name: str) -> str:
    return f"Đồng chí {name}"
