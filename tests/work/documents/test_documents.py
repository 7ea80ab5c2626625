"""Documents: registering, citing, spreading, and their pages."""

import datetime as dt
import io
import threading

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connections
from django.urls import reverse
from openpyxl import load_workbook

from chibo.platform.audit.models import AuditEntry
from chibo.platform.calendar.registry import Scope, Severity
from chibo.platform.events.models import EventRecord
from chibo.platform.threads.models import ThreadLink
from chibo.platform.threads.queries import thread_of
from chibo.work.documents import errors
from chibo.work.documents.calendar import documents_to_spread
from chibo.work.documents.models import Document
from chibo.work.documents.queries import cite, document_card, documents_of, waiting_documents
from chibo.work.documents.services import attach_file, change_document, mark_spread, register_document

ISSUED, RECEIVED, TODAY = dt.date(2026, 11, 2), dt.date(2026, 11, 9), dt.date(2026, 11, 10)
DAY = dt.timedelta(days=1)
HOSTILE = "<script>alert('x')</script>"


def register(cast, **words):
    words = {
        "issuer": "Ban Bí thư", "number": "50-CT/TW", "issued_on": ISSUED, "received_on": RECEIVED,
        "title": "Chỉ thị về nâng cao chất lượng sinh hoạt chi bộ", "must_be_spread": True, **words,
    }
    return register_document(cast.cell.pk, by="tests", on=TODAY, **words)


def test_a_registered_document_is_cited_and_waits(cast):
    document = register(cast, title="Chỉ thị  về nâng cao chất lượng")
    assert document.title == "Chỉ thị về nâng cao chất lượng"
    assert document.folded == "50 ct tw chi thi ve nang cao chat luong ban bi thu"
    assert (document.kind, document.spread_by) == ("directive", dt.date(2026, 12, 31))
    assert cite(document.pk) == "Chỉ thị số 50-CT/TW, ngày 02/11/2026 của Ban Bí thư"
    assert [card.pk for card in waiting_documents(cast.cell.pk)] == [document.pk]
    assert AuditEntry.objects.filter(action="documents.document.registered").count() == 1
    assert EventRecord.objects.get(name="documents.document_registered").payload["unit_id"] == cast.cell.pk


def test_the_same_number_of_another_day_or_issuer_is_another_document(cast):
    register(cast, number="01-HD/TW", issued_on=dt.date(2016, 9, 20))
    register(cast, number="01-HD/TW", issued_on=dt.date(2021, 9, 28))
    register(cast, number="01-HD/TW", issued_on=dt.date(2021, 9, 28), issuer="Ban Tổ chức Trung ương")
    assert Document.objects.count() == 3


def test_a_document_is_registered_once(cast):
    register(cast)
    with pytest.raises(errors.AlreadyRegistered) as refused:
        register(cast, number=" 50-CT/TW ", title="Khác")
    assert "09/11/2026" in refused.value.sentence
    assert Document.objects.count() == 1


