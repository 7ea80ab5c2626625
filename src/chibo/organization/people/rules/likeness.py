"""Whether two entries may be one person: how sure, and for which reasons."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum, StrEnum

from chibo.kernel.text import fold
from chibo.organization.people.rules.names import NameSign, how_names_agree, is_common


class Confidence(IntEnum):
    """How sure it is that two entries are one person."""

    POSSIBLE = 1
    LIKELY = 2
    CERTAIN = 3


class BirthSign(StrEnum):
    """How two births agree."""

    SAME_DAY = "same_birth_day"
    DAY_AND_MONTH = "day_and_month_swapped"
    SAME_YEAR = "same_birth_year"
    OTHER_DAY = "other_day_of_that_year"
    UNKNOWN = "birth_unknown"
    DIFFERENT = "other_birth"


class ContactSign(StrEnum):
    """A second sign beside the name."""

    EMAIL = "same_email"
    PHONE = "same_phone"


@dataclass(frozen=True)
class Known:
    """What two entries are compared by. ``email`` and ``phone`` may be blind indexes: only equality counts.

    ``folded`` is the folded name where it is stored, so that it need not be folded again for thousands.
    """

    full_name: str
    birth_date: dt.date | None = None
    birth_year: int | None = None
    gender: str = ""
    email: str = ""
    phone: str = ""
    folded: str = ""

    @property
    def words(self) -> list[str]:
        """The words of the name, folded."""
        return (self.folded or fold(self.full_name)).split()


@dataclass(frozen=True)
class Likeness:
    """How sure, and why: the codes of the signs."""

    confidence: Confidence
    reasons: tuple[str, ...]


EXACT = (NameSign.SAME, NameSign.MARKS)
_SURE, _LIKELY, _MAYBE = Confidence.CERTAIN, Confidence.LIKELY, Confidence.POSSIBLE
_TABLE: dict[tuple[BirthSign, bool], tuple[int, int, int]] = {
    # (birth, common name?) -> confidence for: the same name, other marks, any looser way to agree
    (BirthSign.SAME_DAY, False): (_SURE, _LIKELY, _LIKELY),
    (BirthSign.SAME_DAY, True): (_SURE, _LIKELY, _LIKELY),
    (BirthSign.DAY_AND_MONTH, False): (_LIKELY, _LIKELY, _MAYBE),
    (BirthSign.DAY_AND_MONTH, True): (_LIKELY, _MAYBE, 0),
    (BirthSign.SAME_YEAR, False): (_LIKELY, _LIKELY, _MAYBE),
    (BirthSign.SAME_YEAR, True): (_MAYBE, _MAYBE, 0),
    (BirthSign.OTHER_DAY, False): (_MAYBE, _MAYBE, 0),
    (BirthSign.OTHER_DAY, True): (0, 0, 0),
    (BirthSign.UNKNOWN, False): (_MAYBE, _MAYBE, 0),
    (BirthSign.UNKNOWN, True): (0, 0, 0),
    (BirthSign.DIFFERENT, False): (0, 0, 0),
    (BirthSign.DIFFERENT, True): (0, 0, 0),
}


def how_alike(one: Known, other: Known, *, bearers: int = 1) -> Likeness | None:
    """Whether two entries may be one person; ``bearers`` is how many in the office have the name.

    A common name alone never is enough: it needs a second sign (birth, telephone or e-mail). Two births that
    are known and differ, or two genders, speak against; the same telephone or e-mail raises by one step.
    """
    name = how_names_agree(one.full_name, other.full_name)
    if name is None:
        return None
    birth = how_births_agree(one, other)
    common = is_common(one.full_name, bearers) or is_common(other.full_name, bearers)
    level = _TABLE[birth, common][0 if name == NameSign.SAME else 1 if name == NameSign.MARKS else 2]
    contact = _contact_signs(one, other)
    level += len(contact) > 0
    level -= bool(one.gender and other.gender and one.gender != other.gender)
    if level < 1:
        return None
    shown = () if birth == BirthSign.DIFFERENT and not contact else (str(birth),)
    reasons = (str(name), *shown, *(str(sign) for sign in contact))
    return Likeness(Confidence(min(level, Confidence.CERTAIN)), reasons)


def how_births_agree(one: Known, other: Known) -> BirthSign:
    """What two births say; a year stands for itself when the day of one of them is not known."""
    first, second = one.birth_date, other.birth_date
    if first and second:
        if first == second:
            return BirthSign.SAME_DAY
        if first.year != second.year:
            return BirthSign.DIFFERENT
        swapped = (first.day, first.month) == (second.month, second.day)
        return BirthSign.DAY_AND_MONTH if swapped else BirthSign.OTHER_DAY
    years = _year(one), _year(other)
    if None in years:
        return BirthSign.UNKNOWN
    return BirthSign.SAME_YEAR if years[0] == years[1] else BirthSign.DIFFERENT


def blocks_of(known: Known) -> Iterator[tuple[object, ...]]:
    """Keys of which two entries share at least one if ``how_alike`` can find anything between them.

    The words of the name in any order; with the year of birth also the words less any one of them, which is
    where a left-out middle name and a mistyped word meet; the telephone and the e-mail.
    """
    words = tuple(sorted(known.words))
    year = _year(known)
    yield ("name", words)
    if year:
        yield ("year", year, words)
        for left_out in range(len(words)):
            yield ("year", year, words[:left_out] + words[left_out + 1 :])
    for kind, value in (("email", known.email), ("phone", known.phone)):
        if value:
            yield (kind, value)


def _contact_signs(one: Known, other: Known) -> tuple[ContactSign, ...]:
    found = []
    if one.email and one.email == other.email:
        found.append(ContactSign.EMAIL)
    if one.phone and one.phone == other.phone:
        found.append(ContactSign.PHONE)
    return tuple(found)


def _year(known: Known) -> int | None:
    return known.birth_date.year if known.birth_date else known.birth_year
