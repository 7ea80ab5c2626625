"""For the walk: messages of the cell in both directions, one registered and answered, one that waits."""

from dataclasses import dataclass, replace
from typing import Any

from django.utils import timezone

from chibo.platform.files.gate import Declared
from chibo.work.documents.services import register_issued
from chibo.work.exchange.models import Message, OfficeCode, StatusNote
from chibo.work.exchange.rules.content import Office
from chibo.work.exchange.rules.writing import written_letter
from chibo.work.exchange.services import add_code, register_message, take_in
from tests.conftest import Cast
from tests.work.exchange.letters import letter

OF_A_UNIT = frozenset({"of", "take", "book", "add_code", "add_office"})


@dataclass
class Exchanged:
    """What the addresses of the exchange lead to."""

    waiting: Message
    told: StatusNote
    code: OfficeCode
    issued: Any


def build_exchange(cast: Cast) -> Exchanged:
    """Two papers came in, one of them is in the register; the cell has issued a letter."""
    cell, by, today, now = cast.cell.pk, cast.secretary.account, timezone.localdate(), timezone.now()
    code = add_code(cell, code="H41.12.01", since=today, by=by)
    plain = replace(letter(), receivers=(Office(code.code, cast.cell.name),), promulgated_on=today)

    def came(name: str) -> Any:
        words = written_letter(replace(plain, paper_id=name, number=name))
        return take_in(cell, words, declared=Declared(), by=by, on=today, at=now)

    done = register_message(came("21"), by=by, on=today, at=now)
    issued = register_issued(
        cell, number="01-CV/CB", system="party", type_code="CV", issued_on=today, title="Công văn trao đổi",
        files=[("cong-van.txt", b"Cong van trao doi")], by=by, on=today,
    )  # fmt: skip
    return Exchanged(came("22"), done.status_notes.get(), code, issued)


def of_exchange(found: Exchanged, cell: int, name: str) -> dict[str, object]:
    """What to put into the address."""
    known = {"status_file": found.told.pk, "end_code": found.code.pk, "compose": found.issued.pk}
    return {"pk": cell if name in OF_A_UNIT else known.get(name, found.waiting.pk)}
