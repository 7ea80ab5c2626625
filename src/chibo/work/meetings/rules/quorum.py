"""May the meeting open, and may it decide?"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

from chibo.kernel.rulebook import Numbers, rule
from chibo.work.meetings.rules.attendance import RollRow, Standing
from chibo.work.meetings.rules.votes import Threshold


@dataclass(frozen=True)
class Quorum:
    """How many official members must be there, and how many are."""

    needed: int
    present: int
    base: int
    """Official members who have to come: not exempted, not elsewhere, not suspended."""

    @property
    def reached(self) -> bool:
        """Whether the meeting may proceed and decide."""
        return self.base > 0 and self.present >= self.needed

    @property
    def missing(self) -> int:
        """How many more official members are needed."""
        return max(0, self.needed - self.present)


@dataclass(frozen=True)
class QuorumRule:
    """The share of official members without whom nothing is decided."""

    threshold: Threshold

    @classmethod
    def under(cls, numbers: Numbers) -> Self:
        """The share of the packs in force."""
        share = numbers.fraction("meeting.quorum.share")
        return cls(Threshold(share, strict=numbers.flag("meeting.quorum.strict")))


@rule("MEET-09", source="24-QĐ/TW (30/7/2021), 9.3; to be confirmed for 208-QĐ/TW (26/7/2026)")
def quorum(roll: Sequence[RollRow], terms: QuorumRule) -> Quorum:
    """A cell meeting may decide when more than half of the official members who have to come are there.

    Disputed: no text on the quorum of a monthly meeting was found; fewer could not pass a resolution anyway.
    An exempted or away official member who comes counts on both sides, as in a vote. A meeting without a
    quorum may still inform and discuss; its votes are refused.
    """
    official = [r for r in roll if r.standing is Standing.OFFICIAL and not r.suspended]
    base = [r for r in official if r.present or not (r.is_exempted or r.is_away)]
    present = sum(row.present for row in base)
    return Quorum(terms.threshold.least(len(base)), present, len(base))
