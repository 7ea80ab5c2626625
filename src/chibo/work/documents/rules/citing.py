"""How a document is cited: kind, number with symbol, date and issuer together."""

import datetime as dt
import re

from chibo.kernel.rulebook import rule
from chibo.kernel.text import canonical

KIND_WORDS = {
    "directive": "Chỉ thị",
    "resolution": "Nghị quyết",
    "conclusion": "Kết luận",
    "regulation": "Quy định",
    "decision": "Quyết định",
    "guidance": "Hướng dẫn",
    "plan": "Kế hoạch",
    "programme": "Chương trình",
    "notice": "Thông báo",
    "report": "Báo cáo",
    "letter": "Công văn",
    "law": "Luật",
    "decree": "Nghị định",
    "circular": "Thông tư",
    "rules": "Quy chế",
    "scheme": "Đề án",
    "option": "Phương án",
    "project": "Dự án",
    "proposal": "Tờ trình",
    "minutes": "Biên bản",
    "invitation": "Giấy mời",
    "introduction": "Giấy giới thiệu",
    "telegram": "Công điện",
    "party_circ": "Thông tri",
    "other": "Văn bản",
}
"""The word that stands before the number, by the values of ``choices.DocumentKind``."""

_BY_SYMBOL = (
    ("CT", "directive"), ("NQ", "resolution"), ("KL", "conclusion"), ("QĐ", "decision"), ("QĐi", "regulation"),
    ("HD", "guidance"), ("KH", "plan"), ("CTr", "programme"), ("TB", "notice"), ("BC", "report"),
    ("CV", "letter"), ("NĐ", "decree"), ("TT", "circular"), ("QH", "law"), ("QC", "rules"), ("ĐA", "scheme"),
    ("PA", "option"), ("DA", "project"), ("TTr", "proposal"), ("BB", "minutes"), ("GM", "invitation"),
    ("GGT", "introduction"), ("CĐ", "telegram"),
)
_SYMBOL = re.compile(r"[^\W\d_]+", re.UNICODE)


def kind_of(number: str, title: str) -> str:
    """The kind as the first words of the title say it, else as the symbol does, else "other".

    The symbol QĐ means both Quy định and Quyết định, which is why the title is asked first.
    """
    begin = canonical(title)
    for kind, word in KIND_WORDS.items():
        if kind != "other" and begin.startswith(canonical(word) + " "):
            return kind
    signs = {sign.upper() for sign in _SYMBOL.findall(number)}
    return next((kind for symbol, kind in _BY_SYMBOL if symbol.upper() in signs), "other")


def day_cited(day: dt.date) -> str:
    """"23/7/2025", "09/01/2026": days below 10 and months 1 and 2 take a zero."""
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)
    return f"{day.day:02d}/{month}/{day.year}"


@rule("DOC-01", source="05-HD/VPTW (27/5/2026); số văn bản của Đảng lặp lại qua các nhiệm kỳ")
def citation(kind: str, number: str, issued_on: dt.date, issuer: str) -> str:
    """A document is cited by its kind, number with symbol, date and issuer together, because numbers begin
    again every term and repeat between issuers.

    "Chỉ thị số 50-CT/TW, ngày 23/7/2025 của Ban Bí thư".
    """
    word = KIND_WORDS.get(kind, KIND_WORDS["other"])
    named = f"{word} số {number}" if number else word
    return f"{named}, ngày {day_cited(issued_on)} của {issuer}"


def full_citation(kind: str, number: str, issued_on: dt.date, issuer: str, title: str) -> str:
    """The citation and what the document is about, for its first mention on a paper."""
    short = citation(kind, number, issued_on, issuer)
    word = KIND_WORDS.get(kind, "")
    subject = title[len(word):].strip() if canonical(title).startswith(canonical(word) + " ") else title
    about = canonical(subject).startswith(canonical("về") + " ")
    return f"{short} {subject}" if about else f"{short} “{title}”"
