"""From draft to paper: number, frozen words, files and register, all of it or nothing."""

import datetime as dt
import threading

import pytest
from django.db import connection, connections

from chibo.platform.audit.models import AuditEntry
from chibo.platform.events.models import EventRecord
from chibo.platform.files.models import StoredFile
from chibo.platform.papers.models import NumberSeries, Paper, ReservedNumber
from chibo.platform.papers.queries import paper_content
from chibo.platform.threads.models import ThreadLink
from chibo.work.documents.models import Document
from chibo.work.documents.queries import versions_of
from chibo.work.drafting import errors
from chibo.work.drafting.choices import DraftState
from chibo.work.drafting.models import Draft
from chibo.work.drafting.services import comment_on, issue_draft, start_draft
from chibo.work.drafting.services import issuing as issuing_module
from chibo.work.signing.models import Code
from tests.conftest import give_post, make_person
from tests.work.drafting.stories import PLAN, fill, plan, state_report

DAY = dt.timedelta(days=1)


def director(cast):
    person = make_person("Lê Văn Giám")
    give_post(person, cast.department, "director", "Giám đốc Sở")
    return person


def test_a_plan_becomes_a_numbered_paper_in_the_register_with_its_files(cast, today):
    draft = plan(cast, today, origin="meetings.meeting:1")

    issued = issue_draft(draft, by=cast.secretary.account, on=today)

    assert issued.state == DraftState.ISSUED
    assert issued.paper.number == "01-KH/CB"
    document = issued.document
    assert (document.number, document.type_code, document.direction) == ("01-KH/CB", "KH", "issued")
    assert document.signer == "Nguyễn Minh Hòa"
    assert document.paper == issued.paper
    assert [line.file_name.rpartition(".")[2] for line in versions_of(document.pk)] == ["pdf", "docx"]
    assert document.file.content_type == "application/pdf"
    assert ThreadLink.objects.filter(source=issued.reference, target=document.reference).exists()
    assert ReservedNumber.objects.get().state == "used"
    fact = EventRecord.objects.get(name="drafting.paper_issued").payload
    assert (fact["document_id"], fact["origin"]) == (document.pk, "meetings.meeting:1")
    assert [one.snapshot["fields"]["subject"] for one in issued.versions.all()] == ["thực hiện Chỉ thị 50-CT/TW"]


def test_the_words_are_frozen_and_come_out_again(cast, today):
    issued = issue_draft(plan(cast, today), by=cast.secretary.account, on=today)

    shown = paper_content(Paper.objects.get(pk=issued.paper_id))

    assert shown.number == "01-KH/CB"
    assert shown.draft == ""
    assert "I. MỤC ĐÍCH" in str(shown.blocks)


def test_two_plans_count_on_and_a_report_begins_anew(cast, today):
    numbers = [
        issue_draft(plan(cast, today, subject=f"việc {n}", type_code=code), by="tests", on=today).paper.number
        for n, code in enumerate(("KH", "KH", "TB"))
    ]

    assert numbers == ["01-KH/CB", "02-KH/CB", "01-TB/CB"]


def test_a_state_report_is_numbered_by_year_and_carries_a_code(cast, today):
    director(cast)
    draft = fill(state_report(cast, today), "recipients", "Như trên\nLưu: VT", today)

    issued = issue_draft(draft, by="tests", on=today)

    assert issued.paper.number == "01/BC-SNgV"
    assert NumberSeries.objects.get().period == f"year:{today.year}"
    assert issued.paper.facts["head"]["code_address"].startswith("http")
    code = Code.objects.get()
    assert (code.reference, code.number, code.sha256) == (
        issued.document.reference, "01/BC-SNgV", versions_of(issued.document_id)[0].sha256,
    )  # fmt: skip


def test_a_draft_with_holes_takes_no_number(cast, today):
    draft = start_draft(cast.cell.pk, system="party", type_code="KH", subject="x", by="tests", on=today)

    with pytest.raises(errors.FieldsMissing) as refused:
        issue_draft(draft, by="tests", on=today)

    assert "mục đích" in refused.value.sentence
    assert not ReservedNumber.objects.exists()
    assert not Paper.objects.exists()
    assert Draft.objects.get(pk=draft.pk).state == DraftState.WRITING


