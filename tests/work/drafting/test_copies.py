"""Copies of registered papers: the number, the PDF, who may, what is refused and leaves nothing."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from chibo.platform.files.models import StoredFile
from chibo.platform.files.services import path_of
from chibo.platform.papers.models import ReservedNumber
from chibo.platform.papers.rules.copies import CopyForm
from chibo.work.documents.queries import card_of
from chibo.work.documents.services import register_incoming
from chibo.work.drafting import errors
from chibo.work.drafting.models import PaperCopy
from chibo.work.drafting.services import CopyWish, issue_draft, make_copy
from tests.platform.papers.printed import Printed
from tests.work.drafting.stories import plan
from tests.work.signing.stories import paper

pytestmark = pytest.mark.django_db


def issued(cast, today):
    return issue_draft(plan(cast, today), by="tests", on=today).document


def arrived(cast, today, content=None, pages=3):
    upload = SimpleUploadedFile("ct.pdf", content or paper("Ai Đó", pages=pages), "application/pdf")
    return register_incoming(
        cast.cell.pk, issuer="Ban Bí thư", number="50-CT/TW", issued_on=today, received_on=today, title="Chỉ thị 50",
        files=[upload], by=cast.clerk.account, on=today,
    )  # fmt: skip


def wish(cast, form=CopyForm.WHOLE, **words):
    given = {"authority": "T/M", "over": "Chi bộ", "recipients": "Các đảng viên\nLưu Chi bộ", **words}
    return CopyWish(form, cast.secretary.person.pk, **given)


def printed(copy):
    return Printed(path_of(copy.file.sha256).read_bytes())


def test_a_copy_has_its_own_number_and_says_who_answers_for_it(cast, today):
    document = issued(cast, today)
    copy = make_copy(card_of(document), wish(cast), by=cast.clerk.account, on=today)

    assert copy.number.text == "01-BS/CB"
    made = printed(copy)
    for words in ("SAO Y BẢN CHÍNH", "Số 01-BS/CB", "T/M CHI BỘ", "- Lưu Chi bộ.", "KẾ HOẠCH"):
        assert made.has(words)
    said = made.find("SAO Y BẢN CHÍNH")
    assert said.baseline > made.find("Nơi nhận:", page=0).baseline or said.page > 0
    document.refresh_from_db()
    assert document.file_id != copy.file_id
    assert not Printed(path_of(document.file.sha256).read_bytes()).has("SAO Y")


def test_all_copies_of_a_body_are_counted_together(cast, today):
    document = card_of(arrived(cast, today))
    made = [make_copy(document, wish(cast, form), by="tests", on=today) for form in (CopyForm.WHOLE, CopyForm.OF_A_COPY)]
    assert [copy.number.text for copy in made] == ["01-BS/CB", "02-BS/CB"]
    assert printed(made[1]).has("SAO LỤC")
    assert set(ReservedNumber.objects.values_list("state", "used_for")) == {("used", copy.reference) for copy in made}


def test_a_partial_copy_has_only_its_pages(cast, today):
    copy = make_copy(card_of(arrived(cast, today)), wish(cast, CopyForm.PART, pages="3"), by="tests", on=today)
    made = printed(copy)
    assert made.has("Trang 1")
    assert made.has("Trang 3")
    assert not made.has("Trang 2")
    assert made.has("TRÍCH SAO")


@pytest.mark.parametrize(
    ("refusal", "words"),
    [
        (errors.PagesNotThere, {"form": CopyForm.PART, "pages": "2-9"}),
        (errors.PagesNotThere, {"form": CopyForm.PART, "pages": "hai"}),
    ],
)
def test_pages_that_are_not_there_take_no_number(cast, today, refusal, words):
    with pytest.raises(refusal):
        make_copy(card_of(arrived(cast, today)), wish(cast, **words), by="tests", on=today)
    assert not ReservedNumber.objects.exists()


def test_what_is_no_readable_pdf_or_has_no_signer_is_refused_and_leaves_nothing(cast, today):
    bare = register_incoming(
        cast.cell.pk, issuer="Ban Bí thư", number="51-CT/TW", issued_on=today, received_on=today, title="Không tệp",
        by="tests", on=today,
    )  # fmt: skip
    with pytest.raises(errors.NothingToCopy):
        make_copy(card_of(bare), wish(cast), by="tests", on=today)
    with pytest.raises(errors.NotACandidate):
        make_copy(card_of(arrived(cast, today)), CopyWish(CopyForm.WHOLE, cast.stranger.person.pk), by="tests", on=today)
    assert not PaperCopy.objects.exists()
    assert not ReservedNumber.objects.exists()
    assert not StoredFile.objects.filter(subject__startswith="drafting.copy").exists()


def test_the_page_makes_a_copy_and_the_book_lists_it(cast, today):
    document = arrived(cast, today)
    address = reverse("drafting:copy", args=[document.pk])
    asked = {"form": "SL", "signer": cast.secretary.person.pk, "authority": "T/M", "over": "Chi bộ", "recipients": "Lưu"}
    assert cast.clerk.client.post(address, asked).status_code == 302
    copy = PaperCopy.objects.get()
    shown = cast.clerk.client.get(address).content.decode()
    assert "01-BS/CB" in shown
    assert "SAO LỤC" in shown
    book = reverse("drafting:copies", args=[cast.cell.pk])
    assert "01-BS/CB" in cast.secretary.client.get(book).content.decode()
    csv = b"".join(cast.secretary.client.get(book, {"format": "csv"})).decode("utf-8-sig")
    assert "01-BS/CB" in csv
    assert cast.official.client.get(address).status_code == 403
    assert cast.stranger.client.get(address).status_code == 404
    assert cast.stranger.client.get(book).status_code == 404
    assert cast.stranger.client.get(reverse("files:download", args=[copy.file_id])).status_code == 404
    assert cast.clerk.client.post(address, {**asked, "form": "TrS", "pages": "9"}).status_code == 422


def test_the_book_costs_the_same_for_one_copy_and_for_many(cast, today, django_assert_max_num_queries):
    document, book = arrived(cast, today), reverse("drafting:copies", args=[cast.cell.pk])
    make_copy(card_of(document), wish(cast), by="tests", on=today)
    cast.secretary.client.get(book)
    with django_assert_max_num_queries(60) as one:
        cast.secretary.client.get(book)
    for _more in range(4):
        make_copy(card_of(document), wish(cast), by="tests", on=today)
    with django_assert_max_num_queries(len(one)):
        cast.secretary.client.get(book)
