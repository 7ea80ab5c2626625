"""Who may vote, and when does a proposal pass? Pure arithmetic: integers and fractions, no floats."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import Self

from chibo.kernel.rulebook import Numbers, rule
from chibo.kernel.wording import percent
from chibo.work.meetings.rules.attendance import Attendance, RollRow, Standing


class Ground(StrEnum):
    """Why a person stands in the electorate or is left out of it."""

    ENTITLED = "entitled"
    CAME_THOUGH_EXEMPTED = "came_though_exempted"
    CAME_THOUGH_AWAY = "came_though_away"
    PROBATIONARY = "probationary"
    VOTES_AT_HOME = "votes_at_home"
    SUSPENDED = "suspended"
    EXEMPTED_AND_ABSENT = "exempted_and_absent"
    AWAY_AND_ABSENT = "away_and_absent"
    ABSENCE_APPROVED = "absence_approved"
    NOT_PRESENT = "not_present"
    """Left out only where the cell counts those present."""


COUNTED = frozenset({Ground.ENTITLED, Ground.CAME_THOUGH_EXEMPTED, Ground.CAME_THOUGH_AWAY})
"""The grounds that belong to the denominator."""


class Denominator(StrEnum):
    """Three readings of "more than half of the official members"."""

    SUMMONED = "summoned"
    """Summoned official members less those the regulation leaves out. The default."""
    ALL_OFFICIAL = "all_official"
    """Every official member of the cell except the suspended, wherever they are."""
    PRESENT = "present"
    """Official members in the room."""


@dataclass(frozen=True)
class Elector:
    """One line of the frozen electorate."""

    person_id: int
    ground: Ground

    @property
    def counted(self) -> bool:
        """Belongs to the denominator."""
        return self.ground in COUNTED


@dataclass(frozen=True)
class Electorate:
    """Everybody on the roll with the ground on which they may vote or are left out."""

    electors: tuple[Elector, ...]
    present: int
    """Entitled people in the room: no more hands than these can be raised."""

    @property
    def entitled(self) -> int:
        """The denominator."""
        return sum(elector.counted for elector in self.electors)


@rule("VOTE-01", source="24-QĐ/TW (30/7/2021), 9.3.2; to be confirmed for 208-QĐ/TW (26/7/2026)")
def ground_of(row: RollRow, denominator: Denominator) -> Ground:
    """Official members vote; the denominator leaves out whom the regulation leaves out, present ones count.

    Left out: temporarily elsewhere or exempted *and* absent, suspended, and absent for the whole meeting for
    a reason that the convening committee approved. Probationary members never vote; temporary members vote in
    their home cell. Disputed: offices that divide by all official members or by those present choose that
    reading in the rulebook. An absence with a reason that nobody approved stays in the denominator.
    """
    if row.standing is Standing.PROBATIONARY:
        return Ground.PROBATIONARY
    if row.standing is Standing.TEMPORARY_HERE:
        return Ground.VOTES_AT_HOME
    if row.suspended:
        return Ground.SUSPENDED
    if row.present:
        return _came(row)
    return _stayed_away(row, denominator)


def _came(row: RollRow) -> Ground:
    if row.is_exempted:
        return Ground.CAME_THOUGH_EXEMPTED
    return Ground.CAME_THOUGH_AWAY if row.is_away else Ground.ENTITLED


def _stayed_away(row: RollRow, denominator: Denominator) -> Ground:
    if denominator is Denominator.ALL_OFFICIAL:
        return Ground.ENTITLED
    if denominator is Denominator.PRESENT:
        return Ground.NOT_PRESENT
    if row.is_exempted:
        return Ground.EXEMPTED_AND_ABSENT
    if row.is_away:
        return Ground.AWAY_AND_ABSENT
    with_reason = row.attendance in {Attendance.EXCUSED, Attendance.ABROAD}
    return Ground.ABSENCE_APPROVED if with_reason and row.reason_approved else Ground.ENTITLED


def electorate(roll: Sequence[RollRow], denominator: Denominator) -> Electorate:
    """The electorate as it stands at the moment a vote opens; store it, it never changes again."""
    electors = tuple(Elector(row.person_id, ground_of(row, denominator)) for row in roll)
    counted = {elector.person_id for elector in electors if elector.counted}
    return Electorate(electors, sum(row.present and row.person_id in counted for row in roll))


@dataclass(frozen=True)
class Tally:
    """What was counted against the frozen electorate. Who raised no hand at all is in nobody's column."""

    entitled: int
    votes_for: int
    votes_against: int = 0
    abstentions: int = 0

    def __post_init__(self) -> None:
        counted = (self.votes_for, self.votes_against, self.abstentions)
        if min(counted) < 0 or self.entitled < 0:
            raise ValueError("votes are never negative")
        if sum(counted) > self.entitled:
            raise ValueError("more votes than entitled members")

    @property
    def share(self) -> Fraction | None:
        """For, of all entitled; None when nobody is entitled."""
        return Fraction(self.votes_for, self.entitled) if self.entitled else None


