"""Posts as lists write them, several in one cell."""

import re
from dataclasses import dataclass
from enum import StrEnum

from chibo.kernel.text import clean, fold


class PostWord(StrEnum):
    """The posts a list may name; values as in the words of mandates."""

    SECRETARY = "secretary"
    DEPUTY_SECRETARY = "deputy_secretary"
    COMMITTEE_MEMBER = "committee_member"
    DIRECTOR = "director"
    DEPUTY_DIRECTOR = "deputy_director"
    DIVISION_HEAD = "division_head"
    DIVISION_DEPUTY = "division_deputy"
    OFFICER = "officer"
    MASS_HEAD = "mass_head"
    MASS_MEMBER = "mass_member"


PARTY = frozenset({PostWord.SECRETARY, PostWord.DEPUTY_SECRETARY, PostWord.COMMITTEE_MEMBER})
MASS = frozenset({PostWord.MASS_HEAD, PostWord.MASS_MEMBER})

_PARTS = re.compile(r"[,;\n/+]|\s[-–]\s|\bkiêm\b|\bđồng thời\b", re.IGNORECASE)
_NOTHING = {"", "x", "khong", "dang vien", "chinh thuc", "du bi", "k"}
_MASS = r"\b(chi doan|doan thanh nien|doan tn|bch doan|cong doan|phu nu|nu cong|cuu chien binh|ccb|chi hoi)\b"
_WORDS: list[tuple[str, PostWord]] = [
    (r"^(bi thu|chu tich|chi hoi truong|to truong|truong ban).*" + _MASS, PostWord.MASS_HEAD),
    (r"^(pho|uy vien|uv|bch).*" + _MASS, PostWord.MASS_MEMBER),
    (r"^(pho bi thu|pbt|p bi thu)", PostWord.DEPUTY_SECRETARY),
    (r"^(bi thu|bt)\b", PostWord.SECRETARY),
    (r"^(chi uy vien|cap uy vien|chi uy|uy vien|uv bch|uv|cuv)\b", PostWord.COMMITTEE_MEMBER),
    (r"^(pho giam doc so|pgd so|pho giam doc|pgd|p giam doc)$", PostWord.DEPUTY_DIRECTOR),
    (r"^(giam doc so|giam doc|gd|gd so)$", PostWord.DIRECTOR),
    (r"^(pho truong|p truong|pho phong|ptp|pho chanh|pho giam doc|pgd)", PostWord.DIVISION_DEPUTY),
    (r"^(truong phong|tp|chanh van phong|chanh thanh tra|giam doc|truong)\b", PostWord.DIVISION_HEAD),
    (r"^(chuyen vien|cv|cvc|vien chuc|can bo|van thu|ke toan|lai xe|nhan vien|thanh tra|cong chuc|hop dong"
     r"|phu trach|nguoi lao dong|thu quy|bao ve|tap su|phien dich)", PostWord.OFFICER),
]  # fmt: skip


@dataclass(frozen=True)
class ReadPost:
    """One post with its title as written; ``post`` is None when it is not understood."""

    post: PostWord | None
    title: str


def read_posts(text: str) -> list[ReadPost]:
    """The posts named in a cell, in their order. A list gives no rights: a clerk is an officer here."""
    found = []
    for part in _PARTS.split(text):
        title = clean(part).strip(" .-–")
        if fold(title) not in _NOTHING:
            found.append(ReadPost(_post(fold(title)), title[:1].upper() + title[1:]))
    return found


def _post(words: str) -> PostWord | None:
    return next((post for pattern, post in _WORDS if re.search(pattern, words)), None)
