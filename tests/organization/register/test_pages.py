"""The pages of the organisation: who may open them, what they show, what they cost."""

import datetime as dt
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from chibo.organization.mandates.models import Mandate
from chibo.organization.membership.models import Leave, Membership, PartyRecord
from chibo.organization.people.models import Person
from chibo.organization.register.models import MembersImport
from chibo.organization.register.services import preview_members_file
from chibo.organization.units.models import Term, Unit
from tests.conftest import make_member
from tests.organization.register import lists

MEMBERS = ("secretary", "deputy", "committee", "official", "probationary", "exempted")
KEEPERS = ("secretary", "deputy", "committee", "clerk")
READERS = (*MEMBERS, "clerk", "superior")
OTHERS = ("stranger", "officer", "administrator")

LIST = {"on": "22/11/2026", "mark": "none"}


def text(answer):
    return answer.content.decode()


@pytest.fixture
def preview(cast):
    return preview_members_file(lists.plain_list(), unit_id=cast.cell.pk, by=cast.clerk.account)


ROLES = (*MEMBERS, "clerk", "superior", *OTHERS)
OF_THE_PARTY = tuple(role for role in ROLES if role != "officer")
HIDDEN = "officer"
"""An officer who is no member, keeps no papers and runs nothing: for them there are no Party units (404)."""

MATRIX = [
    ("membership:of", "cell", READERS, 403),
    ("membership:add", "cell", KEEPERS, 403),
    ("register:import", "cell", KEEPERS, 403),
    ("register:preview", "preview", KEEPERS, 404),
    ("units:detail", "cell", OF_THE_PARTY, 403),
    ("units:edit", "cell", ("secretary", "deputy", "clerk", "administrator"), 403),
    ("units:rename", "cell", ("secretary", "deputy", "clerk", "administrator"), 403),
    ("people:detail", "probationary", READERS, 404),
    ("people:edit", "probationary", KEEPERS, None),
    ("people:dates", "probationary", KEEPERS, None),
    ("membership:standing", "probationary", KEEPERS, None),
    ("membership:leave", "probationary", KEEPERS, None),
    ("membership:end", "probationary", KEEPERS, None),
    ("mandates:give", "probationary", ("secretary", "deputy", "clerk"), None),
]


@pytest.mark.parametrize("case", MATRIX, ids=[row[0] for row in MATRIX])
def test_who_may_open_the_page(cast, preview, case):
    name, subject, allowed, refused = case
    pk = {"cell": cast.cell.pk, "preview": preview.pk}.get(subject) or getattr(cast, subject).person.pk
    address = reverse(name, args=[pk])

    answers = {role: getattr(cast, role).client.get(address).status_code for role in ROLES}

    assert {role for role, status in answers.items() if status == 200} == set(allowed)
    others = {status for role, status in answers.items() if role not in allowed and role != HIDDEN}
    assert answers[HIDDEN] == 404
    assert others <= ({refused} if refused else {403, 404})


def test_the_list_is_in_the_order_of_given_names_and_links_to_people(cast):
    page = text(cast.official.client.get(reverse("membership:list"), headers={"HX-Request": "true"}))

    names = ["Lê Đức Anh", "Trần Thúy Hằng", "Nguyễn Minh Hòa", "Phạm Ngọc", "Hoàng Văn Ơn", "Đinh Công Sơn"]
    assert sorted(names, key=page.index) == names
    assert reverse("people:detail", args=[cast.probationary.person.pk]) in page
    assert "Vũ Thị Xa" not in page


def test_a_member_is_found_without_diacritics_and_htmx_gets_the_rows_alone(cast):
    answer = cast.official.client.get(
        reverse("membership:of", args=[cast.cell.pk]), {"q": "duc anh"}, headers={"HX-Request": "true"}
    )

    assert "Lê Đức Anh" in text(answer)
    assert "Phạm Ngọc" not in text(answer)
    assert "<html" not in text(answer)


@pytest.mark.parametrize(("query", "found"), [
    ({"standing": "probationary"}, {"Lê Đức Anh"}), ({"leave": "exempted"}, {"Hoàng Văn Ơn"}), ({"q": "xyz"}, set()),
])  # fmt: skip
def test_the_list_is_filtered(cast, query, found):
    page = text(cast.secretary.client.get(
        reverse("membership:of", args=[cast.cell.pk]), query, headers={"HX-Request": "true"}
    ))  # fmt: skip

    everybody = Person.objects.filter(pk__in=Membership.objects.values("person")).values_list("full_name", flat=True)
    assert {name for name in everybody if name in page} == found


