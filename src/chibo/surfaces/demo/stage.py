"""The stage: who is who in the database, what is due to happen, and the words of a month."""

import datetime as dt
import heapq
import itertools
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction

from chibo.kernel.period import Month
from chibo.platform.accounts.models import Account
from chibo.platform.audit.services import Actor
from chibo.surfaces.demo.cast import DayInStory, PersonStory
from chibo.surfaces.demo.days import MeetingDay, day_of
from chibo.surfaces.demo.story import ItemStory, MonthStory, Story

PROCESS = "demo"
"""The name under which the audit trail knows what nobody in the story does."""

Scene = Callable[..., object]
Progress = Callable[[int, int, str], None]


@dataclass
class Diary:
    """What will happen, in order of time. Each scene is one transaction; flows run after it."""

    _scenes: list[tuple[dt.datetime, int, Scene, tuple[object, ...]]] = field(default_factory=list)
    _count: Any = field(default_factory=itertools.count)

    def add(self, moment: dt.datetime, scene: Scene, *about: object) -> None:
        """Let the scene happen at that moment, called with what it is about."""
        heapq.heappush(self._scenes, (moment, next(self._count), scene, about))

    def play(self, until: dt.datetime) -> None:
        """Play every scene before ``until``; scenes may add further ones."""
        while self._scenes and self._scenes[0][0] < until:
            _moment, _number, scene, about = heapq.heappop(self._scenes)
            with transaction.atomic():
                scene(*about)


@dataclass
class Stage:
    """The office while the story is played. Ids by the keys of the story."""

    on: dt.date
    story: Story
    months: list[Month]
    meeting_days: dict[Month, MeetingDay]
    diary: Diary = field(default_factory=Diary)
    people: dict[str, int] = field(default_factory=dict)
    accounts: dict[str, Account] = field(default_factory=dict)
    units: dict[str, int] = field(default_factory=dict)
    documents: dict[str, Any] = field(default_factory=dict)
    received: dict[Month, list[Any]] = field(default_factory=dict)
    meetings: dict[Month, Any] = field(default_factory=dict)
    committees: dict[Month, Any] = field(default_factory=dict)
    script: dict[int, ItemStory] = field(default_factory=dict)
    planned: dict[Month, list[Any]] = field(default_factory=dict)
    tasks: dict[str, Any] = field(default_factory=dict)
    carried: dict[Month, list[Callable[[dt.datetime], None]]] = field(default_factory=dict)

    @property
    def cell(self) -> int:
        """The cell's id."""
        return self.units[self.story.office.cell]

    def day(self, when: DayInStory) -> dt.date:
        """A day of the story on this stage."""
        return day_of(when, self.on)

    def actor(self, key: str) -> Actor:
        """The account of a person of the story."""
        return self.accounts.get(key, PROCESS)

    def month_story(self, month: Month) -> MonthStory:
        """What the story has for a calendar month."""
        return self.story.months[month.month]

    def member(self, key: str) -> PersonStory:
        """A person of the story."""
        return next(person for person in self.story.office.everybody if person.key == key)

    def words(self, text: str, month: Month) -> str:
        """The text with its years filled in. Raises KeyError for a placeholder nobody knows."""
        if "{" not in text:
            return text
        years = {"year": month.year, "next_year": month.year + 1, "prev_year": month.year - 1}
        return text.format_map(years)
