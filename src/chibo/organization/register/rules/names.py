"""Names as lists write them: in capitals, with "Đ/c" before, with odd blanks."""

import re

from chibo.kernel.text import clean

_BEFORE = re.compile(r"^(đ/c|đ\.c|đồng chí|ông|bà|anh|chị)[.:\s]+", re.IGNORECASE)
_SPACES = re.compile(r"[\u00a0\u200b\u200c\u200d\ufeff\s]+")


def tidy_name(text: str) -> str:
    """One spelling for storing: composed letters, single blanks, no title, capitals only in front."""
    name = clean(_SPACES.sub(" ", text))
    name = _BEFORE.sub("", name).strip(" .,;*")
    if name.isupper() or name.islower():
        name = " ".join(_capital(word) for word in name.split(" "))
    return name


def _capital(word: str) -> str:
    return "-".join(part[:1].upper() + part[1:].lower() for part in word.split("-"))
