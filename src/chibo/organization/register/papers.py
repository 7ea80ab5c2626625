"""The book "Sổ theo dõi đảng viên chuyển đi – đến" as it is printed."""

from django.utils.translation import gettext_lazy as _

from chibo.kernel.wording import day_numbers
from chibo.organization.register.queries.books import BookLine, TransfersBookFacts
from chibo.organization.units.queries import unit_behind
from chibo.platform.papers.books import book
from chibo.platform.papers.content import Cell, Column, PaperContent, Words
from chibo.platform.papers.registry import paper

COLUMNS = (
    Column("TT", 1), Column("Họ và tên, hình thức", 4), Column("Chuyển từ", 4), Column("Chuyển đến", 4),
    Column("Quyết định, giấy giới thiệu", 4), Column("Tiếp nhận", 3),
)  # fmt: skip


@paper(
    "register.transfers_book", version=1, facts=TransfersBookFacts, label=_("Book of members who went and came"),
    permission="membership.edit_members", subject=unit_behind,
)  # fmt: skip
def transfers_book(facts: TransfersBookFacts) -> PaperContent:
    """SỔ THEO DÕI ĐẢNG VIÊN CHUYỂN ĐI – ĐẾN: one line for each transfer."""
    rows = [_row(number, line) for number, line in enumerate(facts.lines, start=1)]
    nobody = "Chưa có đảng viên chuyển đi hoặc chuyển đến."
    return book(facts, "đảng viên chuyển đi – đến", COLUMNS, rows, empty=nobody)


def _row(number: int, line: BookLine) -> tuple[Cell | Words, ...]:
    letter = f"; {line.letter}" if line.letter else ""
    taken = day_numbers(line.accepted_on) if line.accepted_on else line.state
    return (
        str(number), f"{line.name}\n{line.kind}", line.start, line.end, f"{day_numbers(line.decided_on)}{letter}", taken
    )  # fmt: skip
