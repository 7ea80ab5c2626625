"""The book "Sổ theo dõi quần chúng ưu tú" as it is printed."""

import datetime as dt

from django.utils.translation import gettext_lazy as _

from chibo.kernel.wording import day_numbers
from chibo.organization.units.queries import unit_behind
from chibo.party.admission.queries.books import BookLine, CandidatesBookFacts
from chibo.platform.papers.books import book
from chibo.platform.papers.content import Cell, Column, PaperContent, Words
from chibo.platform.papers.registry import paper

COLUMNS = (
    Column("TT", 1), Column("Họ và tên", 4), Column("Người giúp đỡ", 4), Column("Vào danh sách", 3),
    Column("Học lớp nhận thức", 3), Column("Quyết định, lễ kết nạp", 4), Column("Tình trạng", 4),
)  # fmt: skip


@paper(
    "admission.candidates_book", version=1, facts=CandidatesBookFacts, label=_("Book of outstanding non-members"),
    permission="admission.view_candidates", subject=unit_behind, draft_mark=False,
)  # fmt: skip
def candidates_book(facts: CandidatesBookFacts) -> PaperContent:
    """SỔ THEO DÕI QUẦN CHÚNG ƯU TÚ: one line for each candidate."""
    rows = [_row(number, line) for number, line in enumerate(facts.lines, start=1)]
    return book(facts, "quần chúng ưu tú", COLUMNS, rows, empty="Chưa có quần chúng ưu tú trong danh sách.")


def _row(number: int, line: BookLine) -> tuple[Cell | Words, ...]:
    decided = "; ".join(filter(None, (line.decision, _day(line.ceremony_on))))
    return (str(number), line.name, line.helper, _day(line.listed_on), _day(line.certified_on), decided, line.stage)


def _day(day: dt.date | None) -> str:
    return day_numbers(day) if day else ""
