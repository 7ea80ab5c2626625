"""The moves of a signing job and of a signer. The words are those of ``choices``; a test keeps both equal."""

from collections.abc import Sequence
from enum import StrEnum

from chibo.kernel.rulebook import rule
from chibo.kernel.states import StateTable


class JobState(StrEnum):
    """Where a job stands."""

    WAITING = "waiting"
    COMPLETED = "completed"
    REFUSED = "refused"
    ABORTED = "aborted"


class SignerState(StrEnum):
    """What a signer has done."""

    WAITING = "waiting"
    SIGNED = "signed"
    REFUSED = "refused"


JOB_STATES = StateTable[JobState](
    {JobState.WAITING: frozenset({JobState.COMPLETED, JobState.REFUSED, JobState.ABORTED})}
)
"""What is over stays over: a refused paper is asked about anew, so that its history shows both."""

SIGNER_STATES = StateTable[SignerState]({SignerState.WAITING: frozenset({SignerState.SIGNED, SignerState.REFUSED})})
"""A signature cannot be taken back: the signed file is an original."""


@rule("SIGN-01", source="30/2020/NĐ-CP, điều 12, 13 (ký ban hành rồi đóng dấu, ký số của cơ quan); to be confirmed")
def turn_of(states: Sequence[SignerState]) -> int | None:
    """Signers sign in their order: it is the turn of the first who waits, as a place from 0; of nobody once one has
    refused or all have signed. A seal therefore never lies on a paper before the signature."""
    if SignerState.REFUSED in states:
        return None
    return next((place for place, state in enumerate(states) if state == SignerState.WAITING), None)


@rule("SIGN-02", source="30/2020/NĐ-CP, điều 12, 13 (ký ban hành rồi đóng dấu, ký số của cơ quan); to be confirmed")
def order_is_right(seals: Sequence[bool]) -> bool:
    """The organisation's seal covers a third of a signature, so it is never the first of a job. ``seals`` says of each
    signer in order whether it is the organisation's."""
    return not (seals and seals[0])


def state_after(states: Sequence[SignerState]) -> JobState:
    """Where the job stands when its signers stand so."""
    if SignerState.REFUSED in states:
        return JobState.REFUSED
    return JobState.WAITING if SignerState.WAITING in states else JobState.COMPLETED