@dataclass(frozen=True)
class Threshold:
    """The share that must be passed (``strict``) or reached."""

    share: Fraction
    strict: bool

    def met_by(self, part: int, whole: int) -> bool:
        """Whether ``part`` of ``whole`` is enough; nobody of nobody never is."""
        if whole <= 0:
            return False
        got = Fraction(part, whole)
        return got > self.share if self.strict else got >= self.share

    def least(self, whole: int) -> int:
        """The smallest number of ``whole`` that is enough."""
        exact = self.share * whole
        return exact.__floor__() + 1 if self.strict else exact.__ceil__()


class VoteMatter(StrEnum):
    """What is voted on; the packs say which threshold and which kind of ballot."""

    AGENDA = "agenda"
    MINUTES = "minutes"
    RESOLUTION = "resolution"
    CONCLUSION = "conclusion"
    ADMISSION = "admission"
    OFFICIAL_RECOGNITION = "official_recognition"
    EXPULSION = "expulsion"
    DISCIPLINE = "discipline"
    RATING = "rating"
    OTHER = "other"


@dataclass(frozen=True)
class VoteTerms:
    """How one matter is decided."""

    threshold: Threshold
    secret: bool
    denominator: Denominator

    @classmethod
    def under(cls, numbers: Numbers, matter: VoteMatter) -> Self:
        """The terms of the packs in force."""
        row = numbers.table("vote.matters")[matter.value]
        two_thirds = row["threshold"] == "two_thirds"
        name = "vote.two_thirds" if two_thirds else "vote.majority"
        return cls(
            Threshold(numbers.fraction(name), strict=not two_thirds),
            secret=bool(row["secret"]),
            denominator=Denominator(numbers.text("vote.denominator")),
        )


@rule("VOTE-02", source="24-QĐ/TW (30/7/2021), 9.3; Điều lệ Đảng, điều 9")
def more_than_half(tally: Tally, share: Fraction = Fraction(1, 2)) -> bool:
    """A resolution is valid when more than half of the entitled official members are for it.

    Absent members and abstentions weigh like a vote against. Exactly half is not enough.
    """
    return Threshold(share, strict=True).met_by(tally.votes_for, tally.entitled)


@rule("VOTE-03", source="Điều lệ Đảng, điều 4, 39; to be confirmed")
def at_least_two_thirds(tally: Tally, share: Fraction = Fraction(2, 3)) -> bool:
    """Admission, recognition as official and expulsion need at least two thirds of the entitled official
    members.

    Exactly two thirds is enough. Two thirds is meant exactly, never as 66,7 %.
    """
    return Threshold(share, strict=False).met_by(tally.votes_for, tally.entitled)


def passes(tally: Tally, terms: VoteTerms) -> bool:
    """Whether the proposal passes under these terms."""
    decide = more_than_half if terms.threshold.strict else at_least_two_thirds
    return decide(tally, terms.threshold.share)


@rule("VOTE-04", source="HD 42-HD/BTCTW (28/10/2025); mẫu nghị quyết, biên bản sinh hoạt chi bộ")
def result_in_words(tally: Tally) -> str:
    """A result is written "tán thành 18/19 đồng chí, đạt 94,7 %".

    The percentage has one decimal with a comma, rounded half up; a whole percentage drops its ",0", so that
    a unanimous vote reads "19/19 đồng chí, đạt 100 %". The count stands before it: the percentage alone never
    decides, 1.999 of 2.000 also reads 100 %. With nobody entitled there is no percentage.
    """
    count = f"tán thành {tally.votes_for}/{tally.entitled} đồng chí"
    return count if tally.share is None else f"{count}, đạt {percent(tally.share)}"
