"""Fifty clerks at once: no number twice, no gap, for papers of the unit and for arrivals."""

import datetime as dt
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from chibo.platform.papers.models import NumberSeries, ReservedNumber
from chibo.work.documents.models import Document
from chibo.work.documents.queries import series_of
from chibo.work.documents.services import draw_number, register_incoming, register_issued

CLERKS = 50
TODAY = dt.date(2026, 11, 10)


def at_once(work):
    """All clerks begin together; gives what each of them got."""
    together = Barrier(CLERKS)

    def clerk(place):
        together.wait(timeout=60)
        try:
            return work(place)
        finally:
            connection.close()

    with ThreadPoolExecutor(CLERKS) as clerks:
        return list(clerks.map(clerk, range(CLERKS)))


@pytest.mark.django_db(transaction=True)
def test_fifty_clerks_issue_papers_and_no_number_comes_twice_or_is_missing(cast):
    def issue(place):
        number = draw_number(cast.cell.pk, "party", "BC", by=f"clerk {place}", on=TODAY)
        return register_issued(
            cast.cell.pk,
            number=number,
            system="party",
            type_code="BC",
            issued_on=TODAY,
            title=f"Báo cáo {place}",
            by=f"clerk {place}",
            on=TODAY,
        ).number

    taken = at_once(issue)
    assert sorted(taken) == [f"{n:02d}-BC/CB" for n in range(1, CLERKS + 1)]
    (report,) = series_of(cast.cell.scope)
    assert (report.missing, report.used, report.highest) == ([], CLERKS, CLERKS)
    assert ReservedNumber.objects.count() == CLERKS


@pytest.mark.django_db(transaction=True)
def test_fifty_clerks_register_what_came_in_and_arrivals_have_no_gap(cast):
    def register(place):
        return register_incoming(
            cast.cell.pk,
            number=f"{place + 1}-CV/TU",
            issuer="Tỉnh ủy",
            title="Công văn",
            issued_on=TODAY,
            received_on=TODAY,
            by=f"clerk {place}",
            on=TODAY,
        ).arrival_number

    assert sorted(at_once(register)) == list(range(1, CLERKS + 1))
    assert NumberSeries.objects.get(period="arrivals:2026").highest == Document.objects.count() == CLERKS
