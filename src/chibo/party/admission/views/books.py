"""The book of outstanding non-members, as a workbook or on paper."""

from typing import Any

from django.http import HttpResponse
from django.utils import timezone

from chibo.party.admission.queries import CandidateLine
from chibo.party.admission.queries.books import candidates_book_facts
from chibo.platform.papers.answers import draft_answer
from chibo.web.sheets import Column, Wanted, sheet_response


def candidates_book(cell: Any, lines: list[CandidateLine], wanted: str) -> HttpResponse:
    """The book in the wanted format; 404 for a format that does not exist."""
    if wanted in ("xlsx", "csv"):
        return _workbook(cell, lines, "csv" if wanted == "csv" else "xlsx")
    today = timezone.localdate()
    facts = candidates_book_facts(cell.pk, lines, on=today)
    return draft_answer(
        "admission.candidates_book", facts, wanted, on=today, scope=f"unit:{cell.pk}", name="so-quan-chung-uu-tu"
    )


def _workbook(cell: Any, lines: list[CandidateLine], kind: Wanted) -> HttpResponse:
    columns = [
        Column("STT", 6), Column("Họ và tên", 26), Column("Người giúp đỡ", 26), Column("Vào danh sách", 14),
        Column("Nghị quyết, biên bản", 30), Column("Học lớp nhận thức", 16), Column("Giấy chứng nhận có giá trị đến", 18),
        Column("Quyết định kết nạp", 20), Column("Ngày quyết định", 14), Column("Lễ kết nạp", 14), Column("Tình trạng", 28),
    ]  # fmt: skip
    rows = [
        [
            number, line.full_name, line.helper, line.listed_on, line.listed_decision, line.certified_on,
            line.certificate_until, line.decision, line.decided_on, line.ceremony_on, str(line.stage.label),
        ]
        for number, line in enumerate(lines, start=1)
    ]  # fmt: skip
    title = f"Sổ theo dõi quần chúng ưu tú, {cell.name}"
    return sheet_response(f"So quan chung uu tu {cell.name}", title=title, columns=columns, rows=rows, kind=kind)
