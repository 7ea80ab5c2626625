"""The book of members who went and came, as a workbook or on paper."""

from typing import Any

from django.http import HttpResponse
from django.utils import timezone

from chibo.organization.membership.queries import TransferLine
from chibo.organization.register.queries.books import transfers_book_facts
from chibo.platform.papers.answers import draft_answer
from chibo.web.sheets import Column, Wanted, sheet_response


def transfers_book(cell: Any, lines: list[TransferLine], wanted: str) -> HttpResponse:
    """The book in the wanted format; 404 for a format that does not exist."""
    if wanted in ("xlsx", "csv"):
        return _workbook(cell, lines, "csv" if wanted == "csv" else "xlsx")
    today = timezone.localdate()
    facts = transfers_book_facts(cell.pk, lines, on=today)
    return draft_answer(
        "register.transfers_book", facts, wanted, on=today, scope=f"unit:{cell.pk}", name="so-dang-vien-chuyen-di-den"
    )


def _workbook(cell: Any, lines: list[TransferLine], kind: Wanted) -> HttpResponse:
    columns = [
        Column("STT", 6), Column("Họ và tên", 26), Column("Hình thức", 22), Column("Chuyển từ", 28),
        Column("Chuyển đến", 28), Column("Quyết định", 30), Column("Ngày quyết định", 16),
        Column("Giấy giới thiệu", 24), Column("Ngày giấy giới thiệu", 16), Column("Ngày tiếp nhận", 16),
        Column("Ngày trở về", 16), Column("Tình trạng", 24),
    ]  # fmt: skip
    rows = [
        [
            number, line.full_name, str(line.kind.label), line.from_name, line.to_name, line.decision, line.decided_on,
            line.letter, line.introduced_on, line.accepted_on, line.returned_on, str(line.state.label),
        ]
        for number, line in enumerate(lines, start=1)
    ]  # fmt: skip
    title = f"Sổ theo dõi đảng viên chuyển đi – đến, {cell.name}"
    return sheet_response(f"So dang vien chuyen di den {cell.name}", title=title, columns=columns, rows=rows, kind=kind)
