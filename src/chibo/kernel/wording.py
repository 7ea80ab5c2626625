"""How dates, times and numbers are written, on screens and on papers."""

import datetime as dt
from fractions import Fraction

from chibo.kernel.period import Month

LIST_LETTERS = tuple("abcdđeghiklmnopqrstuvxy")
"""Letters of lists in Party papers: without f, j, w, z and the vowels with marks; đ follows d."""

WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")


def day_numbers(day: dt.date) -> str:
    """"05/11/2026"."""
    return f"{day.day:02d}/{day.month:02d}/{day.year}"


def day_in_words(day: dt.date) -> str:
    """"ngày 05 tháng 11 năm 2026": days below 10 and the months 1 and 2 take a zero (05-HD/VPTW)."""
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)
    return f"ngày {day.day:02d} tháng {month} năm {day.year}"


def month_in_words(month: Month) -> str:
    """"tháng 02 năm 2026", "tháng 11 năm 2026": the months 1 and 2 take a zero (05-HD/VPTW)."""
    number = f"{month.month:02d}" if month.month < 3 else str(month.month)
    return f"tháng {number} năm {month.year}"


def clock_numbers(time: dt.time | dt.datetime) -> str:
    """"08:00"."""
    return f"{time.hour:02d}:{time.minute:02d}"


def clock_in_words(time: dt.time | dt.datetime) -> str:
    """"08 giờ 00", as papers write it."""
    return f"{time.hour:02d} giờ {time.minute:02d}"


def grouped(number: int) -> str:
    """"1.234.567"."""
    return f"{number:,}".replace(",", ".")


def percent(share: Fraction) -> str:
    """"94,7 %", rounded half up to one decimal; a whole number is written without decimals: "100 %"."""
    tenths = (share * 1000 + Fraction(1, 2)).__floor__()
    whole, tenth = divmod(tenths, 10)
    return f"{whole},{tenth} %" if tenth else f"{whole} %"


def list_letter(index: int) -> str:
    """The letter of the list item with this index, from 0; after y the letters double: aa, ab, …"""
    if index < 0:
        raise ValueError("a list starts at 0")
    rounds, place = divmod(index, len(LIST_LETTERS))
    return (list_letter(rounds - 1) if rounds else "") + LIST_LETTERS[place]
