"""How a meeting is called, on its page and at the head of its papers."""

from chibo.kernel.period import Month
from chibo.kernel.wording import month_in_words
from chibo.work.meetings.rules.kinds import MeetingKind

QUARTERS = ("I", "II", "III", "IV")

_NAMES = {
    MeetingKind.REGULAR: "Sinh hoạt chi bộ thường kỳ",
    MeetingKind.REGULAR_THEMATIC: "Sinh hoạt chi bộ thường kỳ kết hợp chuyên đề",
    MeetingKind.EXTRAORDINARY: "Sinh hoạt chi bộ bất thường",
    MeetingKind.COMMITTEE: "Họp chi ủy",
    MeetingKind.OFFICE: "Họp cơ quan",
}


def meeting_title(kind: MeetingKind, month: Month) -> str:
    """"Sinh hoạt chi bộ thường kỳ tháng 12 năm 2026"; a thematic meeting is named by its quarter."""
    if kind is MeetingKind.THEMATIC:
        return f"Sinh hoạt chuyên đề quý {QUARTERS[month.quarter - 1]} năm {month.year}"
    return f"{_NAMES[kind]} {month_in_words(month)}"
