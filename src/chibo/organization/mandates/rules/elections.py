"""What a congress of a cell may elect, and who is elected."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import Self

from chibo.kernel.rulebook import Numbers, rule


class Doubt(StrEnum):
    """What does not fit the rules in the minutes of an election."""

    NO_QUORUM = "no_quorum"
    TOO_FEW_VOTES = "too_few_votes"
    COMMITTEE_TOO_LARGE = "committee_too_large"
    TOO_SMALL_FOR_A_COMMITTEE = "too_small_for_a_committee"
    COMMITTEE_MISSING = "committee_missing"
    TOO_MANY_CANDIDATES = "too_many_candidates"
    SECRETARY_MISSING = "secretary_missing"


@dataclass(frozen=True)
class ElectionNumbers:
    """The numbers of the packs in force on the day of the congress."""

    quorum: Fraction
    majority: Fraction
    surplus: Fraction
    committee_from: int
    committee_max: int

    @classmethod
    def under(cls, numbers: Numbers) -> Self:
        """As the rule packs say."""
        return cls(
            quorum=numbers.fraction("vote.congress_quorum"),
            majority=numbers.fraction("vote.majority"),
            surplus=numbers.fraction("vote.election_surplus_max"),
            committee_from=numbers.integer("unit.committee_members_from"),
            committee_max=numbers.integer("unit.committee_max"),
        )


@rule("ELECT-01", source="Quy chế bầu cử trong Đảng, 190-QĐ/TW (10/10/2024); Điều lệ Đảng")
def congress_may_elect(present: int, summoned: int, quorum: Fraction) -> bool:
    """A congress of members is valid when at least two thirds of those summoned are present."""
    return summoned > 0 and Fraction(present, summoned) >= quorum


@rule("ELECT-02", source="190-QĐ/TW (10/10/2024), tiếp nối 244-QĐ/TW, điều 32")
def is_elected(votes_for: int, summoned: int, majority: Fraction) -> bool:
    """Elected is who has more than half of the official members summoned, not of those present.

    From the number summoned the minutes have already taken off the exempted who did not come, those temporarily
    elsewhere, the suspended, and those absent for the whole congress with an approved reason.
    """
    return summoned > 0 and Fraction(votes_for, summoned) > majority


@rule("ELECT-03", source="Điều lệ Đảng, điều 24; 294-QĐ/TW (26/5/2025)")
def committee_size_doubt(official_members: int, elected: int, numbers: ElectionNumbers) -> Doubt | None:
    """From nine official members a cell elects a committee of at most seven; a smaller one only its secretary.

    A doubt, not a refusal: the superior committee may have decided otherwise, and the minutes are the record.
    """
    if official_members < numbers.committee_from:
        return Doubt.TOO_SMALL_FOR_A_COMMITTEE if elected else None
    if not elected:
        return Doubt.COMMITTEE_MISSING
    return Doubt.COMMITTEE_TOO_LARGE if elected > numbers.committee_max else None


@rule("ELECT-04", source="190-QĐ/TW (10/10/2024), điều 14")
def surplus_fits(candidates: int, seats: int, surplus: Fraction) -> bool:
    """The list exceeds the number to elect by at most 30 %.

    Rounding is not stated: for small numbers one candidate more is always taken as allowed.
    """
    return candidates - seats <= max(1, int(seats * surplus))


@dataclass(frozen=True)
class Count:
    """The votes of one candidate, and whether the minutes say elected."""

    post: str
    votes_for: int
    elected: bool


def doubts_about(
    counts: Sequence[Count], *, present: int, summoned: int, official_members: int, numbers: ElectionNumbers
) -> list[Doubt]:
    """Everything in the minutes that does not fit the rules; the clerk looks again, the minutes decide."""
    seats = [count for count in counts if count.post == "committee_member"]
    elected = [count for count in seats if count.elected]
    found: list[Doubt | None] = [
        None if congress_may_elect(present, summoned, numbers.quorum) else Doubt.NO_QUORUM,
        committee_size_doubt(official_members, len(elected), numbers),
    ]
    if any(count.elected and not is_elected(count.votes_for, summoned, numbers.majority) for count in counts):
        found.append(Doubt.TOO_FEW_VOTES)
    if elected and not surplus_fits(len(seats), len(elected), numbers.surplus):
        found.append(Doubt.TOO_MANY_CANDIDATES)
    if not any(count.elected and count.post == "secretary" for count in counts):
        found.append(Doubt.SECRETARY_MISSING)
    return [doubt for doubt in found if doubt]
