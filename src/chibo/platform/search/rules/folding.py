"""Folding letter by letter, so that a place in the folded text is the same place in the text as it was written."""

import codecs
import re
import unicodedata

from chibo.kernel.text import fold

LONGEST_WORD = 40
_BETWEEN_LETTERS_AND_DIGITS = re.compile(r"(?<=[a-z])(?=[0-9])|(?<=[0-9])(?=[a-z])")
_LEADING_ZEROS = re.compile(r"\b0+(?=[0-9])")
_NOT_WORD = re.compile(r"[^0-9a-z]+")
_TOO_LONG = re.compile(rf"([0-9a-z]{{{LONGEST_WORD}}})[0-9a-z]+")


class _Letters(dict[int, str]):
    """What each letter becomes: one letter or digit, or a space. Filled as letters are met."""

    def __missing__(self, code: int) -> str:
        folded = fold(chr(code))
        self[code] = folded if len(folded) == 1 else " "
        return self[code]


class _Joined(_Letters):
    """The same, but a mark that stands alone disappears instead of cutting its word in two."""

    def __missing__(self, code: int) -> str:
        if unicodedata.combining(chr(code)):
            self[code] = ""
            return ""
        return super().__missing__(code)


_LETTERS, _JOINED = _Letters(), _Joined()
_MARKED = "àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵ"
_USUAL = "\0\t\n\r" + "".join(map(chr, range(32, 127))) + _MARKED + _MARKED.upper() + "\xa0–—“”‘’…•"
"""Fewer than 256 letters, of which nearly every text of the office is made."""
_NARROW = codecs.charmap_build(_USUAL.ljust(256, "\ufffe"))
_NARROW_FOLDED = "".join(_LETTERS[ord(letter)] for letter in _USUAL).encode("ascii").ljust(256, b" ")


def aligned(text: str) -> str:
    """The folded text, exactly as long as the (composed) text it was made from.

    A text of usual letters goes through bytes, which is ten times faster; any other letter by letter.
    """
    try:
        narrow, _length = codecs.charmap_encode(text, "strict", _NARROW)
    except UnicodeEncodeError:
        return text.translate(_LETTERS)
    return narrow.translate(_NARROW_FOLDED).decode("ascii")


def folded_words(text: str) -> str:
    """The words of a text as they are kept and asked: folded, letters apart from digits, numbers without leading zeros.

    >>> folded_words("Nghị quyết 04-NQ/TW4")
    'nghi quyet 4 nq tw 4'
    """
    bare = _NOT_WORD.sub(" ", unicodedata.normalize("NFC", text).translate(_JOINED)).strip()
    apart = _BETWEEN_LETTERS_AND_DIGITS.sub(" ", bare)
    return _LEADING_ZEROS.sub("", _TOO_LONG.sub(r"\1", apart))
