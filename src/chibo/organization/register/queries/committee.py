"""What the list of a committee in one term says on paper."""

import datetime as dt
from dataclasses import dataclass, field

from chibo.organization.mandates.choices import RANK, Post
from chibo.organization.mandates.queries import changes_in, committee_of_term, election_of
from chibo.organization.units.queries import TermCard, name_on, unit_card
from chibo.platform.papers.books import BookHead


@dataclass(frozen=True)
class SeatLine:
    """One seat of the committee."""

    name: str
    title: str
    since: dt.date
    until: dt.date | None
    how: str
    decision: str


@dataclass(frozen=True)
class ChangeLine:
    """A seat that was taken or left in mid-term."""

    on: dt.date
    name: str
    title: str
    begins: bool
    decision: str


@dataclass(frozen=True)
class CommitteeListFacts(BookHead):
    """The committee of a term, its changes, the counts of the congress; all of it as recorded on the day."""

    ordinal: str = ""
    years: str = ""
    since: dt.date | None = None
    until: dt.date | None = None
    congress_on: dt.date | None = None
    summoned: int | None = None
    present: int | None = None
    election_decision: str = ""
    seats: list[SeatLine] = field(default_factory=list)
    changes: list[ChangeLine] = field(default_factory=list)
    signer: str = ""


def committee_list_facts(term: TermCard, *, on: dt.date) -> CommitteeListFacts:
    """The unit is named as on the day the term ended, or as today while it runs."""
    unit = unit_card(term.unit_id)
    named = min(on, term.until - dt.timedelta(days=1)) if term.until else on
    seats, election = committee_of_term(term), election_of(term.pk)
    secretary = [seat for seat in seats if seat.post == Post.SECRETARY and seat.covers(on)]
    return CommitteeListFacts(
        superior=name_on(unit.parent_id, named).name if unit and unit.parent_id else "",
        issuer=name_on(term.unit_id, named).name,
        place_name=unit.place_name if unit else "",
        on=on,
        ordinal=term.ordinal, years=term.label, since=term.since, until=term.until, congress_on=term.congress_on,
        summoned=election.summoned if election else None,
        present=election.present if election else None,
        election_decision=election.decision if election else "",
        seats=[
            SeatLine(seat.full_name, seat.title, seat.since, seat.until, str(seat.how.label), seat.decision)
            for seat in sorted(seats, key=lambda seat: (RANK[seat.post], seat.since))
        ],
        changes=[
            ChangeLine(
                one.day, one.line.full_name, one.line.title, one.begins, one.line.decision if one.begins else ""
            )
            for one in changes_in(seats, term)
        ],
        signer=secretary[0].full_name if secretary else "",
    )  # fmt: skip
