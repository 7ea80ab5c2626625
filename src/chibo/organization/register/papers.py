"""The book "Sổ theo dõi đảng viên chuyển đi – đến" as it is printed."""

from django.utils.translation import gettext_lazy as _

from chibo.kernel.wording import day_in_words, day_numbers
from chibo.organization.register.queries.books import BookLine, TransfersBookFacts
from chibo.organization.units.queries import UnitCard, unit_card
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
    "register.transfers_book", version=1, facts=TransfersBookFacts, label=_("Book of members who went and came"),
    permission="membership.edit_members", subject=cell_behind,
)  # fmt: skip
def transfers_book(facts: TransfersBookFacts) -> PaperContent:
    """SỔ THEO DÕI ĐẢNG VIÊN CHUYỂN ĐI – ĐẾN: one line for each transfer."""
    place = f"{facts.place_name}, " if facts.place_name else ""
    columns = (
        Column("TT", 1), Column("Họ và tên, hình thức", 4), Column("Chuyển từ", 4), Column("Chuyển đến", 4),
        Column("Quyết định, giấy giới thiệu", 4), Column("Tiếp nhận", 3),
    )  # fmt: skip
    body = [table(columns, [_row(number, line) for number, line in enumerate(facts.lines, start=1)])]
    return PaperContent(
        title="Sổ theo dõi đảng viên chuyển đi – đến",
        header=Header(superior=facts.superior.upper(), issuer=facts.issuer.upper()),
        kind_title="SỔ THEO DÕI",
        subject="đảng viên chuyển đi – đến",
        dateline=place + day_in_words(facts.on),
        blocks=tuple(body) if facts.lines else (paragraph("Chưa có đảng viên chuyển đi hoặc chuyển đến."),),
        signatures=(Signature(authority="T/M CHI BỘ", post="BÍ THƯ", name=""),),
    )


def _row(number: int, line: BookLine) -> tuple[Cell | Words, ...]:
    letter = f"; {line.letter}" if line.letter else ""
    taken = day_numbers(line.accepted_on) if line.accepted_on else line.state
    return (
        str(number), f"{line.name}\n{line.kind}", line.start, line.end, f"{day_numbers(line.decided_on)}{letter}", taken
    )
