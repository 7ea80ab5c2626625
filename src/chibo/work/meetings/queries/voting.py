"""Under which terms a vote of a meeting is decided."""

from chibo.kernel.rulebook import Numbers
from chibo.work.meetings.choices import Majority, VoteSubject
from chibo.work.meetings.models import Vote
from chibo.work.meetings.rules.votes import VoteMatter, VoteTerms

MATTERS = {
    (VoteSubject.DECISION, Majority.HALF): VoteMatter.RESOLUTION,
    (VoteSubject.MINUTES, Majority.HALF): VoteMatter.MINUTES,
    (VoteSubject.QUESTION, Majority.HALF): VoteMatter.OTHER,
}


def terms_of(vote_subject: str, majority: str, numbers: Numbers) -> VoteTerms:
    """The terms in the rulebook for such a vote; two thirds are those of an admission (rule VOTE-03)."""
    matter = MATTERS.get((VoteSubject(vote_subject), Majority(majority)), VoteMatter.ADMISSION)
    return VoteTerms.under(numbers, matter)


def least_votes(vote: Vote, numbers: Numbers) -> int:
    """How many of the frozen electorate have to be for it."""
    return terms_of(vote.subject, vote.majority, numbers).threshold.least(vote.electorate)
