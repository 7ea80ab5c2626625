"""The head of a Party paper: names, place and date."""

import datetime as dt

from chibo.kernel.rulebook import rule
from chibo.kernel.wording import day_in_words

PARTY = "ĐẢNG CỘNG SẢN VIỆT NAM"
"""The title at the top right of every Party paper."""


@rule("PAPER-05", source="05-HD/VPTW (2026); 36-HD/VPTW (03/4/2018), 1.4")
def place_and_date(place: str, day: dt.date) -> str:
    """Place and date: "Phú Thọ, ngày 05 tháng 11 năm 2026"; days below 10, months 1 and 2 take a zero."""
    return f"{place}, {day_in_words(day)}"


@rule("PAPER-06", source="36-HD/VPTW (03/4/2018), 1.2; 11-HD/VPTW (2004) for congresses")
def issuing_name(unit: str, *, congress: str = "") -> str:
    """The name of the issuing body in capitals; a congress issues as "ĐẠI HỘI CHI BỘ … LẦN THỨ III".

    ``congress`` is its number in Roman figures. A cell of a department issues as the cell, never as the
    department itself.
    """
    name = f"Đại hội {unit} lần thứ {congress}" if congress else unit
    return name.upper()
