import datetime as dt
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import IntegrityError, connection, transaction

from chibo.platform.audit.models import AuditEntry
from chibo.platform.papers.choices import NumberState
from chibo.platform.papers.errors import NumberNotReserved, VoidNeedsReason
from chibo.platform.papers.models import NumberSeries, ReservedNumber
from chibo.platform.papers.queries import register_of
from chibo.platform.papers.services import reserve_number, void_number

TERM = "term:2025-2030"
DAY = dt.date(2026, 11, 5)


def take(doc_type="NQ", *, scope="unit:3", period=TERM, symbol="CB"):
    return reserve_number(scope, period, doc_type, by="tests", symbol=symbol, on=DAY)


@pytest.mark.django_db
class TestTakingNumbers:
    def test_each_type_counts_from_one_for_its_term(self):
        assert [take().text, take().text, take("KL").text] == ["01-NQ/CB", "02-NQ/CB", "01-KL/CB"]

    def test_another_cell_and_another_term_have_their_own_series(self):
        take()
        assert take(scope="unit:4").text == "01-NQ/CB"
        assert take(period="term:2030-2035").text == "01-NQ/CB"

    def test_a_congress_counts_all_its_papers_in_one_sequence(self):
        numbers = [take(kind, period="congress:III", symbol="ĐH").text for kind in ("BB", "NQ", "BB")]
        assert numbers == ["01-BB/ĐH", "02-NQ/ĐH", "03-BB/ĐH"]

    def test_a_transaction_that_fails_gives_its_number_back_unseen(self):
        with pytest.raises(IntegrityError), transaction.atomic():
            ReservedNumber.objects.create(pk=take().pk, series_id=None)
        assert take().text == "01-NQ/CB"

    def test_a_voided_number_is_never_given_again_and_keeps_its_reason(self):
        voided = void_number(take(), reason="soạn trùng", by="tests")
        assert (voided.state, voided.reason) == (NumberState.VOIDED, "soạn trùng")
        assert take().text == "02-NQ/CB"
        assert [number.text for number in register_of("unit:3", TERM)] == ["01-NQ/CB", "02-NQ/CB"]

    def test_voiding_wants_a_reason(self):
        number = take()
        with pytest.raises(VoidNeedsReason):
            void_number(number, reason="  ", by="tests")
        number.refresh_from_db()
        assert number.state == NumberState.RESERVED

    def test_a_number_is_voided_once(self):
        number = void_number(take(), reason="soạn trùng", by="tests")
        with pytest.raises(NumberNotReserved):
            void_number(number, reason="lần nữa", by="tests")

    def test_taking_and_voiding_are_on_the_audit_trail(self):
        void_number(take(), reason="soạn trùng", by="tests")
        actions = AuditEntry.objects.filter(action__startswith="papers.").values_list("action", flat=True)
        assert list(actions) == ["papers.number.reserved", "papers.number.voided"]

    def test_the_database_refuses_a_number_taken_twice(self):
        number = take()
        with pytest.raises(IntegrityError), transaction.atomic():
            ReservedNumber.objects.create(
                series=number.series,
                number=number.number,
                doc_type="NQ",
                text="01-NQ/CB",
                reserved_on=DAY,
                created_by="tests",
            )


@pytest.mark.django_db(transaction=True)
def test_many_clerks_taking_numbers_at_once_never_get_the_same():
    together = Barrier(4)

    def clerk(_: int) -> list[str]:
        together.wait(timeout=20)
        try:
            return [take().text for _ in range(5)]
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as clerks:
        taken = [text for some in clerks.map(clerk, range(4)) for text in some]
    assert sorted(taken) == [f"{n:02d}-NQ/CB" for n in range(1, 21)]
    assert NumberSeries.objects.get().highest == 20
