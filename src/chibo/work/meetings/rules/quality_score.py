"""Scoring a meeting by its quality sheet: from facts where it can, asking where it cannot."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction

from chibo.kernel.conditions import Measures, UnknownMeasure
from chibo.kernel.rulebook import rule
from chibo.work.meetings.rules.quality_facts import QualityFacts
from chibo.work.meetings.rules.quality_sheet import (
    Grade,
    ItemMode,
    Sheet,
    SheetItem,
    ThemeReading,
)


class Origin(StrEnum):
    """Where the points of a line come from."""

    FACTS = "facts"
    PERSON = "person"
    PERSON_OVER_FACTS = "person_over_facts"
    NOT_ON_SHEET = "not_on_sheet"
    """The line does not apply in this month."""
    ASK = "ask"


class Gap(StrEnum):
    """Why the sheet asks."""

    JUDGEMENT = "judgement"
    """Only people can judge this."""
    NOT_RECORDED = "not_recorded"
    """The fact is missing; ``measure`` says which."""
    BETWEEN_ROWS = "between_rows"
    """The value falls between two rows of the sheet; ``value`` says which."""


@dataclass(frozen=True)
class Given:
    """Points given by a person. Against the facts they need a reason."""

    points: int
    reason: str = ""


@dataclass(frozen=True)
class ItemScore:
    """One line of the result."""

    item: SheetItem
    max: int
    origin: Origin
    points: int | None = None
    text: str = ""
    """The row of the sheet that was met, or the person's reason."""
    gap: Gap | None = None
    measure: str = ""
    value: Fraction | None = None
    from_facts: int | None = None
    """What the facts alone would give, also where a person decided otherwise."""


@dataclass(frozen=True)
class GroupScore:
    """Sum of a group; ``open`` counts the lines that still ask."""

    id: str
    number: str
    title: str
    max: int
    points: int
    open: int
    items: tuple[ItemScore, ...]


@dataclass(frozen=True)
class SheetResult:
    """The scored sheet. While lines are open, ``total`` is a lower and ``at_most`` an upper bound."""

    groups: tuple[GroupScore, ...]
    total: int
    at_most: int
    ceiling: int
    """The most this month can reach under the chosen reading."""
    grade: Grade | None
    """None while lines are open."""

    @property
    def open(self) -> tuple[ItemScore, ...]:
        """Lines that need an answer."""
        return tuple(i for group in self.groups for i in group.items if i.origin is Origin.ASK)

    @property
    def complete(self) -> bool:
        """Whether every line has its points."""
        return not self.open

    @property
    def items(self) -> Mapping[str, ItemScore]:
        """Lines by the id of their item."""
        return {line.item.id: line for group in self.groups for line in group.items}


class Refusal(StrEnum):
    """Why points given by a person are not taken."""

    UNKNOWN_ITEM = "unknown_item"
    OUT_OF_RANGE = "out_of_range"
    REASON_MISSING = "reason_missing"
    NOT_THIS_MONTH = "not_this_month"


@dataclass(frozen=True)
class _Scoring:
    sheet: Sheet
    measures: Measures
    manual: Mapping[str, Given] = field(default_factory=dict)

    @property
    def fills_up(self) -> bool:
        without_theme = self.measures.get("thematic") == 0
        return without_theme and self.sheet.theme_reading is ThemeReading.FILL_UP

    def max_of(self, item: SheetItem) -> int:
        if item.max_without_theme is not None and self.fills_up:
            return item.max_without_theme
        return item.max

    def line(self, item: SheetItem) -> ItemScore:
        found = self.without_people(item)
        given = self.manual.get(item.id)
        if given is None or found.origin is Origin.NOT_ON_SHEET:
            return found
        against = found.points is not None and found.points != given.points
        return ItemScore(
            item=item,
            max=found.max,
            origin=Origin.PERSON_OVER_FACTS if against else Origin.PERSON,
            points=given.points,
            text=given.reason,
            from_facts=found.points,
        )

    def without_people(self, item: SheetItem) -> ItemScore:
        top = self.max_of(item)
        try:
            if item.applies and not item.applies.holds(self.measures):
                return ItemScore(item, 0, Origin.NOT_ON_SHEET, points=0)
            if item.mode is ItemMode.JUDGEMENT:
                return ItemScore(item, top, Origin.ASK, gap=Gap.JUDGEMENT)
            return self.by_rows(item, top)
        except UnknownMeasure as missing:
            return ItemScore(item, top, Origin.ASK, gap=Gap.NOT_RECORDED, measure=missing.name)

    def by_rows(self, item: SheetItem, top: int) -> ItemScore:
        for option in item.options:
            if option.when.holds(self.measures):
                points = option.points
                return ItemScore(item, top, Origin.FACTS, points, option.text, from_facts=points)
        names = [name for option in item.options for name in sorted(option.when.names)]
        return ItemScore(
            item, top, Origin.ASK, gap=Gap.BETWEEN_ROWS, measure=names[0], value=self.measures[names[0]]
        )


