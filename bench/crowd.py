"""5,000 people in 200 cells: lists, search, a person, who may be entered twice; the audit trail; rights. Prints JSON.

    python bench/crowd.py [--quick] [--backup]

``--quick`` has a tenth of everything; ``--backup`` adds the backup of an office of 1 GB while 20 write. Works in the data
folder of the environment, which bench/run.py makes and throws away.
"""

import datetime as dt
import json
import os
import random
import re
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "chibo.config.settings")

import django

django.setup()

import trust  # noqa: E402
from django.conf import settings  # noqa: E402
from django.db import connection, transaction  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402
from timing import Line, line, timed  # noqa: E402

from chibo.kernel.text import fold, name_sort_key  # noqa: E402
from chibo.organization.mandates.choices import How, Post  # noqa: E402
from chibo.organization.mandates.models import Mandate  # noqa: E402
from chibo.organization.membership.models import Membership, PartyRecord  # noqa: E402
from chibo.organization.people.models import Person  # noqa: E402
from chibo.organization.people.services import correct_person  # noqa: E402
from chibo.organization.units.choices import UnitKind  # noqa: E402
from chibo.organization.units.models import Unit, UnitName  # noqa: E402
from chibo.platform.accounts.models import Account  # noqa: E402
from chibo.surfaces.cli.preparing import prepare  # noqa: E402

HERE = Path(__file__).resolve().parent
SINCE = dt.date(2015, 1, 1)
FAMILY = [
    "Nguyễn", "Nguyễn", "Nguyễn", "Nguyễn", "Trần", "Trần", "Lê", "Lê", "Phạm", "Hoàng", "Phan", "Vũ", "Đặng",
    "Bùi", "Đỗ", "Hồ", "Ngô", "Dương", "Lý", "Đinh",
]  # fmt: skip
MIDDLE = [
    "Văn", "Văn", "Thị", "Thị", "Minh", "Đức", "Ngọc", "Thu", "Hữu", "Quang", "Thanh", "Xuân", "Công", "Hồng",
    "Anh", "Thúy", "Đình", "Bích", "Kim", "Gia",
]  # fmt: skip
GIVEN = [
    "An", "Anh", "Ánh", "Bảo", "Bình", "Châu", "Chi", "Cường", "Danh", "Dung", "Dũng", "Dương", "Đạt", "Điệp",
    "Giang", "Hà", "Hải", "Hằng", "Hạnh", "Hậu", "Hiền", "Hiếu", "Hoa", "Hòa", "Hoàng", "Hùng", "Huy", "Hương",
    "Khánh", "Lan", "Linh", "Long", "Mai", "Mạnh", "Minh", "Nam", "Nga", "Ngân", "Nhung", "Phong", "Phúc", "Phương",
    "Quân", "Quỳnh", "Sơn", "Tâm", "Thảo", "Thắng", "Thủy", "Tiến", "Toàn", "Trang", "Trung", "Tuấn", "Tú", "Uyên",
    "Vân", "Việt", "Vinh", "Yến",
]  # fmt: skip


def main(quick: bool, backup: bool) -> list[Line]:
    """Make the office, measure it."""
    prepare()
    cells, per_cell = (20, 25) if quick else (200, 25)
    began = time.perf_counter()
    keeper, secretary, cell = office(cells, per_cell)
    lines = [line(f"office of {cells * per_cell} people made", [time.perf_counter() - began])]
    lines += pages(keeper, secretary, cell, rounds=10 if quick else 40)
    lines += trail(quick)
    lines += rights()
    return lines + (backups(quick) if backup else [])


