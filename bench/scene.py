"""The data of the benchmark, made through the services; prints what to ask for as JSON.

The demo office (32 members, twelve months), in it a meeting in session with 15 items; and a second cell of
1,000 members with a meeting in session. ``queries`` of every page are counted here, in process.
"""

import datetime as dt
import json
import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "chibo.config.settings")

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY  # noqa: E402
from django.contrib.sessions.backends.db import SessionStore  # noqa: E402
from django.db import connection, transaction  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402
from django.utils import timezone  # noqa: E402

from chibo.kernel.period import Month  # noqa: E402
from chibo.organization.mandates.choices import Post  # noqa: E402
from chibo.organization.mandates.services import give_mandate  # noqa: E402
from chibo.organization.membership.choices import Standing  # noqa: E402
from chibo.organization.membership.services import enter_membership  # noqa: E402
from chibo.organization.people.models import Person  # noqa: E402
from chibo.organization.people.services import add_person  # noqa: E402
from chibo.organization.units.choices import UnitKind  # noqa: E402
from chibo.organization.units.models import Unit  # noqa: E402
from chibo.organization.units.services import establish_unit, open_term  # noqa: E402
from chibo.platform.accounts.models import Account  # noqa: E402
from chibo.surfaces.cli.preparing import prepare  # noqa: E402
from chibo.surfaces.demo.player import play_demo  # noqa: E402
from chibo.work.meetings.choices import MeetingKind  # noqa: E402
from chibo.work.meetings.models import Meeting  # noqa: E402
from chibo.work.meetings.services.agenda import add_item  # noqa: E402
from chibo.work.meetings.services.planning import plan_meeting  # noqa: E402
from chibo.work.meetings.services.session import next_item, open_meeting  # noqa: E402
from chibo.work.meetings.services.speaking import record_statement  # noqa: E402

DAY = dt.date(2026, 11, 22)
CROWD = 1000
ITEMS = 15
WHO = "bench"


def main() -> None:
    """Set the scene and describe it."""
    prepare()
    play_demo(DAY)
    secretary = Person.objects.get(account__login="bithu")
    cell = Unit.objects.cells().order_by("pk").first()
    small = in_session(cell, secretary, "Bench 32")
    crowd = in_session(big_cell(secretary), secretary, "Bench 1000")
    cookie = signed_in(secretary.account)
    pages = [
        {"name": "desk", "path": "/"},
        {"name": "meeting table, 32 people", "path": f"/meetings/{small.pk}/table/"},
        {"name": "meeting table, 1,000 people", "path": f"/meetings/{crowd.pk}/table/"},
        {"name": "meeting page", "path": f"/meetings/{small.pk}/"},
        {"name": "members", "path": "/members/"},
        {"name": "tasks of the cell", "path": "/tasks/"},
        tick(small, "one tick, 32 people"),
        tick(crowd, "one tick, 1,000 people"),
        statement(small),
    ]
    for page in pages:
        page["queries"] = queries(page, secretary.account)
    print(json.dumps({"pages": pages, "cookie": cookie}))


def tick(meeting: Meeting, name: str) -> dict[str, object]:
    """One person is ticked as present."""
    entry = meeting.roll.order_by("position").first()
    return {"name": name, "path": f"/meetings/roll/{entry.pk}/", "form": {"presence": "present"}}


def statement(meeting: Meeting) -> dict[str, object]:
    """One statement is saved, every time a new one."""
    item = meeting.items.order_by("position").first()
    return {
        "name": "one statement saved",
        "path": f"/meetings/items/{item.pk}/statements/bench-{{n}}-{os.getpid()}/",
        "form": {"text": "Nhất trí với báo cáo, đề nghị bổ sung số liệu quý ({n}).", "version": "0"},
    }


def in_session(cell: Unit, secretary: Person, title: str) -> Meeting:
    """An extraordinary meeting with 15 items, four statements on each, in session."""
    now = timezone.now()
    meeting = plan_meeting(
        cell.pk, kind=MeetingKind.EXTRAORDINARY, month=Month.of(timezone.localdate()), starts_at=now,
        place="Phòng họp", title=title, chair_id=secretary.pk, minute_taker_id=secretary.pk, by=WHO,
        after_the_fact=True,
    )
    for number in range(meeting.items.count(), ITEMS):
        add_item(meeting, title=f"Nội dung {number + 1}", by=WHO)
    open_meeting(meeting, by=WHO)
    next_item(meeting, by=WHO)
    speakers = list(meeting.roll.order_by("position")[:4])
    for item in meeting.items.all():
        for number, speaker in enumerate(speakers):
            words = "Cơ bản nhất trí, đề nghị làm rõ tiến độ."
            record_statement(item, f"scene-{item.pk}-{number}", text=words, speaker=speaker, by=WHO)
    return meeting


@transaction.atomic
def big_cell(secretary: Person) -> Unit:
    """A cell of a thousand, larger than any: pages must not notice."""
    unit = establish_unit(
        "Chi bộ lớn", kind=UnitKind.PARTY_CELL, on=dt.date(2025, 1, 1), by=WHO, symbol="CB", place_name="Phú Thọ"
    )
    open_term(unit.pk, ordinal="I", label="2025–2030", on=dt.date(2025, 6, 18), by=WHO)
    give_mandate(secretary.pk, unit_id=unit.pk, post=Post.SECRETARY, on=dt.date(2025, 6, 18), by=WHO)
    for number in range(CROWD):
        person = add_person(f"Nguyễn Văn Số {number:04d}", by=WHO, invented=True)
        enter_membership(person.pk, unit_id=unit.pk, standing=Standing.OFFICIAL, on=dt.date(2025, 6, 18), by=WHO)
    return unit


def signed_in(account: Account) -> str:
    """Cookies of a session of this account."""
    session = SessionStore()
    session[SESSION_KEY] = str(account.pk)
    session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
    session[HASH_SESSION_KEY] = account.get_session_auth_hash()
    session.save()
    return f"{settings.SESSION_COOKIE_NAME}={session.session_key}; csrftoken={'a' * 32}"


def queries(page: dict[str, object], account: Account) -> int:
    """How many queries the page costs, transactions' own statements left out."""
    client = Client(headers={"host": "127.0.0.1", "accept": "application/json"})
    client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
    with CaptureQueriesContext(connection) as captured:
        if form := page.get("form"):
            client.post(str(page["path"]).replace("{n}", "count"), form)
        else:
            client.get(str(page["path"]))
    noise = ("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT")
    return sum(not query["sql"].startswith(noise) for query in captured.captured_queries)


main()