@rule("MEET-22", source="HD 42-HD/BTCTW (28/10/2025), khung bảy nhóm; mẫu phiếu cấp phường 2025–2026")
def score(sheet: Sheet, facts: QualityFacts, manual: Mapping[str, Given]) -> SheetResult:
    """A regular meeting scores itself by a sheet of seven groups and 100 points; facts give points where they
    can.

    Disputed cases, all found in a form that is really in use: (a) in a month without a theme its five points
    are missing; the note of the form implies that the regular content is then worth 15 (default), other
    readings lose them or scale to 100. (b) Exactly 50 % speaking stands neither under "more than 50 %" nor
    under "less than 50 %": the sheet asks. (c) A meeting more than 30 minutes short that is still longer than
    half of the required time stands between two rows: the sheet asks. A person may decide against the facts
    with a reason.

    Raises:
        ValueError: a given score is refused (:func:`refusals`).
    """
    refused = refusals(sheet, facts, manual)
    if refused:
        raise ValueError(f"refused scores: {refused}")
    scoring = _Scoring(sheet, facts.measures(), manual)
    groups = tuple(_group(scoring, index) for index in range(len(sheet.groups)))
    lines = [line for group in groups for line in group.items]
    ceiling = sum(line.max for line in lines)
    reached = sum(line.points or 0 for line in lines)
    still_open = sum(line.max for line in lines if line.points is None)
    total = _scaled(reached, ceiling, sheet)
    full = {line.item.id for line in lines if line.points == line.max}
    return SheetResult(
        groups=groups,
        total=total,
        at_most=_scaled(reached + still_open, ceiling, sheet),
        ceiling=_scaled(ceiling, ceiling, sheet),
        grade=None if still_open else grade_of(total, sheet, full),
    )


def _group(scoring: _Scoring, index: int) -> GroupScore:
    group = scoring.sheet.groups[index]
    lines = tuple(scoring.line(item) for item in group.items)
    return GroupScore(
        id=group.id,
        number=group.number,
        title=group.title,
        max=sum(line.max for line in lines),
        points=sum(line.points or 0 for line in lines),
        open=sum(line.points is None for line in lines),
        items=lines,
    )


def _scaled(points: int, ceiling: int, sheet: Sheet) -> int:
    if sheet.theme_reading is not ThemeReading.SCALE or not ceiling:
        return points
    return (Fraction(100 * points, ceiling) + Fraction(1, 2)).__floor__()


@rule("MEET-23", source="HD 42-HD/BTCTW (28/10/2025); quy định địa phương về xếp loại sinh hoạt chi bộ")
def grade_of(total: int, sheet: Sheet, full_marks: frozenset[str] | set[str]) -> Grade:
    """Tốt from 90, Khá from 70, Trung bình from 50, Kém below; the lower bound belongs to the better grade.

    Disputed: some provinces give Tốt only when attendance, length, speaking and minutes are at their maximum;
    such items are listed in the rulebook, and without them 90 points are Khá.
    """
    graded = next(grade for grade in sheet.grades if total >= grade.min)
    best, *rest = sheet.grades
    if graded == best and not set(sheet.full_marks_for_best) <= full_marks:
        return rest[0]
    return graded


@rule("MEET-24", source="Quy ước làm việc: điểm do người chấm khác với số liệu phải có lý do")
def refusals(sheet: Sheet, facts: QualityFacts, manual: Mapping[str, Given]) -> dict[str, Refusal]:
    """Points given by a person lie between 0 and the line's maximum, reasoned where facts say otherwise."""
    known = {item.id: item for item in sheet.items}
    scoring = _Scoring(sheet, facts.measures())
    refused: dict[str, Refusal] = {}
    for item_id, given in manual.items():
        if item_id not in known:
            refused[item_id] = Refusal.UNKNOWN_ITEM
            continue
        line = scoring.without_people(known[item_id])
        if line.origin is Origin.NOT_ON_SHEET:
            refused[item_id] = Refusal.NOT_THIS_MONTH
        elif not 0 <= given.points <= line.max:
            refused[item_id] = Refusal.OUT_OF_RANGE
        elif line.points not in {None, given.points} and not given.reason.strip():
            refused[item_id] = Refusal.REASON_MISSING
    return refused


@dataclass(frozen=True)
class SecondColumn:
    """What the superior committee member gives, beside the cell's own column."""

    total: int
    missing: tuple[str, ...]
    grade: Grade | None


@rule("MEET-25", source="Mẫu phiếu hai cột: chi ủy, bí thư chấm; cấp ủy viên cấp trên chấm")
def second_column(result: SheetResult, sheet: Sheet, points: Mapping[str, int]) -> SecondColumn:
    """The superior scores the same lines in a second column; it never changes the cell's own column.

    The grade of the column is given once every line of this month has points.

    Raises:
        ValueError: points outside a line, or for a line that is not on this month's sheet.
    """
    lines = {i: line for i, line in result.items.items() if line.origin is not Origin.NOT_ON_SHEET}
    for item_id, given in points.items():
        if item_id not in lines or not 0 <= given <= lines[item_id].max:
            raise ValueError(f"refused score: {item_id}")
    missing = tuple(item_id for item_id in lines if item_id not in points)
    ceiling = sum(line.max for line in lines.values())
    total = _scaled(sum(points.values()), ceiling, sheet)
    full = {item_id for item_id, given in points.items() if given == lines[item_id].max}
    return SecondColumn(total, missing, None if missing else grade_of(total, sheet, full))
