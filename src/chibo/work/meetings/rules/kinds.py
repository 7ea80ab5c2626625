"""Kinds of meeting and what follows from the kind alone."""

from enum import StrEnum

from chibo.kernel.rulebook import rule


class MeetingKind(StrEnum):
    """What is being held."""

    REGULAR = "regular"
    THEMATIC = "thematic"
    REGULAR_THEMATIC = "regular_thematic"
    """Regular with a thematic part on the same day."""
    COMMITTEE = "committee"
    EXTRAORDINARY = "extraordinary"
    OFFICE = "office"


CELL_KINDS = frozenset(
    {MeetingKind.REGULAR, MeetingKind.THEMATIC, MeetingKind.REGULAR_THEMATIC, MeetingKind.EXTRAORDINARY}
)
"""Meetings of the whole cell, with a roll of members."""


@rule("MEET-01", source="Điều lệ Đảng, điều 22, 24; HD 42-HD/BTCTW (28/10/2025)")
def counts_as_monthly(kind: MeetingKind) -> bool:
    """The cell meets regularly once a month; a thematic meeting never replaces the monthly one.

    A combined meeting is the monthly one with a thematic part and counts as both.
    """
    return kind in {MeetingKind.REGULAR, MeetingKind.REGULAR_THEMATIC}


@rule("MEET-02", source="HD 42-HD/BTCTW (28/10/2025)")
def counts_as_thematic(kind: MeetingKind) -> bool:
    """A thematic meeting stands alone or follows the regular one on the same day; no other meeting counts."""
    return kind in {MeetingKind.THEMATIC, MeetingKind.REGULAR_THEMATIC}
