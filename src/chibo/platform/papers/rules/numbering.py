"""Numbers of Party papers and of State papers: two ways that are never mixed."""

import datetime as dt
import re
from collections.abc import Collection
from dataclasses import dataclass

from chibo.kernel.rulebook import rule

CELL = "CB"
"""Symbol of a cell as the issuing body."""
CONGRESS = "ĐH"
"""Symbol of a congress as the issuing body."""
ONE_SEQUENCE = ""
"""Type of a series that all types share."""
LETTER = "CV"
"""The official letter, whose State number carries no type."""
SUPPLEMENTS = "abcdeghik"
"""Letters of added numbers, in their order; đ is left out, because it is read as d."""

_NUMBER = re.compile(r"^(?P<serial>\d{1,6})(?P<supplement>[a-zA-Z]?)(?P<mark>[-/])(?P<symbol>\S.*)$")


@rule("PAPER-01", source="36-HD/VPTW (03/4/2018), 1.3; kept by 05-HD/VPTW (2026)")
def number_text(number: int, doc_type: str, symbol: str, *, pad: int) -> str:
    """Number and symbol of a Party paper: digits, hyphen, type, slash, issuing body: "05-NQ/CB".

    Numbers below 10 take a leading zero (``pad`` digits). A State paper writes "05/NQ-…"; never mix them.
    """
    if number < 1:
        raise ValueError("papers are numbered from 01")
    return f"{number:0{pad}d}-{doc_type}/{symbol}"


@rule("PAPER-21", source="Nghị định 30/2020/NĐ-CP, Phụ lục I")
def state_number_text(number: int, doc_type: str, symbol: str, *, pad: int, drafted_by: str = "") -> str:
    """Number and symbol of a State paper: digits, slash, type, hyphen, issuing body: "05/BC-SNgV".

    An official letter has no type in its symbol; the unit that drafted it stands after the issuing body:
    "05/SNgV-VP". Numbers below 10 take a leading zero.
    """
    if number < 1:
        raise ValueError("papers are numbered from 01")
    digits = f"{number:0{pad}d}"
    if doc_type == LETTER:
        return f"{digits}/{symbol}-{drafted_by}" if drafted_by else f"{digits}/{symbol}"
    return f"{digits}/{doc_type}-{symbol}"


@rule("PAPER-22", source="36-HD/VPTW (03/4/2018), 1.3; thông lệ sổ văn bản đi")
def supplement_text(text: str, supplement: str) -> str:
    """An added number ("số bổ sung") takes a letter after its digits: "05a-NQ/CB", "05a/BC-SNgV"."""
    return re.sub(r"^(\d+)[a-z]?(?=[-/])", lambda found: found[1] + supplement, text)


def next_supplement(taken: set[str]) -> str:
    """The first free letter; none is left when all are taken."""
    return next((letter for letter in SUPPLEMENTS if letter not in taken), "")


@dataclass(frozen=True)
class NumberParts:
    """A printed number taken apart: 5, "a", "NQ/CB". ``serial`` is None where there is no number to count."""

    serial: int | None = None
    supplement: str = ""
    symbol: str = ""


def number_parts(text: str) -> NumberParts:
    """The parts of "05a-NQ/CB" or "05/BC-SNgV"; what is written otherwise has no parts."""
    found = _NUMBER.match(text)
    if not found or int(found["serial"]) < 1:
        return NumberParts()
    return NumberParts(int(found["serial"]), (found["supplement"] or "").lower(), found["symbol"].strip())


def one_writing(text: str) -> str:
    """"Số: 50 - CT / TW" as it is registered: "50-CT/TW"."""
    bare = re.sub(r"^(?:số|no\.?)\s*:?\s*(?=\d)", "", text, flags=re.IGNORECASE)
    return re.sub(r"\s*([-/–])\s*", lambda found: found[1].replace("–", "-"), bare) if bare[:1].isdigit() else bare


@rule("PAPER-23", source="36-HD/VPTW (03/4/2018), 1.3; Nghị định 30/2020/NĐ-CP, Phụ lục I")
def is_party_number(text: str) -> bool | None:
    """A hyphen after the digits is the Party's way ("05-NQ/CB"), a slash the State's ("05/NQ-HĐND"); None: neither."""
    found = _NUMBER.match(text)
    return None if not found else found["mark"] == "-"


@rule("PAPER-02", source="36-HD/VPTW (03/4/2018), 1.3.1")
def series_type(doc_type: str, *, of_congress: bool) -> str:
    """Papers of a term count from 01 for each type; a congress counts all its types in one sequence.

    Secret papers share the sequence of their type. Some offices restart in January: that is the State's way
    and wrong for the Party, so a series belongs to a term and not to a year.
    """
    return ONE_SEQUENCE if of_congress else doc_type


@dataclass(frozen=True)
class Counted:
    """The series in which a number is taken: its period, and the type it counts ("" where all types share one)."""

    period: str
    doc_type: str

    @property
    def is_common(self) -> bool:
        """Whether all types of the period share the count."""
        return self.doc_type == ONE_SEQUENCE


@rule("PAPER-59", source="36-HD/VPTW (03/4/2018), 1.3.1; Nghị định 30/2020/NĐ-CP, Điều 15")
def series_for(
    way: str, doc_type: str, *, year: int, term: str, running: Collection[tuple[str, str]] = ()
) -> Counted | None:
    """The series of a type by the unit's way of counting: "per_type" or "common", "_per_term" or "_per_year".

    Of State papers the decree says the year and leaves to the head of the office whether each type counts by itself. A
    series that has begun goes on to the end of its period: ``running`` are those with numbers, as (period, type), so
    that a change in the middle of a year gives no number twice. None when the unit counts by terms and has none.
    """
    kind, _per, span = way.partition("_per_")
    periods = {"term": f"term:{term}" if term else "", "year": f"year:{year}"}
    begun = {period for period, _type in running}
    period = periods[span]
    if period not in begun:
        period = next((other for other in periods.values() if other in begun), period)
    if not period:
        return None
    types = {one for place, one in running if place == period}
    common = ONE_SEQUENCE in types if types else kind == "common"
    return Counted(period, ONE_SEQUENCE if common else doc_type)


@rule("PAPER-03", source="36-HD/VPTW (03/4/2018), 1.3.1")
def term_begins(congress_closed_on: dt.date, *, first_committee_meeting_on: dt.date | None = None) -> dt.date:
    """The numbers of a new term begin on the day after the congress closes.

    If the new committee already met while the congress sat, they begin on the day of that meeting.
    """
    if first_committee_meeting_on and first_committee_meeting_on <= congress_closed_on:
        return first_committee_meeting_on
    return congress_closed_on + dt.timedelta(days=1)


@rule("PAPER-04", source="36-HD/VPTW (03/4/2018), 1.3; practice of registers of outgoing papers")
def next_number(highest_taken: int) -> int:
    """The number after the highest ever taken, reserved, used or voided: no gap is made, none filled.

    Disputed: some registers give a voided number to the next paper. Here it stays voided with its reason, so
    that two papers never carried one number.
    """
    return highest_taken + 1


@rule("PAPER-24", source="36-HD/VPTW (03/4/2018), 1.3; thông lệ sổ văn bản đi")
def missing_numbers(taken: set[int], *, after: int, highest: int) -> list[int]:
    """A series has no gap: every number from the first that was taken here to the highest is used, voided or waits.

    Numbers up to ``after`` were given on paper and stand in the book there.
    """
    return [number for number in range(after + 1, highest + 1) if number not in taken]