@transaction.atomic
def office(cells: int, per_cell: int) -> tuple[Account, Account, Unit]:
    """Cells and people in a few statements; a clerk keeps all lists, a secretary one."""
    chance = random.Random(1930)
    units = Unit.objects.bulk_create(
        Unit(kind=UnitKind.PARTY_CELL, name=f"Chi bộ {n:03d}", folded=f"chi bo {n:03d}", since=SINCE) for n in range(cells)
    )
    UnitName.objects.bulk_create(
        UnitName(unit=unit, name=unit.name, folded=unit.folded, since=SINCE) for unit in units
    )
    people = Person.objects.bulk_create(person(chance) for _ in range(cells * per_cell))
    of = [(someone, units[place // per_cell]) for place, someone in enumerate(people)]
    Membership.objects.bulk_create(
        Membership(person=someone, unit=unit, standing="official", since=SINCE) for someone, unit in of
    )
    PartyRecord.objects.bulk_create(
        PartyRecord(
            person=someone, admission_decision_on=dt.date(2013, 12, 1), ceremony_on=dt.date(2013, 12, 20),
            official_on=dt.date(2014, 12, 20),
        ) for someone in people
    )  # fmt: skip
    keeper = person(chance)
    keeper.account = account = Account.objects.create(login="bench", name="Văn thư", must_change_password=False)
    keeper.save()
    posts = [(of[n * per_cell][0], unit, Post.SECRETARY) for n, unit in enumerate(units)]
    posts += [(keeper, unit, Post.CLERK) for unit in units]
    Mandate.objects.bulk_create(
        Mandate(person=who, unit=unit, post=post, title=str(post.label), how=How.APPOINTED, since=SINCE)
        for who, unit, post in posts
    )
    middle = cells // 2
    secretary = of[middle * per_cell][0]
    secretary.account = Account.objects.create(login="bench2", name=secretary.full_name, must_change_password=False)
    secretary.save(update_fields=["account"])
    return account, secretary.account, units[middle]


def person(chance: random.Random) -> Person:
    """Somebody invented; about one in a hundred has a name and a birth that somebody else may share."""
    name = f"{chance.choice(FAMILY)} {chance.choice(MIDDLE)} {chance.choice(MIDDLE)} {chance.choice(GIVEN)}"
    born = dt.date(1960, 1, 1) + dt.timedelta(days=chance.randrange(15000))
    return Person(
        full_name=name, sort_key=name_sort_key(name), folded=fold(name), birth_date=born, birth_year=born.year, invented=True
    )


def pages(keeper: Account, secretary: Account, cell: Unit, *, rounds: int) -> list[Line]:
    """Pages of one cell as its secretary sees them, pairs of the whole office as the keeper of all lists does."""
    one, all_lists = browser(secretary), browser(keeper)
    member = Membership.objects.filter(unit=cell).select_related("person").order_by("-pk").first().person
    typed = f"/members/cell/{cell.pk}/alike/?full_name={member.full_name}&birth={member.birth_year}"
    found = [
        page(one, "people list of a cell", f"/members/cell/{cell.pk}/", rounds),
        page(one, "search by folded name", f"/members/cell/{cell.pk}/?q={fold(member.given_name)}", rounds),
        page(one, "person page", f"/people/{member.pk}/", rounds),
        page(one, "who is alike, while typing", typed, rounds),
        page(all_lists, "entered twice, nothing written since", "/people/duplicates/", rounds),
    ]
    days = iter(range(1, 1000))

    def change() -> None:
        correct_person(member.pk, by="bench", birth_date=member.birth_date + dt.timedelta(days=next(days)))

    few = max(3, rounds // 8)
    found.append(page(one, "who is alike, after a change", typed, few, before=change))
    found.append(page(all_lists, "entered twice, after a change", "/people/duplicates/", few, before=change))
    return found


def browser(account: Account) -> Client:
    """Signed in as this account."""
    client = Client(headers={"host": "127.0.0.1"})
    client.force_login(account, backend=settings.AUTHENTICATION_BACKENDS[-1])
    return client


def page(client: Client, name: str, address: str, rounds: int, before: Callable[[], None] = lambda: None) -> Line:
    """One page, warmed up, then so many times; anything but the page stops the benchmark."""
    with CaptureQueriesContext(connection) as captured:
        answer = client.get(address)
    queries = len(captured)
    if answer.status_code != 200:
        raise SystemExit(f"{name}: {answer.status_code} at {address}")
    times = []
    for _ in range(rounds):
        before()
        times.append(timed(lambda: client.get(address)))
    return line(name, times, queries=queries, size=len(answer.content))


def trail(quick: bool) -> list[Line]:
    """What a line of the trail costs, and how fast the chain is walked."""
    cost = trust.audit_append(50 if quick else 500)
    walk = trust.audit_verify(20_000 if quick else 200_000)
    return [
        {**line("audit line, over the write", [cost["line_ms"] / 1000]), "p95_ms": cost["line_p95_ms"]},
        {**line("audit verify, per 1,000 rows", [walk["seconds"] / walk["rows"] * 1000]),
         "requests_per_s": float(walk["rows_per_second"])},
    ]  # fmt: skip


def backups(quick: bool) -> list[Line]:
    """The backup of an office of 1 GB (quick: 100 MB) while 20 people write, and what they notice of it."""
    found = trust.backup_while_writing(megabytes=100 if quick else 1000)
    size = int(found["megabytes"] * 1_000_000)
    return [
        line("backup while 20 write", [found["seconds"]], size=size),
        line("backup checked", [found["check_seconds"]], size=size),
        line("a write (p95), no backup running", [found["write_p95_ms_calm"] / 1000]),
        line("a write (p95), while the backup runs", [found["write_p95_ms_during"] / 1000]),
    ]


def rights() -> list[Line]:
    """One decision on a right, from the table that bench/rights.py prints."""
    done = subprocess.run([sys.executable, str(HERE / "rights.py")], capture_output=True, text=True, check=False)
    found = re.findall(r"^(\S+\.\S+)\s+([\d.]+) µs\s+(\d+)$", done.stdout, re.MULTILINE)
    if not found:
        raise SystemExit(f"bench/rights.py printed no table: {done.stderr[-500:]}")
    return [line(f"right {name}", [float(micro) / 1e6], queries=int(queries)) for name, micro, queries in found]


if __name__ == "__main__":
    print(json.dumps(main("--quick" in sys.argv, "--backup" in sys.argv), ensure_ascii=False))
