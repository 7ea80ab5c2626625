"""What the register prints: the book of members who went and came, and the committee of a term."""

from django.utils.translation import gettext_lazy as _

from chibo.kernel.wording import day_in_words, day_numbers
from chibo.organization.register.queries.books import BookLine, TransfersBookFacts
from chibo.organization.register.queries.committee import ChangeLine, CommitteeListFacts, SeatLine
from chibo.organization.units.queries import unit_behind
from chibo.platform.papers.books import book
from chibo.platform.papers.content import (
    Block,
    Cell,
    Column,
    Header,
    PaperContent,
    Signature,
    Words,
    heading,
    numbered,
    paragraph,
    table,
)
from chibo.platform.papers.registry import paper

COLUMNS = (
    Column("TT", 1), Column("Họ và tên, hình thức", 4), Column("Chuyển từ", 4), Column("Chuyển đến", 4),
    Column("Quyết định, giấy giới thiệu", 4), Column("Tiếp nhận", 3),
)  # fmt: skip


@paper(
    "register.transfers_book", version=1, facts=TransfersBookFacts, label=_("Book of members who went and came"),
    permission="membership.edit_members", subject=unit_behind, draft_mark=False,
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


SEATS = (
    Column("TT", 1), Column("Họ và tên", 4), Column("Chức vụ", 4), Column("Thời gian", 4), Column("Hình thức", 2),
    Column("Căn cứ", 4),
)  # fmt: skip


@paper(
    "register.committee_list", version=1, facts=CommitteeListFacts, label=_("List of the committee of a term"),
    permission="membership.view_members", subject=unit_behind, draft_mark=False,
)  # fmt: skip
def committee_list(facts: CommitteeListFacts) -> PaperContent:
    """DANH SÁCH chi ủy of a term: the seats, what changed on the way, the counts of the congress."""
    place = f"{facts.place_name}, " if facts.place_name else ""
    term = f"nhiệm kỳ {facts.ordinal + ', ' if facts.ordinal else ''}{facts.years}"
    rows = [_seat(number, seat) for number, seat in enumerate(facts.seats, start=1)]
    seats = table(SEATS, rows) if rows else paragraph("Chưa ghi nhận đồng chí nào trong nhiệm kỳ này.")
    return PaperContent(
        title=f"Danh sách chi ủy {term}",
        header=Header(superior=facts.superior.upper(), issuer=facts.issuer.upper()),
        kind_title="DANH SÁCH",
        subject=f"chi ủy {facts.issuer}, {term}",
        dateline=place + day_in_words(facts.on),
        blocks=(paragraph(_term(facts)), seats, *_changes(facts.changes)),
        signatures=(Signature(authority="T/M CHI BỘ", post="BÍ THƯ", name=facts.signer),),
    )


def _seat(number: int, seat: SeatLine) -> tuple[Cell | Words, ...]:
    return (str(number), seat.name, seat.title, _span(seat), seat.how, seat.decision)


def _span(seat: SeatLine) -> str:
    began = f"từ ngày {day_numbers(seat.since)}"
    return f"{began} đến trước ngày {day_numbers(seat.until)}" if seat.until else began


def _term(facts: CommitteeListFacts) -> str:
    """The sentence about the term: from when to when, by which congress, with which counts."""
    began = f"Nhiệm kỳ từ ngày {day_numbers(facts.since)}" if facts.since else "Nhiệm kỳ"
    ended = f" đến trước ngày {day_numbers(facts.until)}" if facts.until else ""
    congress = f"; đại hội bế mạc ngày {day_numbers(facts.congress_on)}" if facts.congress_on else ""
    counts = f", {facts.present}/{facts.summoned} đảng viên chính thức có mặt" if facts.summoned else ""
    decision = f"; {facts.election_decision}" if facts.election_decision else ""
    return f"{began}{ended}{congress}{counts}{decision}."


def _changes(changes: list[ChangeLine]) -> tuple[Block, ...]:
    if not changes:
        return ()
    words = [
        f"Ngày {day_numbers(one.on)}: đồng chí {one.name} {'bắt đầu giữ' if one.begins else 'thôi giữ'} chức vụ {one.title}"
        f"{f' ({one.decision})' if one.decision else ''}."
        for one in changes
    ]
    return (heading("Thay đổi trong nhiệm kỳ"), *numbered(words))