def test_the_list_costs_the_same_for_one_and_for_many(cast, count_queries):
    client = cast.secretary.client
    address = reverse("membership:of", args=[cast.cell.pk])
    client.get(address)
    before = count_queries(lambda: client.get(address))
    for number in range(20):
        make_member(cast.cell, f"Người Thứ {number}")

    assert count_queries(lambda: client.get(address)) == before


def test_births_are_exported_for_keepers_only_and_the_export_reads_back_as_the_same(cast):
    Person.objects.filter(pk=cast.official.person.pk).update(birth_date=dt.date(1979, 6, 9), birth_year=1979)
    address = reverse("membership:of", args=[cast.cell.pk]) + "?format=xlsx"

    plain = load_workbook(io.BytesIO(cast.official.client.get(address).content)).active
    full = cast.secretary.client.get(address)

    assert "Ngày sinh" not in [cell.value for cell in plain[3]]
    again = preview_members_file(full.content, unit_id=cast.cell.pk, by="test")
    assert [change for row in again.rows for change in row["changes"]] == []
    assert again.counts["error"] == 0


def test_a_person_sees_own_data_and_colleagues_do_not(cast):
    Person.objects.filter(pk=cast.official.person.pk).update(
        birth_date=dt.date(1979, 6, 9), birth_year=1979, email="ngoc@example.org", phone="0912000111"
    )
    address = reverse("people:detail", args=[cast.official.person.pk])

    own, colleague, clerk, committee = (
        text(getattr(cast, role).client.get(address)) for role in ("official", "probationary", "clerk", "committee")
    )

    for page in (own, committee):
        assert "09/06/1979" in page
        assert "0912000111" in page
    assert "09/06/1979" in clerk
    assert "0912000111" not in clerk
    assert "1979" not in colleague
    assert "ngoc@example.org" not in colleague


def test_the_two_clocks_count_from_decision_and_ceremony(cast):
    today = timezone.localdate()
    PartyRecord.objects.filter(person=cast.probationary.person).update(
        admission_decision_on=today - dt.timedelta(days=100), ceremony_on=today - dt.timedelta(days=70)
    )

    page = text(cast.probationary.client.get(reverse("people:detail", args=[cast.probationary.person.pk])))

    assert "0 năm 3 tháng" in page
    assert "2/12 tháng" in page


def test_a_keeper_gives_leave_and_ends_it(cast):
    client, person = cast.secretary.client, cast.official.person
    data = {"kind": "away", "on": "1/11/2026", "back_on": "", "reason": "học tập trung", "decision": ""}

    answer = client.post(reverse("membership:leave", args=[person.pk]), data)
    leave = Leave.objects.get(person=person)
    client.post(reverse("membership:end_leave", args=[person.pk, leave.pk]), {"on": "20/11/2026"})

    assert answer.status_code == 302
    leave.refresh_from_db()
    assert (leave.since, leave.until) == (dt.date(2026, 11, 1), dt.date(2026, 11, 20))


def test_impossible_dates_are_refused_with_a_sentence_and_what_was_typed_stays(cast):
    data = {"admission_decision_on": "1/5/2010", "ceremony_on": "19/5/2010", "official_on": "19/4/2010"}

    answer = cast.secretary.client.post(reverse("people:dates", args=[cast.official.person.pk]), data)

    assert answer.status_code == 422
    assert "19/04/2010" in text(answer)
    assert 'value="19/4/2010"' in text(answer)


def test_a_post_is_given_and_ended_on_a_day_to_come(cast):
    client, person = cast.secretary.client, cast.official.person
    data = {"unit": cast.department.pk, "post": "division_head", "title": "Chánh Văn phòng", "on": "1/11/2026",
            "until": "", "how": "appointed", "decision": ""}  # fmt: skip

    client.post(reverse("mandates:give", args=[person.pk]), data)
    mandate = Mandate.objects.get(person=person)
    client.post(reverse("mandates:end", args=[mandate.pk]), {"on": "31/12/2030", "decision": ""})

    mandate.refresh_from_db()
    assert (mandate.title, mandate.until) == ("Chánh Văn phòng", dt.date(2030, 12, 31))


