"""The book "Sổ theo dõi quần chúng ưu tú" as it is printed."""

import datetime as dt

from django.utils.translation import gettext_lazy as _

from chibo.kernel.wording import day_in_words, day_numbers
from chibo.organization.units.queries import UnitCard, unit_card
from chibo.party.admission.queries.books import BookLine, CandidatesBookFacts
from chibo.platform.papers.content import (
    Cell,
    Column,
    Header,
    PaperContent,
    Signature,
    Words,
    paragraph,
    table,
)
from chibo.platform.papers.registry import paper


def cell_behind(origin: str) -> UnitCard | None:
    """The cell of "units.unit:3"."""
    key = origin.partition(":")[2]
    return unit_card(int(key)) if key.isdigit() else None


@paper(
    "admission.candidates_book", version=1, facts=CandidatesBookFacts, label=_("Book of outstanding non-members"),
    permission="admission.view_candidates", subject=cell_behind,
)  # fmt: skip
def candidates_book(facts: CandidatesBookFacts) -> PaperContent:
    """SỔ THEO DÕI QUẦN CHÚNG ƯU TÚ: one line for each candidate."""
    place = f"{facts.place_name}, " if facts.place_name else ""
    columns = (
        Column("TT", 1), Column("Họ và tên", 4), Column("Người giúp đỡ", 4), Column("Vào danh sách", 3),
        Column("Học lớp nhận thức", 3), Column("Quyết định, lễ kết nạp", 4), Column("Tình trạng", 4),
    )  # fmt: skip
    body = (table(columns, [_row(number, line) for number, line in enumerate(facts.lines, start=1)]),)
    return PaperContent(
        title="Sổ theo dõi quần chúng ưu tú",
        header=Header(superior=facts.superior.upper(), issuer=facts.issuer.upper()),
        kind_title="SỔ THEO DÕI",
        subject="quần chúng ưu tú",
        dateline=place + day_in_words(facts.on),
        blocks=body if facts.lines else (paragraph("Chưa có quần chúng ưu tú trong danh sách."),),
        signatures=(Signature(authority="T/M CHI BỘ", post="BÍ THƯ", name=""),),
    )


def _row(number: int, line: BookLine) -> tuple[Cell | Words, ...]:
    decided = "; ".join(filter(None, (line.decision, _day(line.ceremony_on))))
    return (str(number), line.name, line.helper, _day(line.listed_on), _day(line.certified_on), decided, line.stage)


def _day(day: dt.date | None) -> str:
    return day_numbers(day) if day else ""