def test_a_paper_is_not_dated_ahead(cast, today):
    draft = fill(plan(cast, today), "day", (today + DAY).strftime("%d/%m/%Y"), today)

    with pytest.raises(errors.DayInTheFuture):
        issue_draft(draft, by="tests", on=today)
    assert not ReservedNumber.objects.exists()


def test_a_paper_may_carry_an_earlier_day(cast, today):
    draft = fill(plan(cast, today), "day", (today - DAY).strftime("%d/%m/%Y"), today)

    issued = issue_draft(draft, by="tests", on=today)

    assert issued.issued_on == issued.document.issued_on == today - DAY


def test_issuing_twice_gives_one_paper(cast, today):
    draft = plan(cast, today)
    first = issue_draft(draft, by="tests", on=today)

    again = issue_draft(draft, by="tests", on=today)

    assert (again.paper_id, Paper.objects.count(), ReservedNumber.objects.count()) == (first.paper_id, 1, 1)


def test_an_issued_draft_is_not_written_any_more(cast, today):
    draft = issue_draft(plan(cast, today), by="tests", on=today)

    with pytest.raises(errors.NotBeingWritten):
        fill(draft, "subject", "anders", today)


@pytest.mark.parametrize("breaks", ["freeze_paper", "register_issued", "publish", "_files"])
def test_when_a_step_fails_nothing_is_half_done(cast, today, monkeypatch, breaks):
    draft = plan(cast, today)
    before = (AuditEntry.objects.count(), EventRecord.objects.count())

    def fails(*args, **kwargs):
        raise OSError("đĩa đầy")

    monkeypatch.setattr(issuing_module, breaks, fails)
    with pytest.raises(OSError, match="đĩa đầy"):
        issue_draft(draft, by="tests", on=today)

    assert not Paper.objects.exists()
    assert not ReservedNumber.objects.exists()
    assert not NumberSeries.objects.filter(highest__gt=0).exists()
    assert not Document.objects.exists()
    assert not StoredFile.objects.exists()
    assert (AuditEntry.objects.count(), EventRecord.objects.count()) == before
    assert Draft.objects.get(pk=draft.pk).state == DraftState.WRITING


def test_remarks_do_not_stop_a_paper_and_stay_with_it(cast, today):
    draft = plan(cast, today)
    comment_on(draft, field="subject", text="Nên ngắn hơn", by=cast.deputy.account)

    assert issue_draft(draft, by="tests", on=today).comments.count() == 1


@pytest.mark.parametrize("code", ["NQ", "QĐ", "KL", "TB", "BC", "KH", "CTr", "TTr", "CV", "GM", "GGT", "BB"])
def test_every_party_kind_can_be_issued(cast, today, code):
    draft = start_draft(
        cast.cell.pk, system="party", type_code=code, subject="một việc", parts=PLAN, by="tests", on=today
    )
    for name, text in list(draft.fields.items()):
        if not text.strip():
            draft = fill(draft, name, "05/11/2026" if name == "valid_until" else "Nội dung", today)
    if code == "BB":
        draft = fill(draft, "second_signer", str(cast.deputy.person.pk), today)

    issued = issue_draft(draft, by="tests", on=today)

    assert issued.paper.number.startswith("01-")


@pytest.mark.parametrize("code", ["CV", "BC", "KH", "TB", "TTr", "QĐ", "BB", "GM"])
def test_every_state_kind_can_be_issued(cast, today, code):
    director(cast)
    draft = start_draft(
        cast.department.pk, system="state", type_code=code, subject="một việc", parts=PLAN, by="tests", on=today
    )
    for name, text in list(draft.fields.items()):
        if not text.strip():
            draft = fill(draft, name, "Nội dung", today)
    if code == "BB":
        draft = fill(draft, "second_signer", str(draft.signer_id), today)

    assert issue_draft(draft, by="tests", on=today).paper.number.startswith("01/")


@pytest.mark.django_db(transaction=True)
def test_drafts_issued_at_the_same_moment_get_different_numbers(cast, today):
    if connection.vendor == "sqlite":
        pytest.skip("SQLite lets one writer in at a time; the lock is PostgreSQL's matter")
    drafts = [plan(cast, today, subject=f"việc {n}") for n in range(6)]

    def work(draft):
        try:
            issue_draft(draft, by="tests", on=today)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=work, args=(draft,)) for draft in drafts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    numbers = sorted(Paper.objects.values_list("number", flat=True))
    assert numbers == [f"{n:02d}-KH/CB" for n in range(1, 7)]
