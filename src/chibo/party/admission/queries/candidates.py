"""Candidates of a cell as lines, and everything that one page says of one of them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from chibo.kernel.reading import read_once
from chibo.organization.membership.queries import ClockDays, clock_days
from chibo.organization.people.queries import birth_dates
from chibo.party.admission.choices import CLOSED, Stage, StopReason
from chibo.party.admission.models import Candidate, CellVote, Introduction
from chibo.party.admission.queries.numbers import papers_on, terms_on
from chibo.party.admission.rules.conditions import (
    AdmissionTerms,
    Age,
    Introducer,
    admission_age,
    certificate_holds_until,
    introduced,
    may_be_admitted_again,
    profile_due,
)
from chibo.party.admission.rules.steps import BEFORE_THE_VOTE, DossierPaper, missing_papers

if TYPE_CHECKING:
    from django.db.models import QuerySet


@dataclass(frozen=True)
class CandidateLine:
    """One line of the book of outstanding non-members."""

    pk: int
    person_id: int
    unit_id: int
    full_name: str
    helper: str
    stage: Stage
    listed_on: dt.date
    listed_decision: str
    certified_on: dt.date | None
    certificate_until: dt.date | None
    decided_on: dt.date | None
    decision: str
    ceremony_on: dt.date | None
    ceremony_by: dt.date | None
    probation_ends_on: dt.date | None
    profile_by: dt.date | None
    stop_reason: StopReason | None
    closed_on: dt.date | None
    ticked: frozenset[str]
    href: str

    @property
    def open(self) -> bool:
        """Whether something follows."""
        return self.stage not in CLOSED

    @property
    def reference(self) -> str:
        """Its name on threads and origins."""
        return f"admission.candidate:{self.pk}"


@dataclass(frozen=True)
class PaperLine:
    """One paper of the dossier and the day on which it was there."""

    paper: DossierPaper
    on: dt.date | None


@dataclass(frozen=True)
class CandidatePage:
    """What the page of one candidate shows."""

    line: CandidateLine
    age: Age
    again: bool
    introduced: bool
    introductions: list[Introduction] = field(default_factory=list)
    papers: list[PaperLine] = field(default_factory=list)
    missing: tuple[DossierPaper, ...] = ()
    votes: list[CellVote] = field(default_factory=list)


def every_candidate() -> QuerySet[Candidate]:
    """All candidacies, to be narrowed by whoever asks."""
    return Candidate.objects.all()


@read_once
def candidates_in(unit_id: int, *, on: dt.date) -> list[CandidateLine]:
    """Candidates of the cell, those on the way first."""
    lines = candidate_lines(Candidate.objects.filter(unit_id=unit_id), on=on)
    return sorted(lines, key=lambda line: (not line.open, line.listed_on, line.pk))


def candidate_lines(rows: QuerySet[Candidate], *, on: dt.date) -> list[CandidateLine]:
    """Lines with the days that follow from the rules. A constant number of queries for one cell."""
    found = list(rows.select_related("person", "helper").prefetch_related("ticks"))
    rules = {unit: (terms_on(on, unit), clock_days(unit, on=on)) for unit in {row.unit_id for row in found}}
    return [_line(row, *rules[row.unit_id]) for row in found]


def candidate_page(candidate: Candidate, *, on: dt.date) -> CandidatePage:
    """Everything about one candidate."""
    line = candidate_lines(Candidate.objects.filter(pk=candidate.pk), on=on)[0]
    terms, papers = terms_on(on, candidate.unit_id), papers_on(on, candidate.unit_id)
    introductions = list(candidate.introductions.select_related("person"))
    ticked = dict(candidate.ticks.values_list("code", "on"))
    born = birth_dates([candidate.person_id]).get(candidate.person_id)
    return CandidatePage(
        line=line,
        age=admission_age(born, on, terms),
        again=may_be_admitted_again(candidate.left_on, on, terms),
        introduced=introduced([Introducer(one.who) for one in introductions]),
        introductions=introductions,
        papers=[PaperLine(paper, ticked.get(paper.code)) for paper in papers],
        missing=missing_papers(papers, ticked, BEFORE_THE_VOTE),
        votes=list(candidate.votes.select_related("meeting_vote__item__meeting")),
    )


def _line(row: Candidate, terms: AdmissionTerms, days: ClockDays) -> CandidateLine:
    return CandidateLine(
        pk=row.pk, person_id=row.person_id, unit_id=row.unit_id, full_name=row.person.full_name,
        helper=row.helper.full_name if row.helper else "", stage=Stage(row.stage), listed_on=row.listed_on,
        listed_decision=row.listed_decision, certified_on=row.certified_on,
        certificate_until=certificate_holds_until(row.certified_on, terms) if row.certified_on else None,
        decided_on=row.decided_on, decision=row.decision, ceremony_on=row.ceremony_on,
        ceremony_by=days.ceremony_due(row.decided_on) if row.decided_on else None,
        probation_ends_on=days.probation_ends(row.ceremony_on) if row.ceremony_on else None,
        profile_by=profile_due(row.ceremony_on, terms) if row.ceremony_on else None,
        stop_reason=StopReason(row.stop_reason) if row.stop_reason else None, closed_on=row.closed_on,
        ticked=frozenset(tick.code for tick in row.ticks.all()), href=row.get_absolute_url(),
    )  # fmt: skip
