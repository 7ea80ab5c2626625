"""For the walk: what hangs on the register of papers: a relation, a number that waits, an old register that was read."""

import datetime as dt
import io
from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from openpyxl import Workbook

from chibo.work.documents.services import draw_number, register_document, relate
from chibo.work.documents.services.previewing import preview_register
from tests.conftest import Cast


@dataclass
class Registered:
    """What was made."""

    relation: Any
    number: Any
    old_register: Any


def build_register(cast: Cast, document: Any) -> Registered:
    """The directive implements an older one; a number waits for its paper; an old register waits for a decision."""
    today, by = timezone.localdate(), cast.secretary.account
    day = dt.date(2015, 3, 2)
    older = register_document(
        cast.cell.pk,
        issuer="Ban Bí thư",
        number="41-CT/TW",
        issued_on=day,
        received_on=day,
        title="Chỉ thị cũ",
        by=by,
        on=today,
    )
    relation = relate(document, "implements", older, since=today, by=by, on=today)
    number = draw_number(cast.cell.pk, "party", "BC", by=by, on=today)
    read = preview_register(
        _workbook(), name="so-cu.xlsx", unit_id=cast.cell.pk, direction="incoming", by=by, on=today
    )
    return Registered(relation, number, read)


def of_register(made: Registered, document: int, stub: int, cell: int, name: str) -> dict[str, object]:
    """The key that an address of the register needs."""
    keys: dict[str, int] = {"move_stub": stub, "unrelate": made.relation.pk}
    keys |= dict.fromkeys(("void_number", "add_number"), made.number.pk)
    keys |= dict.fromkeys(("preview", "confirm_import", "discard_import"), made.old_register.pk)
    of_the_cell = (
        "register",
        "register_issued",
        "add_stub",
        "stubs",
        "book",
        "numbers",
        "begin_series",
        "import",
    )
    keys |= dict.fromkeys(of_the_cell, cell)
    return {"pk": keys.get(name, document)}


def _workbook() -> bytes:
    book = Workbook()
    page = book.active
    assert page is not None
    page.append(["Số đến", "Ngày đến", "Tác giả", "Số, ký hiệu", "Ngày tháng", "Tên loại và trích yếu"])
    page.append([7, "05/02/2016", "Tỉnh ủy", "12-CV/TU", "01/02/2016", "Công văn về tổng kết năm"])
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()
