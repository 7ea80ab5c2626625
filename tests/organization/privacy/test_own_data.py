import datetime as dt
import json

import pytest
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chibo.kernel.personal import Personal
from chibo.kernel.wording import day_numbers
from chibo.organization.membership.models import Leave
from chibo.organization.privacy.choices import Looked, Way
from chibo.organization.privacy.models import Consent, ViewRecord
from chibo.organization.privacy.queries import export_of, views_of, whose_person
from chibo.organization.privacy.rules.retaining import ends_on
from chibo.organization.privacy.services import ask_correction, give_consent, note_view
from chibo.platform.audit.models import AuditEntry
from chibo.work.tasks.models import Task
from tests.conftest import Cast

pytestmark = pytest.mark.django_db
ROLES = ("secretary", "official", "probationary", "clerk")


def about_by_hand(row, personal, person):
    """Whether a row is about the person, found by walking its attributes one by one."""

    def ends(value, path):
        if not path:
            yield value
            return
        value = value.pk if path[0] == "pk" else getattr(value, path[0], None)
        if value is None:
            return
        for one in value.all() if hasattr(value, "all") else [value]:
            yield from ends(one, path[1:])

    found = []
    for path in personal.people:
        found += [end == person.pk if path == "pk" else end == person for end in ends(row, path.split("__"))]
    for path in personal.accounts:
        found += [
            end == person.account_id if path == "pk" else end == person.account for end in ends(row, path.split("__"))
        ]
    return any(found)


def exported(person, today):
    data = export_of(whose_person(person.pk), at=timezone.now(), on=today)
    return {(kind["kind"], row["id"]) for kind in data["kinds"] for row in kind["rows"]}


def held(person):
    found = set()
    for model in apps.get_models():
        personal = model.__dict__.get("personal")
        if isinstance(personal, Personal) and (personal.people or personal.accounts):
            rows = model._default_manager.all()
            found |= {(model._meta.label, row.pk) for row in rows if about_by_hand(row, personal, person)}
    return found


DEEDS = st.lists(
    st.tuples(st.sampled_from(["leave", "task", "support", "consent", "look", "ask"]), st.sampled_from(ROLES),
              st.sampled_from(ROLES)),
    max_size=12,
)


def do(cast: Cast, today: dt.date, number: int, story: tuple[str, str, str]) -> None:
    deed, one, other = story
    person, account = cast.members[one].person, cast.members[one].account
    now = timezone.now()
    if deed == "leave":
        Leave.objects.create(person=person, unit=cast.cell, kind="away", since=today, reason=f"lý do {number}")
    elif deed in ("task", "support"):
        lead = person if deed == "task" else cast.members[other].person
        task = Task.objects.create(
            unit=cast.cell, title=f"việc {number}", folded="viec", lead=lead, assigned_on=today,
            origin=f"test:{Task.objects.count()}",
        )
        if deed == "support":
            task.support.add(person)
    elif deed == "consent":
        give_consent(person.pk, "birthday", way=Way.SELF, by=account, on=today, at=now)
    elif deed == "look":
        note_view(
            person.pk, own_account=person.account_id, by=cast.members[other].account, page=Looked.PERSON_PAGE, on=today,
            at=now,
        )
    else:
        ask_correction(person.pk, wrong="a", right="b", why="c", by=account, on=today, at=now)


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(deeds=DEEDS)
def test_the_export_has_every_row_about_the_person_and_none_of_anybody_else(cast, today, deeds):
    for number, deed in enumerate(deeds):
        do(cast, today, number, deed)

    for role in ROLES:
        person = cast.members[role].person
        assert exported(person, today) == held(person)


def test_every_person_has_something_of_their_own(cast, today):
    assert ("membership.Membership", None) not in exported(cast.official.person, today)
    kinds = {kind for kind, _ in exported(cast.official.person, today)}
    assert {"people.Person", "membership.Membership", "membership.PartyRecord", "accounts.Account"} <= kinds


