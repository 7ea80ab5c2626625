"""Identifiers: of offices, in their old and new form, and of papers."""

import datetime as dt
import re
from dataclasses import dataclass

from chibo.kernel.rulebook import rule
from chibo.work.exchange.rules.days import day_of, day_written

_OLD = re.compile(r"\d{3}\.\d{2}\.\d{2}\.[A-Z]\d{2}")
_NEW = re.compile(r"[A-Z]\d{2}(\.\d{2,3}){0,6}")


@dataclass(frozen=True)
class PaperId:
    """A DocumentId taken apart."""

    office: str
    day: dt.date
    number: str


@rule("EXCH-03", source="QĐ 20/2020/QĐ-TTg; trước đó QCVN 102:2016/BTTTT, phụ lục mã định danh")
def is_office_code(text: str) -> bool:
    """An office is named by a code of the old form 000.00.00.H41 or of the new form H37.02.02.

    The new form begins with the letter and two digits of the ministry or province; each level below adds a group.
    """
    return text.isascii() and bool(_OLD.fullmatch(text) or _NEW.fullmatch(text))


@rule("EXCH-04", source="QCVN 102:2016/BTTTT (TT 10/2016/TT-BTTTT, 01/04/2016)")
def paper_id(office: str, day: dt.date, number: str) -> str:
    """A paper is named by the code of the office that issued it, its day and its number with symbol, with commas."""
    return f"{office},{day_written(day)},{number}"


def paper_id_parts(text: str) -> PaperId | None:
    """The parts of "H37.02.02,2026/11/05,15/KH-SNgV"; None for what is not built so."""
    parts = [part.strip() for part in text.split(",", 2)]
    if len(parts) != 3 or not is_office_code(parts[0]) or not parts[2]:
        return None
    day = day_of(parts[1])
    return PaperId(parts[0], day, parts[2]) if day else None


def full_number(number: str, notation: str) -> str:
    """"15" and "KH-SNgV" as "15/KH-SNgV"; a notation that has the number already stays."""
    if not (number and notation):
        return number or notation
    if notation.startswith((f"{number}/", f"{number}-")):
        return notation
    return f"{number}/{notation}"


def split_number(text: str) -> tuple[str, str]:
    """"15/KH-SNgV" as ("15", "KH-SNgV"), "05a-NQ/CB" as ("05a", "NQ/CB")."""
    found = re.match(r"(\d+[a-zđ]*)\s*[/-]\s*(.+)", text)
    return (found[1], found[2]) if found else ("", text)