def test_a_new_name_keeps_the_old_one_for_old_papers(cast):
    data = {
        "name": "Chi bộ Văn phòng UBND tỉnh", "short_name": "", "on": "1/11/2026", "number": "1-QĐ/ĐU",
        "decided_on": "20/10/2026", "issuer": "Đảng ủy UBND tỉnh",
    }  # fmt: skip

    for lacking in ("number", "decided_on", "issuer"):
        short = {name: value for name, value in data.items() if name != lacking}
        assert cast.secretary.client.post(reverse("units:rename", args=[cast.cell.pk]), short).status_code == 422
    cast.secretary.client.post(reverse("units:rename", args=[cast.cell.pk]), data)
    page = text(cast.stranger.client.get(reverse("units:detail", args=[cast.cell.pk])))

    assert "Chi bộ Văn phòng UBND tỉnh" in page
    assert "Chi bộ Sở Ngoại vụ" in page
    assert "1-QĐ/ĐU ngày 20/10/2026 của Đảng ủy UBND tỉnh" in page


def test_the_tree_shows_posts_to_every_member_and_links_only_to_visible_people(cast):
    page = text(cast.stranger.client.get(reverse("units:list")))

    assert "Nguyễn Minh Hòa" in page
    assert reverse("people:detail", args=[cast.secretary.person.pk]) not in page


def test_who_is_no_member_sees_the_own_department_and_no_party_unit(cast):
    client = cast.officer.client
    tree = text(client.get(reverse("units:list")))
    searched = text(client.get(reverse("units:list"), {"q": "so ngoai vu"}))
    own = text(client.get(reverse("units:detail", args=[cast.department.pk])))

    for page in (tree, searched, own):
        assert cast.department.name in page
        assert cast.cell.name not in page
        assert cast.superior_unit.name not in page
        assert "Nguyễn Minh Hòa" not in page
    assert reverse("people:detail", args=[cast.officer.person.pk]) in tree
    assert cast.cell.name in text(cast.stranger.client.get(reverse("units:list"), {"q": "so ngoai vu"}))


def test_a_new_term_ends_the_running_one(cast):
    data = {"ordinal": "IV", "label": "2026–2031", "congress_on": "", "on": "1/11/2026"}

    cast.secretary.client.post(reverse("units:term", args=[cast.cell.pk]), data)

    assert Term.objects.get(pk=cast.term.pk).until == dt.date(2026, 11, 1)


def test_a_list_goes_in_by_upload_preview_and_import(cast):
    client = cast.clerk.client
    sent = SimpleUploadedFile("Danh sách.xlsx", lists.plain_list())

    uploaded = client.post(reverse("register:import", args=[cast.cell.pk]), LIST | {"file": sent})
    found = MembersImport.objects.get()
    shown = text(client.get(uploaded.url))
    answer = client.post(reverse("register:confirm", args=[found.pk]))

    assert "Tống Công Danh" in shown
    assert answer.url == reverse("membership:of", args=[cast.cell.pk])
    assert Membership.objects.filter(person__full_name="Tống Công Danh", unit=cast.cell).exists()
    assert "Tống Công Danh" not in text(client.get(uploaded.url))


def test_a_bad_file_is_refused_beside_the_field(cast):
    sent = SimpleUploadedFile("ds.xlsx", "STT;Họ tên".encode())

    answer = cast.clerk.client.post(reverse("register:import", args=[cast.cell.pk]), LIST | {"file": sent})

    assert answer.status_code == 422
    assert "CSV" in text(answer)


def test_errors_in_a_preview_name_the_cell_and_there_is_nothing_to_press(cast):
    row = ["1", "An Văn Bình", "31/2/1980", "Nam", "19/5/2010", "19/5/2011", "", ""]
    found = preview_members_file(lists.plain_list([row]), unit_id=cast.cell.pk, by="test")

    page = text(cast.clerk.client.get(found.get_absolute_url()))
    answer = cast.clerk.client.post(reverse("register:confirm", args=[found.pk]), follow=True)

    assert "C2" in page
    assert reverse("register:confirm", args=[found.pk]) not in page
    assert not Person.objects.filter(full_name="An Văn Bình").exists()
    assert "1" in text(answer)


def test_the_first_members_of_an_empty_house_are_entered_by_the_administrator(cast):
    cell = Unit.objects.get(pk=cast.other_cell.pk)
    address = reverse("membership:add", args=[cell.pk])

    kept = cast.administrator.client.get(address).status_code
    Mandate.objects.filter(unit=cell).delete()
    empty = cast.administrator.client.get(address).status_code

    assert (kept, empty) == (403, 200)
