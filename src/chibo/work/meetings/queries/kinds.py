"""The word of the database as the rules know it."""

from chibo.work.meetings.rules.kinds import MeetingKind as RuleKind


def rule_kind(kind: str) -> RuleKind:
    """The kind as the rules call it."""
    return RuleKind(kind)
