"""The committee of a term on paper: seats, changes, counts, under the name the unit had; only for its readers."""

import datetime as dt
import io

import pytest
from django.urls import reverse
from docx import Document

from chibo.organization.mandates.choices import Post
from chibo.organization.mandates.models import Mandate
from chibo.organization.register.papers import committee_list
from chibo.organization.register.queries.committee import committee_list_facts
from chibo.organization.units.queries import current_term, term_card
from chibo.organization.units.services import open_term

SINCE = dt.date(2026, 2, 1)
TODAY = dt.date(2026, 11, 22)


@pytest.fixture
def term(cast):
    made = open_term(cast.cell.pk, ordinal="IV", label="2026–2031", on=SINCE, by="test", congress_on=SINCE)
    return term_card(made.pk)


def words(content):
    document = Document(io.BytesIO(content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells]).replace("\xa0", " ")


def test_the_word_file_names_the_seats_with_days_and_decision(cast, term):
    Mandate.objects.filter(unit=cast.cell, post=Post.DEPUTY_SECRETARY).update(
        since=dt.date(2026, 3, 1), decision="05-QĐ/ĐU"
    )
    answer = cast.secretary.client.get(reverse("units:term_detail", args=[term.pk]), {"format": "docx"})
    text = words(answer.content)
    for said in ("DANH SÁCH", "nhiệm kỳ IV, 2026–2031", "Nguyễn Minh Hòa", "05-QĐ/ĐU", "từ ngày 01/03/2026",
                 "Thay đổi trong nhiệm kỳ", "đại hội bế mạc ngày 01/02/2026"):  # fmt: skip
        assert said in text, said
    assert "Phạm Ngọc" not in text


def test_the_pdf_is_one_and_another_format_does_not_exist(cast, term):
    address = reverse("units:term_detail", args=[term.pk])
    assert cast.official.client.get(address, {"format": "pdf"}).content.startswith(b"%PDF")
    assert cast.official.client.get(address, {"format": "exe"}).status_code == 404
    assert cast.stranger.client.get(address, {"format": "pdf"}).status_code == 403


def test_an_empty_term_says_so(cast, term):
    Mandate.objects.filter(unit=cast.cell).delete()
    text = str(committee_list(committee_list_facts(current_term(cast.cell.pk, on=TODAY), on=TODAY)))
    assert "Chưa ghi nhận đồng chí nào" in text
    assert "Thay đổi trong nhiệm kỳ" not in text
