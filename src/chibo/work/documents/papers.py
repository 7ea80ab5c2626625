"""The register as a book: "sổ đăng ký văn bản đến", "sổ đăng ký văn bản đi"."""

from django.utils.translation import gettext_lazy as _

from chibo.kernel.wording import day_numbers
from chibo.platform.papers.books import book
from chibo.platform.papers.content import Align, Cell, Column, PaperContent, Signature, Words
from chibo.platform.papers.registry import paper
from chibo.work.documents.choices import Direction
from chibo.work.documents.queries.books import RegisterBookFacts, RegisterLine


def unit_behind(origin: str) -> int | None:
    """The id of the unit whose book it is."""
    key = origin.partition(":")[2]
    return int(key) if key.isdigit() else None


INCOMING = (
    Column("Số đến", 2, Align.CENTRE), Column("Ngày đến", 4), Column("Tác giả; số, ký hiệu; ngày tháng", 6),
    Column("Tên loại và trích yếu", 8), Column("Người giữ, nơi lưu", 4),
)  # fmt: skip
KEEPER = Signature(post="NGƯỜI GIỮ SỔ", name="")
ISSUED = (
    Column("Số, ký hiệu", 5), Column("Ngày tháng", 4), Column("Tên loại và trích yếu", 8), Column("Người ký", 4),
    Column("Số trang", 2, Align.CENTRE), Column("Nơi lưu", 4),
)  # fmt: skip


@paper(
    "documents.book", version=1, facts=RegisterBookFacts, label=_("Register of papers, printed as a book"),
    permission="documents.view_documents", subject=unit_behind, draft_mark=False,
)  # fmt: skip
def register_book_paper(facts: RegisterBookFacts) -> PaperContent:
    """SỔ ĐĂNG KÝ VĂN BẢN ĐẾN / ĐI of a year: one line for each paper."""
    incoming = facts.direction == Direction.INCOMING
    subject = f"văn bản {'đến' if incoming else 'đi'} năm {facts.year}"
    rows = [_incoming(line) if incoming else _issued(line) for line in facts.lines]
    columns = INCOMING if incoming else ISSUED
    return book(facts, subject, columns, rows, empty="Chưa có văn bản nào.", kind="Sổ đăng ký", keeper=KEEPER)


def _incoming(line: RegisterLine) -> tuple[Cell | Words, ...]:
    source = f"{line.issuer}\n{line.number}\n{day_numbers(line.issued_on)}"
    return str(line.arrival or ""), day_numbers(line.day), source, _title(line), line.place


def _issued(line: RegisterLine) -> tuple[Cell | Words, ...]:
    number = line.number or "(không số)"
    return number, day_numbers(line.issued_on), _title(line), line.signer, str(line.pages or ""), line.place


def _title(line: RegisterLine) -> str:
    return f"{line.title} ({line.urgency})" if line.urgency else line.title
