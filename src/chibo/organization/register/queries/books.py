"""What the book of members who went and came says on paper."""

import datetime as dt
from dataclasses import dataclass, field

from chibo.organization.membership.queries import TransferLine
from chibo.organization.units.queries import name_on, unit_card
from chibo.platform.papers.books import BookHead


@dataclass(frozen=True)
class BookLine:
    """One transfer."""

    name: str
    kind: str
    start: str
    end: str
    decided_on: dt.date
    letter: str
    accepted_on: dt.date | None
    state: str


@dataclass(frozen=True)
class TransfersBookFacts(BookHead):
    """The book on a day."""

    lines: list[BookLine] = field(default_factory=list)


def transfers_book_facts(unit_id: int, lines: list[TransferLine], *, on: dt.date) -> TransfersBookFacts:
    """The facts of the book, the oldest transfer first."""
    unit = unit_card(unit_id)
    superior = name_on(unit.parent_id, on).name if unit and unit.parent_id else ""
    return TransfersBookFacts(
        superior=superior,
        issuer=name_on(unit_id, on).name,
        place_name=unit.place_name if unit else "",
        on=on,
        lines=[
            BookLine(
                line.full_name, str(line.kind.label), line.from_name, line.to_name, line.decided_on, line.letter,
                line.accepted_on, str(line.state.label),
            )
            for line in reversed(lines)
        ],
    )  # fmt: skip
