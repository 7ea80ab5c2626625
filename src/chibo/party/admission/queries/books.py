"""What the book of outstanding non-members says on paper."""

import datetime as dt
from dataclasses import dataclass, field

from chibo.organization.units.queries import name_on, unit_card
from chibo.party.admission.queries.candidates import CandidateLine
from chibo.platform.papers.books import BookHead


@dataclass(frozen=True)
class BookLine:
    """One candidate."""

    name: str
    helper: str
    listed_on: dt.date
    certified_on: dt.date | None
    decision: str
    ceremony_on: dt.date | None
    stage: str


@dataclass(frozen=True)
class CandidatesBookFacts(BookHead):
    """The book on a day."""

    lines: list[BookLine] = field(default_factory=list)


def candidates_book_facts(unit_id: int, lines: list[CandidateLine], *, on: dt.date) -> CandidatesBookFacts:
    """The facts of the book."""
    unit = unit_card(unit_id)
    return CandidatesBookFacts(
        superior=name_on(unit.parent_id, on).name if unit and unit.parent_id else "",
        issuer=name_on(unit_id, on).name,
        place_name=unit.place_name if unit else "",
        on=on,
        lines=[
            BookLine(
                line.full_name, line.helper, line.listed_on, line.certified_on, line.decision, line.ceremony_on,
                str(line.stage.label),
            )
            for line in lines
        ],
    )  # fmt: skip