@pytest.mark.parametrize(
    ("words", "refusal"),
    [
        ({"issuer": " "}, errors.SomethingMissing),
        ({"title": ""}, errors.SomethingMissing),
        ({"issued_on": TODAY + DAY, "received_on": TODAY + DAY}, errors.DayInTheFuture),
        ({"received_on": TODAY + DAY}, errors.DayInTheFuture),
        ({"received_on": ISSUED - DAY}, errors.ReceivedBeforeIssued),
        ({"spread_by": RECEIVED - DAY}, errors.SpreadBeforeReceived),
        ({"title": "Kế hoạch (Mật)"}, errors.SecretDocument),
        ({"number": "05-KH/MẬT"}, errors.SecretDocument),
        ({"issuer": "TỐI MẬT Ban chỉ đạo"}, errors.SecretDocument),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(cast, words, refusal):
    with pytest.raises(refusal) as refused:
        register(cast, **words)
    assert "%(" not in refused.value.sentence
    assert not Document.objects.exists()


def test_a_document_for_information_has_no_day_and_does_not_wait(cast):
    document = register(cast, must_be_spread=False, spread_by=TODAY)
    assert document.spread_by is None
    assert waiting_documents(cast.cell.pk) == []


def test_an_entry_is_put_right_until_a_meeting_uses_it(cast):
    document = change_document(register(cast), number="51-CT/TW", by="tests", on=TODAY)
    assert document.number == "51-CT/TW"
    assert AuditEntry.objects.get(action="documents.document.changed").data == {
        "changes": {"number": ["50-CT/TW", "51-CT/TW"]}
    }
    mark_spread(document, on=TODAY, by="tests", meeting="meetings.item:3")
    with pytest.raises(errors.AlreadyUsed):
        change_document(document, number="52-CT/TW", by="tests", on=TODAY)


def test_spreading_is_noted_once_and_ties_the_thread(cast):
    document = register(cast)
    for on in (TODAY, TODAY + DAY):
        document = mark_spread(document.pk, on=on, by="tests", meeting="meetings.item:3")
    assert document.spread_on == TODAY
    assert ThreadLink.objects.filter(source=document.reference, target="meetings.item:3").count() == 1
    assert EventRecord.objects.get(name="documents.document_spread").payload["on"] == "2026-11-10"
    assert waiting_documents(cast.cell.pk) == []


def test_a_document_is_not_spread_before_it_came(cast):
    with pytest.raises(errors.SpreadBeforeReceived):
        mark_spread(register(cast), on=RECEIVED - DAY, by="tests")


def test_a_newer_file_takes_the_place_of_the_old_one(cast):
    document = register(cast, file=SimpleUploadedFile("ct50.txt", b"mot"))
    first = document.file
    document = attach_file(document, SimpleUploadedFile("ct50-ky.txt", b"hai"), by="tests")
    assert (document.file.name, document.file.subject) == ("ct50-ky.txt", document.reference)
    assert document.file_id != first.pk


def test_lists_for_others(cast):
    register(cast)
    later = register(cast, number="51-CT/TW", received_on=TODAY)
    assert [card.number for card in documents_of(cast.cell.pk)] == ["51-CT/TW", "50-CT/TW"]
    assert [card.pk for card in documents_of(cast.cell.pk, since=TODAY)] == [later.pk]
    assert [card.number for card in documents_of(cast.cell.pk, until=TODAY)] == ["50-CT/TW"]
    assert document_card(later.pk + 1) is None
    assert cite(later.pk + 1) == ""


@pytest.mark.parametrize(
    ("on", "severity"),
    [
        (dt.date(2026, 12, 1), Severity.INFO), (dt.date(2026, 12, 24), Severity.SOON),
        (dt.date(2026, 12, 31), Severity.SOON), (dt.date(2027, 1, 1), Severity.LATE),
    ],
)
def test_a_waiting_document_offers_itself_to_the_meeting(cast, on, severity):
    document = register(cast)
    register(cast, number="51-CT/TW", must_be_spread=False)
    (offered,) = documents_to_spread(Scope(cast.cell.pk, since=on, until=on + 40 * DAY, on=on))
    assert (offered.key, offered.kind, offered.proposal, offered.severity) == (
        document.reference, "directive", True, severity
    )
    assert list(documents_to_spread(Scope(cast.cell.pk, since=ISSUED, until=RECEIVED, on=RECEIVED))) == []


def test_the_card_on_the_thread_is_only_for_those_who_may_read(cast):
    document = register(cast)
    (card,) = thread_of(document.reference, user=cast.official.account)
    assert card.label.startswith("50-CT/TW")
    assert thread_of(document.reference, user=cast.stranger.account) == []


@pytest.mark.django_db(transaction=True)
def test_two_clerks_register_the_same_document_and_one_entry_stands(cast):
    answers, ready = [], threading.Barrier(2)

    def enter():
        try:
            ready.wait()
            register(cast)
            answers.append("registered")
        except errors.AlreadyRegistered as refused:
            answers.append(refused.code)
        finally:
            connections.close_all()

    workers = [threading.Thread(target=enter) for _ in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert sorted(answers) == ["documents.already-registered", "registered"]


INSIDE = {"secretary", "deputy", "committee", "official", "probationary", "exempted", "clerk", "superior"}
KEEPERS = {"secretary", "deputy", "committee", "clerk"}


@pytest.mark.parametrize(
    ("name", "allowed"), [("detail", INSIDE), ("edit", KEEPERS), ("spread", KEEPERS), ("register", KEEPERS)]
)
def test_who_may_open_which_page(cast, name, allowed):
    document = register(cast)
    address = reverse(f"documents:{name}", args=[cast.cell.pk if name == "register" else document.pk])
    answers = {who: client.get(address).status_code for who, client in cast.roles.items()}
    assert answers == {
        who: 200 if who in allowed else 302 if who == "visitor" else 403 if who in INSIDE else 404
        for who in cast.roles
    }


def head(**words):
    return {
        "issuer": "Ban Bí thư", "number": "50-CT/TW", "issued_on": "02/11/2026", "received_on": "09/11/2026",
        "title": "Chỉ thị về sinh hoạt chi bộ", "kind": "", "must_be_spread": "on", "spread_by": "",
        "mark": "none", **words,
    }


def test_the_clerk_registers_a_document_with_its_file(cast):
    address = reverse("documents:register", args=[cast.cell.pk])
    upload = SimpleUploadedFile("ct50.txt", "Chỉ thị".encode())
    answer = cast.clerk.client.post(address, {**head(), "file": upload})
    document = Document.objects.get()
    assert answer.url == document.get_absolute_url()
    page = cast.official.client.get(answer.url).content.decode()
    assert "Chỉ thị số 50-CT/TW, ngày 02/11/2026 của Ban Bí thư về sinh hoạt chi bộ" in page
    assert "ct50.txt" in page
    file = reverse("files:download", args=[document.file_id])
    assert b"".join(cast.official.client.get(file)) == "Chỉ thị".encode()
    assert cast.stranger.client.get(file).status_code == 404


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ({"mark": ""}, "Đồng chí xem văn bản"),
        ({"title": "Kế hoạch (Mật)"}, "có dấu chỉ mức độ mật"),
        ({"number": "05/MẬT"}, "có dấu chỉ mức độ mật"),
        ({"issued_on": "hôm nào đó"}, "05/11/2026"),
        ({"issued_on": "01/01/2999", "received_on": "01/01/2999"}, "chưa đến"),
        ({"received_on": "01/11/2026"}, "một trong hai ngày đã sai"),
    ],
)
def test_bad_input_is_answered_and_nothing_is_lost(cast, words, sentence):
    answer = cast.clerk.client.post(reverse("documents:register", args=[cast.cell.pk]), head(**words))
    text = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in text
    assert "Ban Bí thư" in text
    assert not Document.objects.exists()


def test_the_list_is_filtered_sorted_and_written_as_a_workbook(cast):
    register(cast)
    done = register(cast, number="=1+1", title=HOSTILE, issuer="Chính phủ")
    mark_spread(done, on=TODAY, by="tests")
    client, address = cast.official.client, reverse("documents:list")
    assert HOSTILE not in client.get(address).content.decode()
    waiting = client.get(address, {"waiting": "1", "q": "chi thi bi thu", "sort": "-number"}).content.decode()
    assert "50-CT/TW" in waiting
    assert "=1+1" not in waiting
    sheet = load_workbook(io.BytesIO(client.get(address, {"format": "xlsx"}).content)).active
    rows = list(sheet.iter_rows(min_row=4, values_only=True))
    assert {row[2] for row in rows} == {"50-CT/TW", "=1+1"}
    assert {sheet.cell(row, 3).data_type for row in (4, 5)} == {"s"}
    assert "50-CT/TW" not in cast.stranger.client.get(address).content.decode()
    assert cast.stranger.client.get(address, {"unit": cast.cell.pk}).status_code == 404


def test_queries_of_the_list_do_not_grow_with_its_rows(cast, count_queries):
    client, address = cast.official.client, reverse("documents:list")
    client.get(address)
    counted = []
    for number in range(3):
        register(cast, number=f"{number}-CT/TW")
        counted.append(count_queries(lambda: client.get(address)))
    assert len(set(counted)) == 1


def test_it_is_noted_by_hand_that_a_document_was_spread(cast):
    document = register(cast)
    address = reverse("documents:spread", args=[document.pk])
    assert cast.clerk.client.post(address, {"on": "01/01/2999"}).status_code == 422
    assert cast.clerk.client.post(address, {"on": "09/11/2026"}).url == document.get_absolute_url()
    document.refresh_from_db()
    assert document.spread_on == RECEIVED
