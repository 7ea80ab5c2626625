"""What betrays a secret document, so that it is refused at the door."""

import re
import unicodedata

from chibo.kernel.rulebook import rule

_LEVELS = re.compile(r"\b(tối|tuyệt)\s+mật\b")
_WORD = re.compile(r"(?P<before>\w+\s+)?(?P<word>mật)\b")
_HARMLESS_BEFORE = frozenset({"bí", "bảo", "thân", "cơ", "mất", "tỉ", "mật", "giải", "độ", "ong", "đường"})
_BRACKETED = re.compile(r"[(\[]\s*mật\s*[)\]]")
_LEADING = re.compile(r"^\s*mật\s*([:\-–.,]|$)")
_DEGREE = re.compile(r"\bđộ\s+mật\s*:")


@rule("DOC-03", source="Luật Bảo vệ bí mật nhà nước 117/2025/QH15 (10/12/2025)")
def carries_secrecy_mark(text: str) -> bool:
    """A title or number that carries one of the marks Mật, Tối mật, Tuyệt mật belongs to a document that is
    never entered here.

    The word inside other words is no mark: "bảo mật khi tiếp khách", "Luật Bảo vệ bí mật nhà nước". The marks
    in capitals, in brackets, or before a colon are.
    """
    composed = unicodedata.normalize("NFC", text)
    lowered = composed.lower()
    if _LEVELS.search(lowered) or _BRACKETED.search(lowered) or _LEADING.search(lowered) or _DEGREE.search(lowered):
        return True
    if composed == composed.upper():
        return any(_alone(found) for found in _WORD.finditer(lowered))
    return any(
        composed[found.start("word") : found.end("word")] == "MẬT" and _alone(found)
        for found in _WORD.finditer(lowered)
    )


@rule("DOC-04", source="Luật Bảo vệ bí mật nhà nước 117/2025/QH15 (10/12/2025)")
def number_is_of_a_secret_document(number: str) -> bool:
    """A number that contains the word Mật in any writing is that of a secret document."""
    return "mật" in unicodedata.normalize("NFC", number).lower()


def _alone(found: re.Match[str]) -> bool:
    return (found["before"] or "").strip() not in _HARMLESS_BEFORE
