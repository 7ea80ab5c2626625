"""The quality sheet as data: groups, items, options, conditions. Reading it, not scoring it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Self

from chibo.kernel.conditions import Condition


@dataclass(frozen=True)
class Option:
    """One row that gives points; the first row whose condition holds counts."""

    points: int
    text: str
    when: Condition


class ItemMode(StrEnum):
    """Where the points of an item come from."""

    FACTS = "facts"
    JUDGEMENT = "judgement"
    """Nobody but people can say."""


@dataclass(frozen=True)
class SheetItem:
    """One line of the sheet. ``applies`` says in which months it is on the sheet at all."""

    id: str
    title: str
    max: int
    mode: ItemMode
    options: tuple[Option, ...] = ()
    applies: Condition | None = None
    max_without_theme: int | None = None
    """The maximum in a month without a thematic part, in the reading that fills the sheet up to 100."""
    note: str = ""
    part: str = ""
    """Heading of a part of the group, such as the chairing; empty in most groups."""

    @classmethod
    def parse(cls, data: Mapping[str, Any]) -> Self:
        """Read one item of the table."""
        options = tuple(
            Option(int(o["points"]), o["text"], Condition.parse(o["when"])) for o in data.get("options", ())
        )
        return cls(
            id=data["id"],
            title=data["title"],
            max=int(data["max"]),
            mode=ItemMode.FACTS if options else ItemMode.JUDGEMENT,
            options=options,
            applies=Condition.parse(data["applies"]) if "applies" in data else None,
            max_without_theme=data.get("max_without_theme"),
            note=data.get("note", ""),
            part=data.get("part", ""),
        )


@dataclass(frozen=True)
class SheetGroup:
    """One of the seven groups; ``parts`` of a group are printed under its number."""

    id: str
    number: str
    title: str
    max: int
    items: tuple[SheetItem, ...]

    @classmethod
    def parse(cls, data: Mapping[str, Any]) -> Self:
        """Read one group of the table."""
        items = tuple(SheetItem.parse(item) for item in data["items"])
        return cls(data["id"], str(data["number"]), data["title"], int(data["max"]), items)


@dataclass(frozen=True)
class Grade:
    """A grade and the points from which it is given."""

    id: str
    title: str
    min: int


@dataclass(frozen=True)
class Sheet:
    """The whole sheet with its grades, best first."""

    groups: tuple[SheetGroup, ...]
    grades: tuple[Grade, ...]
    theme_reading: "ThemeReading"
    full_marks_for_best: tuple[str, ...] = ()
    """Items that must be at their maximum for the best grade; empty in the national frame."""

    @property
    def items(self) -> tuple[SheetItem, ...]:
        """All items in the order of the sheet."""
        return tuple(item for group in self.groups for item in group.items)

    @classmethod
    def under(cls, numbers: Any) -> Self:
        """The sheet of the packs in force."""
        return cls(
            groups=tuple(SheetGroup.parse(g) for g in numbers.table("meeting.quality.sheet")),
            grades=tuple(Grade(**g) for g in numbers.table("meeting.quality.grades")),
            theme_reading=ThemeReading(numbers.text("meeting.quality.without_theme")),
            full_marks_for_best=tuple(numbers.table("meeting.quality.full_marks_for_best")),
        )


class ThemeReading(StrEnum):
    """What happens to the points of the thematic line in a month without a theme."""

    FILL_UP = "fill_up"
    """The regular content is then worth as much more."""
    LOSE = "lose"
    """The month cannot reach the full points."""
    SCALE = "scale"
    """The points reached are scaled to 100, rounded half up."""
