"""How Party papers write letters, dates, hours and small numbers."""

import datetime as dt

from chibo.kernel import wording
from chibo.kernel.rulebook import rule


@rule("WORD-01", source="05-HD/VPTW (27/5/2026); 36-HD/VPTW (03/4/2018)")
def list_letter(index: int) -> str:
    """List items are lettered a, b, c, d, đ, e, g, h, i, k …: đ follows d, there is no f and no j.

    ``index`` starts at 0. After y the letters double: aa, ab, …; a list that long should be split.
    """
    return wording.list_letter(index)


@rule("WORD-02", source="05-HD/VPTW (27/5/2026)")
def paper_date(day: dt.date) -> str:
    """A paper's date is "ngày 05 tháng 02 năm 2026": days below 10 and the months 1 and 2 take a leading
    zero.

    The months 3 to 9 take none: "ngày 27 tháng 5 năm 2026".
    """
    return wording.day_in_words(day)


@rule("WORD-03", source="Mẫu biên bản sinh hoạt chi bộ")
def paper_time(time: dt.time) -> str:
    """An hour on a paper is "08 giờ 00": two digits each; midnight is "00 giờ 00", never "24 giờ 00"."""
    return wording.clock_in_words(time)


@rule("WORD-04", source="05-HD/VPTW (27/5/2026)")
def padded_number(number: int, digits: int = 2) -> str:
    """The number of a paper below 10 takes a leading zero: "Số 05-NQ/CB", "Số 112-NQ/CB"."""
    if number < 1:
        raise ValueError("numbers of papers start at 1")
    return f"{number:0{digits}d}"
