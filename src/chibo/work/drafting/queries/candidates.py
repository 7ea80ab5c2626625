"""Who may sign a paper of a unit, and who may be asked to read a draft."""

import datetime as dt

from chibo.organization.mandates.choices import Post
from chibo.organization.mandates.queries import MandateLine, mandates_in, people_of_unit
from chibo.organization.people.queries import PersonCard
from chibo.organization.units.choices import Side
from chibo.organization.units.queries import unit_card

SIGNERS = {
    Side.PARTY: (Post.SECRETARY, Post.DEPUTY_SECRETARY, Post.COMMITTEE_MEMBER),
    Side.STATE: (Post.DIRECTOR, Post.DEPUTY_DIRECTOR, Post.DIVISION_HEAD, Post.DIVISION_DEPUTY),
    Side.MASS: (Post.MASS_HEAD, Post.MASS_MEMBER),
}


def signer_candidates(unit_id: int, *, on: dt.date) -> list[MandateLine]:
    """Who holds a post on that day in which papers of the unit are signed, each person with the first such post."""
    unit = unit_card(unit_id)
    if unit is None:
        return []
    found: dict[int, MandateLine] = {}
    for line in mandates_in([unit_id], on=on):
        if line.post in SIGNERS[unit.side]:
            found.setdefault(line.person_id, line)
    return list(found.values())


def reader_candidates(unit_id: int, *, on: dt.date) -> list[PersonCard]:
    """Who may be asked to read a draft of the unit: its members, and holders of posts in it and in what it leads."""
    return people_of_unit(unit_id, on=on)