def test_keys_hashes_and_the_password_are_exported_nowhere(cast, today):
    text = json.dumps(export_of(whose_person(cast.official.person.pk), at=timezone.now(), on=today), default=str)

    assert cast.official.account.password not in text
    assert '"password"' not in text
    assert '"folded"' not in text


def test_the_page_groups_what_is_held_with_basis_and_end(cast, today):
    Leave.objects.create(
        person=cast.official.person, unit=cast.cell, kind="away", since=today - dt.timedelta(days=9), until=today,
        reason="đi học xa",
    )
    page = cast.official.client.get("/my-data/").content.decode()

    assert "Nhiệm vụ theo Điều lệ Đảng" in page
    assert "Sinh hoạt đảng" in page
    kind = cast.official.client.get("/my-data/kinds/membership.Leave/").content.decode()
    assert "đi học xa" in kind
    assert day_numbers(ends_on(today, 24)) in kind
    assert cast.deputy.client.get("/my-data/kinds/membership.Leave/").status_code == 404


def test_nobody_reads_my_data_on_their_own_page(cast, today):
    Leave.objects.create(person=cast.official.person, unit=cast.cell, kind="away", since=today, reason="việc riêng rất lạ")
    for role in ("secretary", "clerk", "probationary", "stranger", "administrator"):
        assert "việc riêng rất lạ" not in cast.members[role].client.post("/my-data/export/json/").content.decode()
    assert "việc riêng rất lạ" in cast.official.client.post("/my-data/export/json/").content.decode()


def test_the_copy_is_json_or_pdf_and_stands_on_the_trail(cast):
    answer = cast.official.client.post("/my-data/export/json/")
    data = json.loads(answer.content)

    assert data["person"]["name"] == "Phạm Ngọc"
    assert answer["Cache-Control"] == "private, no-store"
    pdf = cast.official.client.post("/my-data/export/pdf/")
    assert pdf.content.startswith(b"%PDF")
    assert AuditEntry.objects.filter(action="privacy.data.exported").count() == 2


def test_a_login_without_a_person_sees_its_account(cast, client):
    cast.administrator.person.account = None
    cast.administrator.person.save()
    page = cast.administrator.client.get("/my-data/").content.decode()

    assert "/my-data/kinds/accounts.Account/" in page
    assert "/my-data/corrections/new/" not in page


def test_who_opens_the_page_is_written_down_once_a_day_for_the_person_to_see(cast, today):
    address = cast.official.person.get_absolute_url()
    for _ in range(3):
        cast.secretary.client.get(address)
    cast.deputy.client.get(address)
    cast.official.client.get(address)

    assert sorted(view.who for view in views_of(cast.official.person.pk)) == sorted(
        [str(cast.secretary.account), str(cast.deputy.account)]
    )
    page = cast.official.client.get("/my-data/views/").content.decode()
    assert str(cast.secretary.account) in page
    assert str(cast.secretary.account) not in cast.probationary.client.get("/my-data/views/").content.decode()


def test_who_may_not_open_the_page_leaves_no_view_and_lists_leave_none(cast):
    cast.stranger.client.get(cast.official.person.get_absolute_url())
    cast.secretary.client.get("/members/")

    assert ViewRecord.objects.count() == 0


def test_my_data_cost_the_same_for_one_row_and_for_thirty(cast, today):
    def cost():
        client = cast.official.client
        client.get("/my-data/")
        with CaptureQueriesContext(connection) as captured:
            client.get("/my-data/")
        return len(captured)

    def more(number):
        for place in range(number):
            Leave.objects.create(person=cast.official.person, unit=cast.cell, kind="away", since=today, reason=str(place))
            task = Task.objects.create(
                unit=cast.cell, title="việc", folded="viec", lead=cast.official.person, assigned_on=today,
                origin=f"test:{number}:{place}",
            )
            task.support.add(cast.official.person)
            Consent.objects.create(
                person=cast.official.person, purpose="birthday", given_on=today, given_way="self", given_by="x",
                given_at=timezone.now(), withdrawn_on=today,
            )

    more(1)
    one = cost()
    more(30)
    assert cost() == one
