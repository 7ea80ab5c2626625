"""A meeting of the cast's cell that is about to begin, or has begun."""

import datetime as dt
import json
import socket
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.utils import timezone

from chibo.kernel.text import fold
from chibo.work.meetings.choices import ItemKind, MeetingKind, Presence, Section
from chibo.work.meetings.models import AgendaItem, Meeting, RollEntry
from chibo.work.meetings.services.roll import tick
from chibo.work.meetings.services.session import open_meeting
from tests.conftest import Cast
from tests.once import copy_installation, once
from tests.work.meetings.session.office import SEED, Office

AGENDA = [
    (Section.OPENING, ItemKind.ROLL, "Điểm danh, thông qua chương trình", 5),
    (Section.CONTENT, ItemKind.NEWS, "Thời sự trong nước, quốc tế, của tỉnh", 15),
    (Section.CONTENT, ItemKind.RESULTS, "Kết quả thực hiện nghị quyết tháng trước", 20),
    (Section.CLOSING, ItemKind.CONCLUSION, "Kết luận, biểu quyết nghị quyết", 10),
]


def plan(cast: Cast, kind: MeetingKind = MeetingKind.REGULAR, **fields: object) -> Meeting:
    """A planned meeting of this month with a short agenda."""
    now = timezone.now()
    title = "Sinh hoạt chi bộ thường kỳ"
    meeting = Meeting.objects.create(
        unit=cast.cell, kind=kind, month=timezone.localdate().replace(day=1), title=title, folded=fold(title),
        starts_at=now, **fields,
    )
    for place, (section, item_kind, words, minutes) in enumerate(AGENDA, start=1):
        AgendaItem.objects.create(
            meeting=meeting, section=section, kind=item_kind, title=words, minutes=minutes, position=place
        )
    return meeting


@pytest.fixture
def planned(cast: Cast) -> Meeting:
    """A planned meeting of the cell; the secretary will preside, the official member takes the minutes."""
    return plan(cast, minute_taker=cast.official.person)


@pytest.fixture
def meeting(planned: Meeting) -> Meeting:
    """The same meeting, opened 47 minutes ago."""
    return open_meeting(planned, by="test", at=timezone.now() - dt.timedelta(minutes=47))


@pytest.fixture
def item(meeting: Meeting) -> AgendaItem:
    """Its current item."""
    return meeting.items.get(state="current")


@pytest.fixture
def entry(meeting: Meeting) -> Callable[[str], RollEntry]:
    """A line of the roll by the person's name."""
    return lambda name: meeting.roll.get(full_name=name)


@pytest.fixture
def everybody_came(meeting: Meeting) -> Meeting:
    """The roll is ticked: all members who are not on leave are present."""
    for line in meeting.roll.filter(presence=""):
        tick(line, Presence.PRESENT, by="test")
    return meeting


@pytest.fixture(scope="session")
def seeded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder of an office with a meeting in session, and what it is made of."""

    def make(folder: Path) -> None:
        facts = Office(folder, port=0).run(SEED)
        (folder / "facts.json").write_text(facts, encoding="utf-8")

    return once(tmp_path_factory, "meeting-in-session", make)


@pytest.fixture
def office(seeded: Path, tmp_path: Path) -> Iterator[Office]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    copy_installation(seeded, tmp_path)
    made = Office(tmp_path, port, facts=json.loads((seeded / "facts.json").read_text(encoding="utf-8")))
    made.start()
    yield made
    made.kill()
