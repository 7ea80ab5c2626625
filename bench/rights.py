"""How long one decision on a right takes, and that a list of rows asks the database nothing for it.

    python bench/rights.py            5,000 people in 200 cells in memory of a scratch database
"""

import os
import sys
import time
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")

ROWS = 1000
CELLS = 200
PEOPLE = 25


def office():
    """Many cells with people; the secretary of the first one."""
    from chibo.organization.mandates.choices import Post  # noqa: PLC0415
    from chibo.organization.membership.models import Membership  # noqa: PLC0415
    from chibo.organization.people.models import Person  # noqa: PLC0415
    from chibo.organization.units.choices import UnitKind  # noqa: PLC0415
    from tests.conftest import LONG_AGO, give_post, make_account, make_member, make_unit  # noqa: PLC0415

    cells = [make_unit(UnitKind.PARTY_CELL, f"Chi bộ {number}") for number in range(CELLS)]
    people = Person.objects.bulk_create(
        Person(full_name=f"Người {cell}-{one}", sort_key=f"{one}", folded=f"nguoi {cell} {one}")
        for cell in range(CELLS) for one in range(PEOPLE - 1)
    )
    Membership.objects.bulk_create(
        Membership(person=person, unit=cells[place // (PEOPLE - 1)], standing="official", since=LONG_AGO)
        for place, person in enumerate(people)
    )
    secretary = make_member(cells[0], "Bí thư")
    give_post(secretary, cells[0], Post.SECRETARY)
    return cells, make_account("secretary", secretary)


def decisions(cells, account):
    """Name → (a permission, what it is asked about)."""
    import datetime as dt  # noqa: PLC0415

    from chibo.work.documents.models import Document  # noqa: PLC0415
    from chibo.work.meetings.models import Meeting  # noqa: PLC0415
    from chibo.work.tasks.models import Task  # noqa: PLC0415

    day = dt.date(2026, 11, 22)
    return {
        "meetings.view_meeting": [Meeting(pk=n, unit_id=cells[n % CELLS].pk, month=day) for n in range(ROWS)],
        "meetings.run_meeting": [Meeting(pk=n, unit_id=cells[n % CELLS].pk, month=day, chair_id=n) for n in range(ROWS)],
        "tasks.decide_task": [Task(pk=n, unit_id=cells[n % CELLS].pk) for n in range(ROWS)],
        "documents.edit_document": [Document(pk=n, unit_id=cells[n % CELLS].pk) for n in range(ROWS)],
        "membership.edit_members": [cell.pk for cell in cells],
        "rights.publish_rollups": [cell.pk for cell in cells],
    }


def run():
    """Measured rows: permission, microseconds of one decision (median of rounds), queries for all rows."""
    from django.db import connection  # noqa: PLC0415
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415

    from chibo.platform.authz.permissions import may  # noqa: PLC0415

    cells, account = office()
    found = []
    for permission, things in decisions(cells, account).items():
        may(account, permission, things[0])
        with CaptureQueriesContext(connection) as asked:
            for thing in things:
                may(account, permission, thing)
        rounds = []
        for _ in range(7):
            began = time.perf_counter()
            for thing in things:
                may(account, permission, thing)
            rounds.append((time.perf_counter() - began) / len(things) * 1e6)
        found.append((permission, median(rounds), len(asked)))
    return found


def main() -> int:
    """Print the table; fails above 200 µs or with a query per row."""
    import django  # noqa: PLC0415
    from django.test.runner import DiscoverRunner  # noqa: PLC0415

    django.setup()
    runner = DiscoverRunner(verbosity=0, interactive=False)
    databases = runner.setup_databases()
    try:
        found = run()
    finally:
        runner.teardown_databases(databases)
    print(f"{'permission':28} {'one decision':>14} {'queries':>8}")
    for permission, micro, queries in found:
        print(f"{permission:28} {micro:11.1f} µs {queries:8}")
    return int(any(micro > 200 or queries > 5 for _permission, micro, queries in found))


if __name__ == "__main__":
    sys.exit(main())
