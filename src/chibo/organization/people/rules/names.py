"""How two names may be two spellings of one: each way has a name, none of them needs a database."""

from collections import Counter
from enum import StrEnum

from chibo.kernel.text import canonical, fold

LONG_NAME = 10
"""Letters from which one wrong letter does not make another name."""


class NameSign(StrEnum):
    """How two names agree, the strongest first."""

    SAME = "same_name"
    MARKS = "marks_differ"
    MIDDLE = "middle_left_out"
    ORDER = "words_in_another_order"
    LETTER = "one_letter_differs"


def how_names_agree(one: str, other: str) -> NameSign | None:
    """The way in which two full names may belong to one person; nothing when they are two names.

    "uỷ" and "ủy" are the same; "Thuy" and "Thúy", "Đức" and "Duc" differ in marks alone. A middle name may
    be left out as long as family name and given name stay, words may be swapped, and a name of at least ten
    letters may differ by one letter that was added, left out, changed or swapped with its neighbour.
    """
    first, second = fold(one), fold(other)
    if not first or not second:
        return None
    if first == second:
        return NameSign.SAME if canonical(one) == canonical(other) else NameSign.MARKS
    left, right = first.split(), second.split()
    if _middle_left_out(left, right) or _middle_left_out(right, left):
        return NameSign.MIDDLE
    if Counter(left) == Counter(right):
        return NameSign.ORDER
    shorter = min(len(first), len(second)) - min(len(left), len(right)) + 1
    return NameSign.LETTER if shorter >= LONG_NAME and one_letter_apart(first, second) else None


def _middle_left_out(short: list[str], long: list[str]) -> bool:
    """Whether the shorter name is the longer one without some of its middle names."""
    if not 2 <= len(short) < len(long) or (short[0], short[-1]) != (long[0], long[-1]):
        return False
    rest = iter(long)
    return all(word in rest for word in short)


def one_letter_apart(one: str, other: str) -> bool:
    """Whether one letter was added, left out, changed, or swapped with its neighbour.

    >>> one_letter_apart("nguyen van khanh", "nguyen van khamh")
    True
    """
    if abs(len(one) - len(other)) > 1 or one == other:
        return False
    short, long = sorted((one, other), key=len)
    at = next((place for place, letter in enumerate(short) if letter != long[place]), len(short))
    if len(short) < len(long):
        return short[at:] == long[at + 1 :]
    swapped = long[at : at + 2][::-1] == short[at : at + 2] and short[at + 2 :] == long[at + 2 :]
    return short[at + 1 :] == long[at + 1 :] or swapped


def is_common(name: str, bearers: int) -> bool:
    """Whether a name alone says little: two words, "Văn" or "Thị" in the middle, or borne by three in the office."""
    words = fold(name).split()
    return len(words) <= 2 or bearers >= 3 or (len(words) == 3 and words[1] in ("van", "thi"))


def suggested_login(full_name: str) -> str:
    """How a login may be called: the given name and the first letters of the other names.

    >>> suggested_login("Nguyễn Thị Minh Đức")
    'ducntm'
    """
    words = ["".join(letter for letter in word if letter.isalnum()) for word in fold(full_name).split()]
    words = [word for word in words if word]
    return "".join([*words[-1:], *(word[0] for word in words[:-1])])
