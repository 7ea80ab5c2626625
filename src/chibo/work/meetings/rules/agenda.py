"""The standard order of a meeting, from which every agenda starts."""

from dataclasses import dataclass
from enum import StrEnum

from chibo.kernel.rulebook import Numbers, rule
from chibo.work.meetings.rules.kinds import MeetingKind


class Section(StrEnum):
    """The four parts that secretaries expect."""

    PREPARATION = "preparation"
    OPENING = "opening"
    CONTENT = "content"
    CLOSING = "closing"


class ItemKind(StrEnum):
    """What an agenda item is for; services and papers know some of them by name."""

    OPENING = "opening"
    ROLL = "roll"
    DUES = "dues"
    PROGRAMME = "programme"
    NEWS = "news"
    DIRECTIVE = "directive"
    IDEOLOGY = "ideology"
    RESULTS = "results"
    NEXT_TASKS = "next_tasks"
    THEMATIC = "thematic"
    DISCUSSION = "discussion"
    PARTY_BUILDING = "party_building"
    OTHER = "other"
    CONCLUSION = "conclusion"
    SCORE = "score"
    MINUTES = "minutes"


@dataclass(frozen=True)
class StandardItem:
    """One line of the standard order. ``minutes`` is a proposal; ``when_due`` items need a reason."""

    key: str
    section: Section
    kind: ItemKind
    title: str
    minutes: int
    when_due: bool = False
    group: str = ""
    """Heading under which content items are printed; empty where an item stands alone."""


@rule("MEET-20", source="HD 12-HD/BTCTW (06/7/2018), kept by HD 42-HD/BTCTW (28/10/2025)")
def standard_agenda(kind: MeetingKind, numbers: Numbers) -> tuple[StandardItem, ...]:
    """A regular meeting runs: preparation, opening, content, closing, in the order of the guidance.

    Items marked ``when_due`` (party-building work, a theme) are offered, not placed. A combined meeting adds
    the theme after the regular content. Committee, office and other kinds have their own shorter order.
    """
    wanted = kind.value
    return tuple(
        StandardItem(
            key=row["key"],
            section=Section(row["section"]),
            kind=ItemKind(row["kind"]),
            title=row["title"],
            minutes=int(row["minutes"]),
            when_due=bool(row.get("when_due", False)),
            group=row.get("group", ""),
        )
        for row in numbers.table("meeting.agenda")
        if wanted in row["kinds"]
    )


@rule("MEET-21", source="HD 42-HD/BTCTW (28/10/2025)")
def minutes_short(planned: int, minimum: int) -> int:
    """The planned minutes of an agenda reach the minimum length; how many are missing."""
    return max(0, minimum - planned)
