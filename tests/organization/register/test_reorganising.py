"""Merging, splitting, dissolving: nothing half-done, nobody lost, old names found again."""

import datetime as dt

import pytest
from django.urls import reverse

from chibo.organization.mandates.choices import COMMITTEE, Post
from chibo.organization.mandates.models import Mandate
from chibo.organization.mandates.queries import holders
from chibo.organization.membership.choices import LeaveKind, Standing
from chibo.organization.membership.models import Leave, Membership
from chibo.organization.membership.queries import members_of, standings_of
from chibo.organization.membership.services import assign_helper
from chibo.organization.register.services import Plan, reorganise_unit
from chibo.organization.units.choices import UnitKind
from chibo.organization.units.errors import LegalBasisMissing, MembersWithoutPlace, NothingToSplit
from chibo.organization.units.models import Unit
from chibo.organization.units.queries import name_on, succession_of, units_named
from chibo.organization.units.services import rename_unit
from tests.conftest import make_unit

DAY = dt.date(2026, 10, 1)
BEFORE = DAY - dt.timedelta(days=1)
BASIS = "12-QĐ/ĐU ngày 20/9/2026 của Đảng ủy UBND tỉnh"


def text(answer):
    return answer.content.decode()


def names(unit_id, on):
    return [one.full_name for one in members_of(unit_id, on=on)]


def test_a_merger_moves_members_with_standing_leave_and_helper_and_ends_the_posts(cast):
    assign_helper(
        cast.probationary.person.pk, unit_id=cast.cell.pk, helper_id=cast.official.person.pk,
        on=dt.date(2026, 1, 1), by="test",
    )  # fmt: skip
    before = names(cast.cell.pk, BEFORE)

    reorganise_unit(cast.cell.pk, Plan(DAY, BASIS, into_id=cast.other_cell.pk), by="test")

    assert names(cast.cell.pk, BEFORE) == before
    assert names(cast.cell.pk, DAY) == []
    assert set(names(cast.other_cell.pk, DAY)) == {*before, "Vũ Thị Xa"}
    moved = {one.full_name: one for one in members_of(cast.other_cell.pk, on=DAY)}
    assert moved["Lê Đức Anh"].standing == Standing.PROBATIONARY
    assert moved["Lê Đức Anh"].helper_id == cast.official.person.pk
    assert moved["Hoàng Văn Ơn"].leave == LeaveKind.EXEMPTED
    assert Leave.objects.get(unit=cast.other_cell).reason == "tuổi cao"
    assert holders(cast.cell.pk, *COMMITTEE, Post.CLERK, on=DAY) == []
    assert Unit.objects.get(pk=cast.cell.pk).until == DAY
    step = succession_of(cast.other_cell.pk)[0]
    assert (step.sources[0][0], step.results[0][0], step.decision) == (cast.cell.pk, cast.other_cell.pk, BASIS)


def test_a_split_sends_each_member_where_the_decision_says_and_the_rest_stays(cast):
    goes = {cast.official.person.pk: 0, cast.committee.person.pk: 1}

    first, second = reorganise_unit(
        cast.cell.pk, Plan(DAY, BASIS, parts=("Chi bộ Một", "Chi bộ Hai"), continues=True, goes=goes), by="test"
    )

    assert names(first, DAY) == ["Phạm Ngọc"]
    assert names(second, DAY) == ["Đinh Công Sơn"]
    assert len(names(cast.cell.pk, DAY)) == 4
    assert Unit.objects.get(pk=cast.cell.pk).until is None
    committee = {one.full_name for one in holders(cast.cell.pk, *COMMITTEE, on=DAY)}
    assert committee == {"Nguyễn Minh Hòa", "Trần Thúy Hằng"}
    assert Unit.objects.get(pk=first).parent_id == cast.superior_unit.pk


def test_a_unit_that_ends_in_a_split_leaves_nobody_behind(cast):
    parts = reorganise_unit(cast.cell.pk, Plan(DAY, BASIS, parts=("Chi bộ Một", "Chi bộ Hai")), by="test")

    assert len(names(parts[0], DAY)) == 6
    assert names(cast.cell.pk, DAY) == []
    assert Mandate.objects.current(DAY).filter(unit=cast.cell).count() == 0


def test_what_stands_under_a_merged_body_and_who_leads_it_follow(cast):
    office = make_unit(UnitKind.DIVISION, "Văn phòng", parent=cast.department)
    heir = make_unit(UnitKind.STATE_BODY, "Văn phòng UBND tỉnh")

    reorganise_unit(cast.department.pk, Plan(DAY, BASIS, into_id=heir.pk), by="test")

    assert Unit.objects.get(pk=office.pk).parent_id == heir.pk
    assert Unit.objects.get(pk=cast.cell.pk).leads_id == heir.pk


