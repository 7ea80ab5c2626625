"""No list costs more questions to the database because it is longer."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.core.cache import cache
from django.urls import reverse
from django.utils import timezone

from chibo.kernel.period import Month
from chibo.organization.units.choices import UnitKind
from chibo.platform.notices.services import Addressee, draft_notice, send_notice
from chibo.work.documents.services import register_document
from chibo.work.meetings.choices import MeetingKind
from chibo.work.meetings.services.agenda import add_item
from chibo.work.meetings.services.planning import plan_meeting
from chibo.work.meetings.services.speaking import flag_wish, record_statement
from chibo.work.tasks.services import assign_task
from tests.conftest import Cast, make_member, make_unit
from tests.walk.world import World, build

LISTS = [
    "desk:month", "desk:calendar", "trail:lines", "meetings:list", "meetings:decisions", "meetings:wishes",
    "membership:list", "units:list", "tasks:list", "tasks:mine", "documents:list", "papers:list",
    "notices:inbox", "notices:outbox",
]
OF_A_MEETING = ["meetings:prepare", "meetings:send", "meetings:detail"]


@pytest.fixture
def world(cast: Cast, django_capture_on_commit_callbacks: Callable[..., Any]) -> World:
    return build(cast, django_capture_on_commit_callbacks)


def more(world: World, number: int) -> None:
    """One more of everything that stands in a list."""
    cast, by, today = world.cast, world.cast.secretary.account, timezone.localdate()
    make_member(cast.cell, f"Người Thứ {number}")
    make_unit(UnitKind.DIVISION, f"Phòng số {number}", parent=cast.department)
    register_document(
        cast.cell.pk, issuer="Tỉnh ủy", number=f"{number}-CV/TU", issued_on=today, received_on=today,
        title=f"Công văn số {number}", must_be_spread=True, by=by, on=today,
    )
    plan_meeting(
        cast.cell.pk, kind=MeetingKind.COMMITTEE, month=Month.of(today), starts_at=timezone.now(), by=by,
        chair_id=cast.secretary.person.pk,
    )
    add_item(world.planned, title=f"Việc thứ {number}", presenter_id=cast.official.person.pk, by=by)
    assign_task(
        cast.cell.pk, title=f"Nhiệm vụ {number}", lead_id=cast.secretary.person.pk, due=today + dt.timedelta(days=number),
        origin=f"tasks.walk:{number}", by=by, on=today,
    )
    item = world.live.items.get(state="current")
    said = record_statement(item, f"say-{number}", text=f"Kiến nghị {number}", by=by, speaker=world.live.roll.first())
    flag_wish(said, answerer_id=cast.deputy.person.pk, due=today, by=by)
    notice = draft_notice(
        "walk.word", scope=f"unit:{cast.cell.pk}", sender=cast.cell.name, title=f"Tin {number}", body="Nội dung", by=by,
        at=timezone.now(), recipients=[Addressee(by.name, by.pk, "")],
    )
    send_notice(notice, by=by, at=timezone.now())


def test_a_longer_list_asks_no_more(world: World, count_queries: Callable[[Callable[[], object]], int]) -> None:
    client = world.cast.secretary.client
    addresses = {name: reverse(name) for name in LISTS}
    addresses |= {name: reverse(name, kwargs={"pk": world.planned.pk}) for name in OF_A_MEETING}

    def cost(address: str) -> int:
        client.get(address)
        cache.clear()
        return count_queries(lambda: client.get(address))

    more(world, 1)
    few = {name: cost(address) for name, address in addresses.items()}
    for number in (2, 3, 4):
        more(world, number)
    grown = {name: f"{few[name]} → {now}" for name, address in addresses.items() if (now := cost(address)) > few[name]}
    assert not grown, grown
