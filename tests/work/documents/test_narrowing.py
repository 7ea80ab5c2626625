"""What the register offers to narrow it by, for whom."""

import datetime as dt

import pytest

from chibo.work.documents.models import Document
from chibo.work.documents.queries import narrowing, seen_of_unit


@pytest.fixture
def register(cast):
    """Papers of four years, one of them for the committee alone, one of a year and an issuer of its own."""
    days = [dt.date(2019, 12, 31), dt.date(2020, 1, 1), dt.date(2020, 12, 31), dt.date(2024, 6, 1)]
    rows = [
        Document(unit=cast.cell, issuer=issuer, number=f"{at}-CV/TU", issued_on=day, received_on=day, title="Một")
        for at, (day, issuer) in enumerate(zip(days, ("Tỉnh ủy", "Sở Nội vụ", "Tỉnh ủy", "Ban Bí thư"), strict=True))
    ]
    rows.append(
        Document(
            unit=cast.cell, issuer="Ủy ban Kiểm tra", number="9-CV/TU", issued_on=dt.date(2022, 5, 5), title="Kín",
            received_on=dt.date(2022, 5, 5), folded="kin", for_committee=True,
        )
    )  # fmt: skip
    rows[0].must_be_spread, rows[0].spread_by = True, dt.date(2020, 1, 31)
    Document.objects.bulk_create(rows)


def test_the_committee_is_offered_every_year_and_issuer(cast, register):
    offered = narrowing(cast.secretary.account, cast.cell.pk)

    assert offered.years == (2024, 2022, 2020, 2019)
    assert set(offered.issuers) == {"Ban Bí thư", "Sở Nội vụ", "Tỉnh ủy", "Ủy ban Kiểm tra"}
    assert (offered.waiting, offered.everything) == (1, 5)


def test_a_member_is_not_told_of_what_only_the_committee_sees(cast, register):
    offered = narrowing(cast.official.account, cast.cell.pk)

    assert offered.years == (2024, 2020, 2019)
    assert "Ủy ban Kiểm tra" not in offered.issuers
    assert offered.everything == 4


def test_a_stranger_is_offered_nothing(cast, register):
    offered = narrowing(cast.stranger.account, cast.cell.pk)

    assert (offered.years, offered.issuers, offered.waiting, offered.everything) == ((), (), 0, 0)


@pytest.mark.parametrize("who", ["secretary", "official", "clerk", "stranger", "administrator"])
def test_what_is_seen_of_one_unit_is_what_is_seen(cast, register, who):
    account = getattr(cast, who).account
    seen = Document.objects.visible_to(account).filter(unit=cast.cell)
    assert set(seen_of_unit(account, cast.cell.pk)) == set(seen)


def test_an_empty_register_offers_nothing(cast):
    offered = narrowing(cast.secretary.account, cast.cell.pk)
    assert (offered.years, offered.issuers, offered.everything) == ((), (), 0)


def test_the_questions_do_not_grow_with_the_papers(cast, register, count_queries):
    def ask():
        narrowing(cast.official.account, cast.cell.pk)

    ask()
    few = count_queries(ask)
    day = dt.date(2021, 1, 1)
    Document.objects.bulk_create(
        Document(unit=cast.cell, issuer=f"Sở {n}", number=f"{n}-BC", issued_on=day + dt.timedelta(days=90 * n), folded="x",
                 received_on=dt.date(2026, 1, 1), title="Một") for n in range(20)
    )  # fmt: skip
    assert count_queries(ask) == few <= 5
