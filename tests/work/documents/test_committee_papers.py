"""A paper for the committee is nowhere to be seen by plain members: page, list, file, export, book, search, calendar,
feed, thread, tree. Each case is shown to be there for the committee first."""

import datetime as dt
import re
from io import BytesIO

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook
from pypdf import PdfReader

from chibo.platform.search.services import catch_up
from chibo.platform.threads.queries import thread_of
from chibo.platform.threads.services import link
from chibo.work.documents import errors
from chibo.work.documents.choices import RelationKind
from chibo.work.documents.services import make_public, register_incoming, register_issued, relate

pytestmark = pytest.mark.django_db
SECRET = "Họp chi ủy bàn nhân sự Quạ Đen"
WORD = "quạ đen"
PLAIN = ("official", "probationary", "exempted", "superior", "officer", "stranger")


@pytest.fixture
def minutes(cast):
    """Minutes of a committee meeting, with a file that says more, tied to an open paper."""
    today = timezone.localdate()
    paper = register_issued(
        cast.cell.pk, number=None, system="party", type_code="BB", issued_on=today, title=SECRET,
        files=[("bien-ban.txt", "Chi ủy bàn về Quạ Đen và tổ chức".encode())], for_committee=True, by="tests", on=today,
    )  # fmt: skip
    open_paper = register_incoming(
        cast.cell.pk, issuer="Ban Bí thư", number="50-CT/TW", issued_on=today, received_on=today, title="Chỉ thị mở",
        by="tests", on=today,
    )  # fmt: skip
    relate(paper, RelationKind.CITES, open_paper, since=today, by="tests", on=today)
    link(open_paper.reference, paper.reference)
    return paper, open_paper


def body(answer):
    return b"".join(answer) if answer.streaming else answer.content


def listed(cast, member, **asked):
    return member.client.get(reverse("documents:list"), {"unit": cast.cell.pk, **asked}).content.decode()


def found(member, words):
    return re.sub(r"<[^>]+>", "", member.client.get(reverse("search:results"), {"q": words}).content.decode())


def exported(cast, member):
    answer = member.client.get(reverse("documents:list"), {"unit": cast.cell.pk, "format": "xlsx"})
    book = load_workbook(BytesIO(body(answer)))
    return " ".join(str(cell.value) for row in book.active.rows for cell in row)


def printed(cast, member):
    address = reverse("documents:book", args=[cast.cell.pk])
    book = PdfReader(BytesIO(body(member.client.get(address, {"direction": "issued"}))))
    return " ".join(" ".join(page.extract_text() for page in book.pages).split())


@pytest.mark.parametrize("who", PLAIN)
def test_page_and_file_do_not_exist_for_others(cast, minutes, who):
    paper, _open = minutes
    addresses = [reverse("documents:detail", args=[paper.pk]), reverse("files:download", args=[paper.file_id])]
    for address in addresses:
        answer = cast.secretary.client.get(address)
        assert (answer.status_code, bool(body(answer))) == (200, True)
        assert getattr(cast, who).client.get(address).status_code == 404


def test_list_and_export_and_book_leave_it_out(cast, minutes):
    assert SECRET in listed(cast, cast.secretary)
    assert SECRET in listed(cast, cast.clerk)
    assert SECRET in exported(cast, cast.clerk)
    assert SECRET in printed(cast, cast.clerk)
    assert SECRET not in listed(cast, cast.official)
    assert SECRET not in listed(cast, cast.official, q=WORD)
    assert SECRET not in exported(cast, cast.official)
    assert SECRET not in printed(cast, cast.official)
    assert "Chỉ thị mở" in exported(cast, cast.official), "the others are there"


def test_search_finds_neither_title_nor_words_of_the_file(cast, minutes):
    catch_up()
    for words in (WORD, "quạ đen và tổ chức"):
        assert SECRET in found(cast.secretary, words)
        for who in PLAIN:
            shown = found(getattr(cast, who), words)
            assert SECRET not in shown
            assert "bien-ban.txt" not in shown


def test_thread_and_tree_of_a_neighbour_leave_it_out(cast, minutes):
    paper, open_paper = minutes
    labels = [card.label for card in thread_of(open_paper.reference, user=cast.secretary.account)]
    assert any(SECRET in label for label in labels)
    assert not any(SECRET in card.label for card in thread_of(open_paper.reference, user=cast.official.account))
    address = open_paper.get_absolute_url()
    assert SECRET in cast.secretary.client.get(address).content.decode()
    assert SECRET not in cast.official.client.get(address).content.decode()
    assert paper.for_committee


def test_it_never_comes_to_the_street(cast, minutes):
    paper, _open = minutes
    with pytest.raises(errors.NotForThePublic):
        make_public(paper, by="tests", on=timezone.localdate())
    for name in ("feeds:atom", "feeds:json"):
        assert SECRET not in Client().get(reverse(name)).content.decode()


def test_one_that_waits_stands_in_no_members_calendar_and_on_no_members_desk(cast):
    today = timezone.localdate()
    register_incoming(
        cast.cell.pk, issuer="Đảng ủy", number="7-CV/ĐU", issued_on=today, received_on=today, title=SECRET,
        must_be_spread=True, spread_by=today + dt.timedelta(days=1), for_committee=True, by="tests", on=today,
    )  # fmt: skip
    desk = reverse("desk:month")
    assert "Quạ Đen" in cast.secretary.client.get(desk).content.decode()
    assert "Quạ Đen" not in cast.official.client.get(desk).content.decode()
