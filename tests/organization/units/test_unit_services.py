"""What decisions do to units: named, renamed, moved, merged, dissolved, never deleted."""

import datetime as dt

import pytest

from chibo.organization.units.choices import UnitEventKind, UnitKind
from chibo.organization.units.errors import (
    BeforeTheUnitBegan,
    LegalBasisMissing,
    NothingToMerge,
    TermLabelTaken,
    TermsOverlap,
    UnderItself,
    UnitEnded,
    UnitNameMissing,
)
from chibo.organization.units.models import Unit, UnitName
from chibo.organization.units.queries import (
    all_units,
    current_term,
    events_of,
    leading_cells,
    led_units,
    name_on,
    unit_card,
)
from chibo.organization.units.services import (
    describe_unit,
    dissolve_unit,
    establish_unit,
    merge_units,
    move_unit,
    open_term,
    rename_unit,
)

BEGAN, LATER, LAST = dt.date(2020, 1, 1), dt.date(2025, 7, 1), dt.date(2026, 9, 1)
BASIS = "QĐ số 12-QĐ/ĐU ngày 20/6/2025"


@pytest.fixture
def unit(db):
    def unit(name="Sở Ngoại vụ tỉnh Vĩnh Phúc", kind=UnitKind.STATE_BODY, **facts):
        return establish_unit(name, kind=kind, on=BEGAN, by="test", **facts)

    return unit


def test_an_old_paper_keeps_the_old_name(unit):
    body = unit(short_name="SNgV")

    rename_unit(body.pk, name="Sở Ngoại vụ tỉnh Phú Thọ", on=LATER, decision=BASIS, by="test")

    day_before = LATER - dt.timedelta(days=1)
    assert name_on(body.pk, day_before).name == "Sở Ngoại vụ tỉnh Vĩnh Phúc"
    assert name_on(body.pk, LATER).name == "Sở Ngoại vụ tỉnh Phú Thọ"
    assert name_on(body.pk, BEGAN - dt.timedelta(days=1)).name == ""
    assert unit_card(body.pk).name == "Sở Ngoại vụ tỉnh Phú Thọ"
    assert events_of(body.pk)[0].decision == BASIS


def test_a_change_needs_its_legal_basis_and_a_name(unit):
    body = unit()

    with pytest.raises(LegalBasisMissing):
        rename_unit(body.pk, name="Mới", on=LATER, decision=" ", by="test")
    with pytest.raises(UnitNameMissing):
        rename_unit(body.pk, name=" ", on=LATER, decision=BASIS, by="test")
    with pytest.raises(LegalBasisMissing):
        dissolve_unit(body.pk, on=LATER, decision="", by="test")


def test_names_follow_each_other(unit):
    body = unit()
    rename_unit(body.pk, name="Thứ hai", on=LATER, decision=BASIS, by="test")

    with pytest.raises(BeforeTheUnitBegan):
        rename_unit(body.pk, name="Thứ ba", on=LATER, decision=BASIS, by="test")


def test_a_dissolved_unit_ends_and_stays_in_the_books(unit):
    union = unit("Công đoàn cơ sở", UnitKind.TRADE_UNION)

    dissolve_unit(union.pk, on=dt.date(2025, 6, 15), decision="KL 157-KL/TW ngày 25/5/2025", by="test")

    assert union.pk not in {card.pk for card in all_units(on=dt.date(2025, 6, 15))}
    assert union.pk in {card.pk for card in all_units(on=dt.date(2025, 6, 14))}
    assert name_on(union.pk, dt.date(2025, 6, 14)).name == "Công đoàn cơ sở"
    with pytest.raises(UnitEnded):
        rename_unit(union.pk, name="Mới", on=LAST, decision=BASIS, by="test")


def test_merged_units_end_on_the_day_and_point_to_the_one_that_stays(unit):
    stays, first, second = unit("A"), unit("B"), unit("C")

    event = merge_units([first.pk, second.pk], into_id=stays.pk, on=LATER, decision=BASIS, by="test")

    assert event.kind == UnitEventKind.MERGED
    assert Unit.objects.filter(until=LATER).count() == 2
    assert [e.kind for e in events_of(stays.pk)] == [UnitEventKind.MERGED, UnitEventKind.ESTABLISHED]
    with pytest.raises(NothingToMerge):
        merge_units([stays.pk], into_id=stays.pk, on=LAST, decision=BASIS, by="test")


def test_a_unit_never_stands_under_itself(unit):
    top, child = unit("A"), unit("B")
    move_unit(child.pk, parent_id=top.pk, on=LATER, decision=BASIS, by="test")

    with pytest.raises(UnderItself):
        move_unit(top.pk, parent_id=child.pk, on=LATER, decision=BASIS, by="test")


def test_a_cell_leads_its_body_with_everything_under_it(unit):
    body = unit()
    division = unit("Văn phòng", UnitKind.DIVISION, parent_id=body.pk)
    youth = unit("Chi đoàn", UnitKind.YOUTH_UNION, parent_id=body.pk)
    cell = unit("Chi bộ", UnitKind.PARTY_CELL, leads_id=body.pk)

    assert set(led_units(cell.pk, on=LATER)) == {body.pk, division.pk, youth.pk}
    assert leading_cells([division.pk], on=LATER) == [cell.pk]
    assert leading_cells([cell.pk], on=LATER) == []


def test_a_description_without_history_changes_the_present_name_only(unit):
    body = unit()

    describe_unit(body.pk, by="test", short_name="SNgV", symbol="SNgV", place_name="Phú Thọ")

    assert UnitName.objects.get(unit=body).short_name == "SNgV"
    assert unit_card(body.pk).place_name == "Phú Thọ"


def test_a_new_term_ends_the_running_one_and_labels_do_not_repeat(unit):
    cell = unit("Chi bộ", UnitKind.PARTY_CELL)
    open_term(cell.pk, ordinal="II", label="2020–2025", on=BEGAN, by="test")
    open_term(cell.pk, ordinal="III", label="2025–2030", on=LATER, by="test")

    assert current_term(cell.pk, on=LATER - dt.timedelta(days=1)).ordinal == "II"
    assert current_term(cell.pk, on=LATER).label == "2025–2030"
    with pytest.raises(TermLabelTaken):
        open_term(cell.pk, ordinal="IV", label="2025–2030", on=LAST, by="test")
    with pytest.raises(TermsOverlap):
        open_term(cell.pk, ordinal="IV", label="2030–2035", on=BEGAN, by="test")
