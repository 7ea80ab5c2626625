"""Numbers of Party papers."""

import datetime as dt

from chibo.kernel.rulebook import rule

CELL = "CB"
"""Symbol of a cell as the issuing body."""
CONGRESS = "ĐH"
"""Symbol of a congress as the issuing body."""
ONE_SEQUENCE = ""
"""Type of a series that all types share."""


@rule("PAPER-01", source="36-HD/VPTW (03/4/2018), 1.3; kept by 05-HD/VPTW (2026)")
def number_text(number: int, doc_type: str, symbol: str, *, pad: int) -> str:
    """Number and symbol of a Party paper: digits, hyphen, type, slash, issuing body: "05-NQ/CB".

    Numbers below 10 take a leading zero (``pad`` digits). A State paper writes "05/NQ-…"; never mix them.
    """
    if number < 1:
        raise ValueError("papers are numbered from 01")
    return f"{number:0{pad}d}-{doc_type}/{symbol}"


@rule("PAPER-02", source="36-HD/VPTW (03/4/2018), 1.3.1")
def series_type(doc_type: str, *, of_congress: bool) -> str:
    """Papers of a term count from 01 for each type; a congress counts all its types in one sequence.

    Secret papers share the sequence of their type. Some offices restart in January: that is the State's way
    and wrong for the Party, so a series belongs to a term and not to a year.
    """
    return ONE_SEQUENCE if of_congress else doc_type


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
