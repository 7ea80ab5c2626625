"""The book of members who went and came, as a workbook or on paper."""

from typing import Any

from django.http import Http404, HttpResponse
from django.utils import timezone

from chibo.organization.membership.queries import TransferLine
from chibo.organization.register.queries.books import transfers_book_facts
from chibo.platform.papers.previews import draft_file
from chibo.web.sheets import Column, sheet_response

TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
}


def transfers_book(cell: Any, lines: list[TransferLine], wanted: str) -> HttpResponse:
    """The book in the wanted format; 404 for a format that does not exist."""
    if wanted == "xlsx":
        return _workbook(cell, lines)
    if wanted not in TYPES:
        raise Http404
    today = timezone.localdate()
    facts = transfers_book_facts(cell.pk, lines, on=today)
    content = draft_file("register.transfers_book", facts, wanted, on=today, scope=f"unit:{cell.pk}")
    answer = HttpResponse(content, content_type=TYPES[wanted])
    answer["Content-Disposition"] = f'attachment; filename="so-dang-vien-chuyen-di-den.{wanted}"'
    answer["Cache-Control"] = "private, no-store"
    return answer


def _workbook(cell: Any, lines: list[TransferLine]) -> HttpResponse:
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
    return sheet_response(f"So dang vien chuyen di den {cell.name}", title=title, columns=columns, rows=rows)