REFUSED = [
    ("members without a place", Plan(DAY, BASIS), MembersWithoutPlace),
    ("without a decision", Plan(DAY, " ", parts=("Một", "Hai")), LegalBasisMissing),
    ("one part only", Plan(DAY, BASIS, parts=("Một",)), NothingToSplit),
]


@pytest.mark.parametrize(("case", "plan", "refusal"), REFUSED, ids=[row[0] for row in REFUSED])
def test_what_is_refused_changes_nothing(cast, case, plan, refusal):
    units, rows = Unit.objects.count(), list(Membership.objects.order_by("pk").values_list("pk", "until"))

    with pytest.raises(refusal):
        reorganise_unit(cast.cell.pk, plan, by="test")

    assert Unit.objects.count() == units
    assert list(Membership.objects.order_by("pk").values_list("pk", "until")) == rows


def test_a_member_who_came_on_that_very_day_stops_the_whole_merger(cast):
    Membership.objects.filter(person=cast.probationary.person).update(since=DAY)

    with pytest.raises(Exception, match="before-it-began"):
        reorganise_unit(cast.cell.pk, Plan(DAY, BASIS, into_id=cast.other_cell.pk), by="test")

    assert standings_of(cast.official.person.pk, on=DAY) == {cast.cell.pk: Standing.OFFICIAL}
    assert Unit.objects.get(pk=cast.cell.pk).until is None


def test_a_unit_is_found_by_its_old_and_its_new_name_without_diacritics(cast):
    rename_unit(cast.department.pk, name="Văn phòng Đối ngoại", on=DAY, decision=BASIS, by="test")

    assert list(units_named("ngoai vu")) == [cast.cell.pk, cast.department.pk]
    assert units_named("doi ngoai") == {cast.department.pk: ["Văn phòng Đối ngoại"]}
    assert units_named(" ") == {}
    assert name_on(cast.department.pk, BEFORE).name == "Sở Ngoại vụ"
    page = text(cast.official.client.get(reverse("units:list"), {"q": "so ngoai vu"}))
    assert "tên gọi: Sở Ngoại vụ" in page


def typed(**more):
    return {
        "on": "01/10/2026", "issuer": "Đảng ủy UBND tỉnh", "number": "12-QĐ/ĐU", "decided_on": "20/09/2026", **more,
    }  # fmt: skip


def test_first_the_page_says_what_will_happen_and_then_it_is_done(cast):
    client, address = cast.secretary.client, reverse("units:end", args=[cast.cell.pk])

    shown = client.post(address, typed(into=cast.other_cell.pk, show="1"))

    assert shown.status_code == 200
    assert "6 đảng viên" in text(shown)
    assert "Chi bộ Sở Nội vụ" in text(shown)
    assert Unit.objects.get(pk=cast.cell.pk).until is None
    done = client.post(address, typed(into=cast.other_cell.pk, confirm="1"))
    assert done.status_code == 302
    assert Unit.objects.get(pk=cast.cell.pk).until == DAY
    page = text(cast.stranger.client.get(cast.cell.get_absolute_url()))
    assert "12-QĐ/ĐU ngày 20" in page
    assert reverse("units:detail", args=[cast.other_cell.pk]) in page


def test_the_split_asks_for_each_member_and_does_it(cast):
    client, address = cast.clerk.client, reverse("units:split", args=[cast.cell.pk])
    wish = typed(names="Chi bộ Một\nChi bộ Hai", continues="on")

    shown = client.post(address, wish | {"show": "1"})

    assert f'name="goes_{cast.official.person.pk}"' in text(shown)
    client.post(address, wish | {f"goes_{cast.official.person.pk}": "1", "confirm": "1"})
    assert names(Unit.objects.get(name="Chi bộ Hai").pk, DAY) == ["Phạm Ngọc"]


def test_an_administrator_reorganises_without_reading_names_or_work(cast):
    client = cast.administrator.client

    assert client.get(reverse("units:split", args=[cast.cell.pk])).status_code == 403
    shown = text(client.post(reverse("units:end", args=[cast.cell.pk]), typed(into=cast.other_cell.pk, show="1")))
    assert "6 đảng viên" in shown
    assert "Phạm Ngọc" not in shown
    assert "Nguyễn Minh Hòa" not in shown
