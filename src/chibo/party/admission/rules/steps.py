"""The steps of an admission, their order, their papers, their vote."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import Any

from chibo.kernel.rulebook import rule
from chibo.kernel.states import StateTable


class Stage(StrEnum):
    """How far a candidate has come."""

    LISTED = "listed"
    CERTIFIED = "certified"
    VOTED = "voted"
    DECIDED = "decided"
    PROBATION = "probation"
    RECOGNITION_VOTED = "recognition_voted"
    RECOGNISED = "recognised"
    STOPPED = "stopped"


STAGES = StateTable(
    {
        Stage.LISTED: frozenset({Stage.CERTIFIED, Stage.STOPPED}),
        Stage.CERTIFIED: frozenset({Stage.VOTED, Stage.STOPPED}),
        Stage.VOTED: frozenset({Stage.DECIDED, Stage.STOPPED}),
        Stage.DECIDED: frozenset({Stage.PROBATION, Stage.STOPPED}),
        Stage.PROBATION: frozenset({Stage.RECOGNITION_VOTED, Stage.STOPPED}),
        Stage.RECOGNITION_VOTED: frozenset({Stage.RECOGNISED, Stage.STOPPED}),
    }
)
"""From the list to the official member; a candidate can stop before the end."""

ORDER = tuple(stage for stage in Stage if stage is not Stage.STOPPED)


class PaperStage(StrEnum):
    """The part of the dossier to which a paper belongs."""

    COURSE = "course"
    DOSSIER = "dossier"
    OPINIONS = "opinions"
    VOTE = "vote"
    DECISION = "decision"
    PROBATION = "probation"
    RECOGNITION = "recognition"
    RECOGNITION_VOTE = "recognition_vote"
    RECOGNISED = "recognised"


BEFORE_THE_VOTE = (PaperStage.COURSE, PaperStage.DOSSIER, PaperStage.OPINIONS)
BEFORE_RECOGNITION = (PaperStage.RECOGNITION,)


@dataclass(frozen=True)
class DossierPaper:
    """One paper of the dossier as the rule pack names it."""

    code: str
    stage: PaperStage
    needed: bool
    title: str
    note: str = ""


def papers_from(table: Sequence[dict[str, Any]]) -> tuple[DossierPaper, ...]:
    """The papers of a rule pack."""
    return tuple(
        DossierPaper(str(row["code"]), PaperStage(row["stage"]), bool(row["needed"]), str(row["title"]), str(row["note"]))
        for row in table
    )


@rule("ADM-07", source="HD 12-HD/BTCTW (18/01/2022); HD 38-HD/BTCTW (2025), mẫu KNĐ")
def missing_papers(
    papers: Sequence[DossierPaper], ticked: Collection[str], stages: Collection[PaperStage]
) -> tuple[DossierPaper, ...]:
    """Before a vote the needed papers of the steps before it are there.

    Papers that exist only in some cases are never missing. What is missing is said; it is the committee that
    decides whether the vote can be taken.
    """
    return tuple(paper for paper in papers if paper.needed and paper.stage in stages and paper.code not in ticked)


@rule("ADM-08", source="Điều lệ Đảng, điều 4; to be confirmed")
def admission_carried(votes_for: int, electorate: int, share: Fraction) -> bool:
    """A candidate is proposed when at least two thirds of the entitled official members agree.

    Exactly two thirds is enough; abstentions and absences weigh like a vote against. A vote on paper counts like
    one in the meeting.
    """
    return electorate > 0 and Fraction(votes_for, electorate) >= share
