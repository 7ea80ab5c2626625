"""A committee's term: what the congress elected, and who held what from when to when."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q

from chibo.organization.mandates.choices import COMMITTEE, RANK, Post
from chibo.organization.mandates.models import Candidacy, Election, Mandate
from chibo.organization.mandates.queries.holders import MandateLine, line_of
from chibo.organization.units.queries import TermCard


@dataclass(frozen=True)
class CandidacyLine:
    """How many of the ballots somebody had."""

    person_id: int
    full_name: str
    post: Post
    votes_for: int
    ballots: int
    elected: bool


@dataclass(frozen=True)
class ElectionCard:
    """The counts of a congress, candidates by post, then by votes."""

    pk: int
    held_on: dt.date
    summoned: int
    present: int
    decision: str
    candidacies: tuple[CandidacyLine, ...]

    @property
    def by_post(self) -> list[tuple[Post, list[CandidacyLine]]]:
        """Who stood for which post, the secretary first."""
        posts = sorted({one.post for one in self.candidacies}, key=lambda post: RANK[post])
        return [(post, [one for one in self.candidacies if one.post == post]) for post in posts]


@dataclass(frozen=True)
class Change:
    """A post began or ended on a day, with its decision."""

    day: dt.date
    begins: bool
    line: MandateLine


def election_of(term_id: int) -> ElectionCard | None:
    """What the congress before the term elected, when it is recorded. Two queries."""
    row = Election.objects.filter(term_id=term_id).first()
    if row is None:
        return None
    found = Candidacy.objects.filter(election=row).select_related("person")
    lines = [
        CandidacyLine(
            one.person_id, one.person.full_name, Post(one.post), one.votes_for, one.ballots, one.elected
        )
        for one in found
    ]
    order = sorted(lines, key=lambda one: (-RANK[one.post], not one.elected, -one.votes_for))
    return ElectionCard(row.pk, row.held_on, row.summoned, row.present, row.decision, tuple(order))


def committee_of_term(term: TermCard) -> list[MandateLine]:
    """Every seat of the committee that was held in the term, in the order of the posts, then by beginning."""
    rows = Mandate.objects.filter(Q(until=None) | Q(until__gt=term.since), unit_id=term.unit_id, post__in=COMMITTEE)
    if term.until:
        rows = rows.filter(since__lt=term.until)
    found = [line_of(row) for row in rows.select_related("person", "unit")]
    return sorted(found, key=lambda line: (RANK[line.post], line.since, line.full_name))


def changes_in(lines: Iterable[MandateLine], term: TermCard) -> list[Change]:
    """What changed in mid-term, in order of days: after the term began and before it ends."""
    found = [Change(line.since, True, line) for line in lines if line.since > term.since]
    found += [
        Change(line.until, False, line)
        for line in lines
        if line.until and line.until > term.since and line.until != term.until
    ]
    return sorted(found, key=lambda change: (change.day, change.begins, RANK[change.line.post]))
