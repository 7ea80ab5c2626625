"""What the quality sheet may know about a meeting, and under which names its conditions ask for it."""

from dataclasses import dataclass
from fractions import Fraction

from chibo.kernel.conditions import Measures


@dataclass(frozen=True)
class QualityFacts:
    """Facts of one meeting. None: not recorded, so the sheet asks a person."""

    minutes_held: int | None = None
    minutes_required: int | None = None
    attendance_rate: Fraction | None = None
    unexcused: int | None = None
    longest_excused_streak: int | None = None
    """The longest row of excused absences of any member in this year."""
    excused_streak_max: int | None = None
    has_committee: bool = True
    committee_met_with_minutes: bool | None = None
    notified_members: bool | None = None
    notified_superior: bool | None = None
    documents_in_time: bool | None = None
    thematic_held: bool | None = None
    members_present: int | None = None
    members_speaking: int | None = None
    minutes_complete: bool | None = None
    ideology_minutes: int | None = None
    documents_on_app: bool | None = None
    targets_total: int | None = None
    """Tasks of last month's resolution that were due."""
    targets_done: int | None = None
    chair_concluded: bool | None = None
    resolution_adopted: bool | None = None
    minutes_adopted: bool | None = None
    tasks_assigned: bool | None = None
    papers_in_time: bool | None = None
    """Finished papers on the app in time; None while the deadline still runs and they are not there."""

    def measures(self) -> Measures:
        """The names that conditions in a sheet may use."""
        committee = True if not self.has_committee else self.committee_met_with_minutes
        return {
            "short_minutes": self._short_minutes,
            "held_share": _share(self.minutes_held, self.minutes_required),
            "attendance_rate": self.attendance_rate,
            "unexcused": _number(self.unexcused),
            "streak_over": self._streak_over,
            "committee_met": _number(committee),
            "notified": _both(self.notified_members, self.notified_superior),
            "documents_in_time": _number(self.documents_in_time),
            "thematic": _number(self.thematic_held),
            "speaking_share": _share(self.members_speaking, self.members_present),
            "minutes_complete": _number(self.minutes_complete),
            "ideology_minutes": _number(self.ideology_minutes),
            "documents_on_app": _number(self.documents_on_app),
            "targets_share": _share(self.targets_done, self.targets_total),
            "concluded_and_resolved": _both(self.chair_concluded, self.resolution_adopted),
            "minutes_and_tasks": _both(self.minutes_adopted, self.tasks_assigned),
            "papers_in_time": _number(self.papers_in_time),
        }

    @property
    def _short_minutes(self) -> Fraction | None:
        if self.minutes_held is None or self.minutes_required is None:
            return None
        return Fraction(max(0, self.minutes_required - self.minutes_held))

    @property
    def _streak_over(self) -> Fraction | None:
        if self.longest_excused_streak is None or self.excused_streak_max is None:
            return None
        return Fraction(self.longest_excused_streak > self.excused_streak_max)


def _number(value: int | bool | None) -> Fraction | None:
    return None if value is None else Fraction(int(value))


def _share(part: int | None, whole: int | None) -> Fraction | None:
    return None if part is None or not whole else Fraction(part, whole)


def _both(first: bool | None, second: bool | None) -> Fraction | None:
    if first is False or second is False:
        return Fraction(0)
    return None if first is None or second is None else Fraction(1)
