"""What all papers of a meeting share: the two organisations, the date line, the numbers of the room."""

import datetime as dt

from chibo.kernel import wording
from chibo.kernel.period import Month
from chibo.platform.papers.content import Header, Signature
from chibo.work.meetings.queries.circumstances import Absentee, Circumstances


def header_of(facts: Circumstances) -> Header:
    """The two organisations in capitals."""
    return Header(superior=facts.superior.upper(), issuer=facts.issuer.upper())


def dateline(facts: Circumstances, day: dt.date) -> str:
    """The place and the day: "Phú Thọ, ngày 05 tháng 11 năm 2026"."""
    place = f"{facts.place_name}, " if facts.place_name else ""
    return place + wording.day_in_words(day)


def authority_of(facts: Circumstances) -> str:
    """In whose name is signed, as the rules of the day say; a committee signs for itself."""
    return "T/M CHI ỦY" if facts.kind == "committee" else facts.authority


def officers(facts: Circumstances) -> tuple[Signature, ...]:
    """Minutes are signed by the minute taker on the left and the chair on the right."""
    return (
        Signature(post="NGƯỜI GHI BIÊN BẢN", name=facts.minute_taker),
        Signature(post="CHỦ TRÌ HỘI NGHỊ", name=facts.chair),
    )


def attendance_lines(facts: Circumstances) -> list[str]:
    """The numbers of the minutes form, class by class (party-cell §3.2)."""
    numbers = facts.numbers
    return [
        f"Tổng số đảng viên: {numbers.total} đồng chí (chính thức {numbers.official}, dự bị {numbers.probationary})"
        + (f"; đảng viên nơi khác sinh hoạt tạm thời: {numbers.temporary_here} đồng chí" if numbers.temporary_here else "")
        + ".",
        f"Được miễn sinh hoạt: {numbers.exempted} đồng chí; sinh hoạt tạm thời nơi khác: {numbers.away} đồng chí.",
        f"Có mặt: {numbers.present}/{numbers.expected} đồng chí"
        + (f", đạt {numbers.rate}" if numbers.rate else "")
        + f" (chính thức {numbers.official_present}, dự bị {numbers.probationary_present}"
        + (f", sinh hoạt tạm thời {numbers.temporary_here_present}" if numbers.temporary_here_present else "")
        + ").",
        f"Vắng có lý do: {_absent(facts.excused, reasons=True)}.",
        f"Vắng không lý do: {_absent(facts.unexcused, reasons=False)}.",
    ]


def dues_line(facts: Circumstances) -> str:
    """How many members had paid their dues; empty when nobody noted it."""
    if facts.dues_paid is None:
        return ""
    total = f"/{facts.dues_total}" if facts.dues_total else ""
    return f"Tình hình nộp đảng phí: {facts.dues_paid}{total} đồng chí đã nộp đảng phí của tháng."


def day_words(iso: str) -> str:
    """A stored day as lists write it: "28/11/2026"; empty stays empty."""
    return wording.day_numbers(dt.date.fromisoformat(iso)) if iso else ""


def meeting_words(facts: Circumstances) -> str:
    """The kind of meeting inside a sentence."""
    month = wording.month_in_words(Month(facts.year, facts.month))
    return {
        "regular": f"sinh hoạt chi bộ thường kỳ {month}",
        "regular_thematic": f"sinh hoạt chi bộ thường kỳ kết hợp chuyên đề {month}",
        "thematic": f"sinh hoạt chuyên đề {month}",
        "committee": f"họp chi ủy {month}",
        "extraordinary": f"họp chi bộ bất thường {month}",
        "office": f"họp cơ quan {month}",
    }[facts.kind]


def sentence_start(text: str) -> str:
    """The text with a capital at its beginning."""
    return text[:1].upper() + text[1:]


def _absent(people: list[Absentee], *, reasons: bool) -> str:
    if not people:
        return "không"
    names = [
        f"{person.name} ({person.reason})" if reasons and person.reason else person.name for person in people
    ]
    return f"{len(people)} đồng chí: " + "; ".join(names)
