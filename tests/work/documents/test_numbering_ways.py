"""How a unit counts its papers is a value of the rules with a day and a source; a unit may decide otherwise."""

import datetime as dt

import pytest

from chibo.organization.units.choices import UnitKind
from chibo.platform.papers.models import NumberSeries
from chibo.platform.rulebook.errors import UnfitValue
from chibo.platform.rulebook.services import override_value
from chibo.work.documents.errors import NoTermThatDay
from chibo.work.documents.services import begin_series_at, draw_number, number_on_paper
from tests.conftest import make_unit

pytestmark = pytest.mark.django_db
NOVEMBER = dt.date(2026, 11, 10)
JANUARY = dt.date(2027, 1, 4)


@pytest.fixture
def office(cast):
    return make_unit(UnitKind.STATE_BODY, "Sở Ngoại vụ", symbol="SNgV")


def draw(unit, system, type_code, on):
    return draw_number(unit.pk, system, type_code, by="tests", on=on).text


def decide(unit, key, value, on=NOVEMBER):
    override_value(key, scope=f"unit:{unit.pk}", value=value, reason="Quy chế văn thư", by="tests", on=on)


def test_state_papers_count_each_type_by_year_unless_the_office_decides(office):
    drawn = [draw(office, "state", code, NOVEMBER) for code in ("BC", "BC", "TB")]
    assert drawn == ["01/BC-SNgV", "02/BC-SNgV", "01/TB-SNgV"]
    assert draw(office, "state", "BC", JANUARY) == "01/BC-SNgV"


def test_an_office_may_count_all_its_types_together(office):
    decide(office, "state_documents.numbering", "common_per_year")
    drawn = [draw(office, "state", code, NOVEMBER) for code in ("BC", "TB", "BC")]
    assert drawn == ["01/BC-SNgV", "02/TB-SNgV", "03/BC-SNgV"]
    assert NumberSeries.objects.get(scope=f"unit:{office.pk}").doc_type == ""
    assert number_on_paper(office.pk, "state", "TB", "04/TB-SNgV", by="tests", on=NOVEMBER).number == 4


def test_a_change_in_the_middle_of_a_year_gives_no_number_twice_and_holds_from_the_next(office):
    draw(office, "state", "BC", NOVEMBER)
    decide(office, "state_documents.numbering", "common_per_year")
    assert draw(office, "state", "BC", NOVEMBER) == "02/BC-SNgV"
    assert draw(office, "state", "TB", NOVEMBER) == "01/TB-SNgV", "the year goes on as it began"
    assert [draw(office, "state", code, JANUARY) for code in ("BC", "TB")] == ["01/BC-SNgV", "02/TB-SNgV"]


def test_numbers_of_the_book_are_taken_up_in_the_common_series(office):
    decide(office, "state_documents.numbering", "common_per_year")
    begin_series_at(office.pk, "state", "BC", given=40, by="tests", on=NOVEMBER)
    assert draw(office, "state", "TB", NOVEMBER) == "41/TB-SNgV"


def test_a_cell_counts_by_its_term_and_may_decide_for_the_year(cast):
    assert draw(cast.cell, "party", "NQ", NOVEMBER) == "01-NQ/CB"
    assert NumberSeries.objects.filter(period__startswith="term:").exists()
    decide(cast.cell, "documents.numbering", "common_per_year")
    assert draw(cast.cell, "party", "NQ", JANUARY) == "02-NQ/CB", "the term that has begun goes on to its end"


def test_a_cell_that_counts_by_year_needs_no_term(cast):
    other = make_unit(UnitKind.PARTY_CELL, "Chi bộ không nhiệm kỳ", symbol="CB")
    with pytest.raises(NoTermThatDay):
        draw(other, "party", "NQ", NOVEMBER)
    decide(other, "documents.numbering", "per_type_per_year")
    assert draw(other, "party", "NQ", NOVEMBER) == "01-NQ/CB"
    assert draw(other, "party", "NQ", JANUARY) == "01-NQ/CB"


def test_a_state_paper_cannot_be_counted_by_terms(office):
    with pytest.raises(UnfitValue):
        decide(office, "state_documents.numbering", "per_type_per_term")
