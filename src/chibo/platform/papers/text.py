"""The letters of a paper: what may stand in it, and what must stay on one line."""

import re
import unicodedata

from chibo.kernel.wording import LIST_LETTERS

NBSP = "\u00a0"
_BREAK_HERE = "\u200b"
_LONGEST_WORD = 24

_INVISIBLE = re.compile(
    "[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f\u00ad\u200b\u2060\ufeff"
    "\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
_LINE_END = re.compile("\r\n?|[\u0085\u2028\u2029]")
_BLANKS = re.compile("[ \t\u00a0]+")
_BEFORE_A_NUMBER = "[Nn]gày|[Tt]háng|[Nn]ăm|[Qq]uý|[Ss]ố|[Kk]hóa|[Đđ]iều|[Kk]hoản|[Mm]ục|[Pp]hần"
_STICKS = re.compile(rf"\b({_BEFORE_A_NUMBER}) (?=[0-9IVX])")
_MONTH_AND_YEAR = re.compile(r"(\d) (?=năm[ \u00a0]\d)")
_COMRADE = re.compile(r"\b([Đđ]ồng) (chí) (?=[^\W\d_])")
_PERCENT = re.compile(r"(\d) (?=%)")
_LONG = re.compile(rf"\S{{{_LONGEST_WORD + 1},}}")


def clean(text: str) -> str:
    """What a paper can carry: NFC, no control, direction or zero-width characters, single spaces.

    A line end stays a line end ("\\n"); every renderer breaks the line there.
    """
    composed = unicodedata.normalize("NFC", _LINE_END.sub("\n", text))
    return _BLANKS.sub(" ", _INVISIBLE.sub("", composed))


def bind(text: str) -> str:
    """The same words, with non-breaking spaces where no line ends: "tháng 11 năm 2026", "đồng chí Lan"."""
    if " " not in text:
        return text
    bound = _STICKS.sub(rf"\1{NBSP}", text)
    bound = _MONTH_AND_YEAR.sub(rf"\1{NBSP}", bound)
    bound = _COMRADE.sub(rf"\1{NBSP}\2{NBSP}", bound)
    return _PERCENT.sub(rf"\1{NBSP}", bound)


def breakable(text: str) -> str:
    """The same words; inside those longer than any Vietnamese word a line may end after every few letters."""
    return _LONG.sub(_with_breaks, text)


def balanced(text: str, width: int) -> str:
    """The text broken into as few lines of at most ``width`` letters as will do, all of about one length.

    Lines that the writer broke stay; a word longer than ``width`` has a line to itself.
    """
    return "\n".join(_balanced_line(line, width) for line in text.split("\n"))


def letter(position: int) -> str:
    """The letter of the list item at ``position`` (from 0): a b c d đ e g h i k …, then aa, ab, …"""
    round_, place = divmod(position, len(LIST_LETTERS))
    return LIST_LETTERS[round_ - 1] + LIST_LETTERS[place] if round_ else LIST_LETTERS[place]


def _with_breaks(word: re.Match[str]) -> str:
    letters = word.group()
    return _BREAK_HERE.join(letters[at : at + 8] for at in range(0, len(letters), 8))


def _balanced_line(text: str, width: int) -> str:
    fewest = _filled(text, width)
    while width > 1 and _filled(text, width - 1).count("\n") == fewest.count("\n"):
        width -= 1
        fewest = _filled(text, width)
    return fewest


def _filled(text: str, width: int) -> str:
    lines: list[str] = []
    for word in text.split(" "):
        if lines and len(lines[-1]) + 1 + len(word) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return "\n".join(lines)
