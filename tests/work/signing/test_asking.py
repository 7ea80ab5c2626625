"""Asking, refusing, withdrawing, signing by hand; and the files that cannot be signed."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from pypdf import PdfReader, PdfWriter

from chibo.platform.audit.models import AuditEntry
from chibo.platform.files.models import StoredFile
from chibo.platform.files.services import path_of
from chibo.platform.notices.models import Notice
from chibo.work.signing import errors
from chibo.work.signing.choices import JobState, Place, SignerState, Way
from chibo.work.signing.models import SigningJob
from chibo.work.signing.queries import job_of, jobs_of, next_signer, result_files, waiting_for
from chibo.work.signing.rules.places import Box
from chibo.work.signing.services import (
    SignerWish,
    Spot,
    abort_job,
    ask_signatures,
    attach_signed_copy,
    refuse_signature,
    remind_signers,
)
from tests.work.signing.stories import DAY, ask, paper, sign, signer_of, stored

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate


def scan(content, name="ban-ky.pdf"):
    return SimpleUploadedFile(name, content, "application/pdf")


def locked_pdf():
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(paper("Nguyễn Minh Hòa"))))
    writer.encrypt("mở ra", algorithm="AES-256")
    made = io.BytesIO()
    writer.write(made)
    return made.getvalue()


def test_signatures_stand_between_post_and_name_on_the_last_page(cast):
    names = [cast.secretary.person.full_name, cast.deputy.person.full_name]
    job = ask(cast, "secretary", "deputy", content=paper(*names, pages=3))
    first, second = job.signers.order_by("position")
    assert (first.page, second.page) == (2, 2)
    boxes = [Box(one.page, one.left, one.bottom, one.right, one.top) for one in (first, second)]
    assert not boxes[0].meets(boxes[1])
    assert (first.right - first.left, first.top - first.bottom) == (170, 51)


def test_a_place_that_a_template_knows_goes_before_all_others(cast):
    wish = SignerWish(cast.secretary.person.pk, spot=Spot(0, 300, 100, 150, 50))
    signer = ask(cast, "secretary", signers=[wish]).signers.get()
    assert (signer.page, signer.left, signer.bottom, signer.right, signer.top) == (0, 300, 100, 450, 150)


@pytest.mark.parametrize(
    ("place", "page", "at"), [(Place.RIGHT, 1, (368, 57)), (Place.LEFT, 1, (57, 57)), (Place.ANNEX, 0, (198, 805))]
)
def test_other_places_on_the_page(cast, place, page, at):
    wish = SignerWish(cast.secretary.person.pk, place=place)
    signer = ask(cast, "secretary", signers=[wish], content=paper("Nguyễn Minh Hòa", pages=2)).signers.get()
    assert signer.page == page
    assert (signer.left, signer.bottom) == pytest.approx(at, abs=1)


def test_a_paper_without_the_name_is_signed_at_its_foot(cast):
    signer = ask(cast, "secretary", content=paper("Ai Khác")).signers.get()
    assert signer.bottom == 57


def test_one_job_at_a_time_waits_for_a_paper(cast):
    job = ask(cast, "secretary", reference="drafting.draft:900")
    with pytest.raises(errors.AlreadyWaiting):
        ask(cast, "deputy", reference="drafting.draft:900")
    abort_job(job, reason="Sai bản", by=cast.clerk.account, on=TODAY())
    again = ask(cast, "deputy", reference="drafting.draft:900")
    assert job_of("drafting.draft:900").pk == again.pk
    assert jobs_of(["drafting.draft:900", "drafting.draft:901"]) == {"drafting.draft:900": JobState.WAITING}


def test_jobs_that_make_no_sense_are_refused_before_anything_is_written(cast):
    secretary = cast.secretary.person.pk
    cases = [
        (errors.NoSigners, []),
        (errors.NoSigners, [SignerWish(10**9)]),
        (errors.SignerTwice, [SignerWish(secretary), SignerWish(secretary)]),
        (errors.SealWithoutSignature, [SignerWish(secretary, signs_for="organisation")]),
    ]
    file = stored(paper("Nguyễn Minh Hòa"))
    for refusal, signers in cases:
        with pytest.raises(refusal):
            ask_signatures("drafting.draft:1", file, signers, unit_id=cast.cell.pk, title="x", by="tests", on=TODAY())
    with pytest.raises(errors.DueBeforeAsked):
        ask(cast, "secretary", due=TODAY() - DAY)
    assert SigningJob.objects.count() == 0


def test_a_locked_a_broken_and_another_file_are_refused_in_words(cast):
    whole = paper("Nguyễn Minh Hòa")
    broken = whole.replace(b"startxref", b"startxxxx").replace(b"/Root", b"/Rxxt")
    for refusal, content in [(errors.PdfLocked, locked_pdf()), (errors.PdfBroken, broken), (errors.PdfBroken, whole[:900])]:
        with pytest.raises(refusal) as told:
            ask(cast, "secretary", content=content)
        assert "ke-hoach.pdf" in told.value.sentence
    text = stored("Chữ thường".encode(), name="ghi-chu.txt")
    with pytest.raises(errors.NotAPdf):
        ask_signatures(
            "drafting.draft:1", text, [SignerWish(cast.secretary.person.pk)], unit_id=cast.cell.pk, title="x", by="tests",
            on=TODAY(),
        )
    assert SigningJob.objects.count() == 0


def test_a_signer_refuses_with_a_reason_and_who_asked_is_told(cast):
    job = ask(cast, "secretary", "deputy")
    signer = signer_of(job, cast.secretary)
    with pytest.raises(errors.ReasonMissing):
        refuse_signature(signer, reason="  ", by=cast.secretary.account, on=TODAY())
    with pytest.raises(errors.NotYours):
        refuse_signature(signer, reason="Không", by=cast.deputy.account, on=TODAY())
    refuse_signature(signer, reason="Phụ lục 2 còn thiếu", by=cast.secretary.account, on=TODAY())
    job.refresh_from_db()
    assert (job.state, job.reason) == (JobState.REFUSED, "Phụ lục 2 còn thiếu")
    assert next_signer(job) is None
    told = Notice.objects.get(kind="signing.refused")
    assert told.body == "Phụ lục 2 còn thiếu"
    assert told.recipients.get().account == cast.clerk.account
    with pytest.raises(errors.JobIsOver):
        sign(job, cast.deputy)


def test_who_asked_withdraws_the_job_and_what_was_signed_stays(cast):
    job = ask(cast, "secretary", "deputy")
    sign(job, cast.secretary)
    abort_job(job, reason="Đổi nội dung mục III", by=cast.clerk.account, on=TODAY())
    job.refresh_from_db()
    assert job.state == JobState.ABORTED
    assert signer_of(job, cast.secretary).file_id == job.newest_id
    assert waiting_for(cast.deputy.person.pk) == []
    assert Notice.objects.get(kind="signing.aborted").recipients.count() == 2
    with pytest.raises(errors.JobIsOver):
        abort_job(job, reason="Lại nữa", by=cast.clerk.account, on=TODAY())


def test_a_job_mixes_a_certificate_and_a_signature_by_hand(cast):
    job = ask(cast, "secretary", "deputy")
    digital = sign(job, cast.secretary)
    copy = paper("Bản quét có chữ ký tay")
    by_hand = attach_signed_copy(signer_of(job, cast.deputy), scan(copy), by=cast.clerk.account, on=TODAY())
    job.refresh_from_db()
    assert job.state == JobState.COMPLETED
    assert (by_hand.way, by_hand.attached_by) == (Way.PAPER, str(cast.clerk.account))
    assert path_of(by_hand.file.sha256).read_bytes() == copy
    assert result_files(job) == [digital.file, by_hand.file], "the PDF that was signed with a certificate is kept too"
    line = AuditEntry.objects.filter(action="signing.signer.signed").last()
    assert line.data["sha256"] == by_hand.file.sha256
    assert line.data["attached_by"] == str(cast.clerk.account)


def test_after_a_scan_the_next_signs_the_scan(cast):
    job = ask(cast, "secretary", "deputy")
    copy = paper("Bản quét")
    attach_signed_copy(signer_of(job, cast.secretary), scan(copy), by=cast.secretary.account, on=TODAY())
    signed = sign(job, cast.deputy)
    assert path_of(signed.file.sha256).read_bytes().startswith(copy)


def test_a_scan_that_is_a_picture_or_locked_is_refused(cast):
    job = ask(cast, "secretary")
    signer = signer_of(job, cast.secretary)
    with pytest.raises(errors.PdfLocked):
        attach_signed_copy(signer, scan(locked_pdf()), by=cast.secretary.account, on=TODAY())
    text = SimpleUploadedFile("a.txt", b"khong phai pdf", "text/plain")
    with pytest.raises(errors.NotAPdf):
        attach_signed_copy(signer, text, by=cast.secretary.account, on=TODAY())
    assert signer_of(job, cast.secretary).state == SignerState.WAITING


def test_the_files_of_a_job_are_its_own_and_open_to_its_signers(cast):
    """A signer of another cell can open what they are to sign, and nothing else of the paper."""
    job = ask(cast, "stranger")
    assert StoredFile.objects.get(pk=job.original_id).subject == job.own_reference
    answer = cast.stranger.client.get(f"/files/{job.original_id}/")
    assert b"".join(answer.streaming_content).startswith(b"%PDF")
    assert cast.official.client.get(f"/files/{job.original_id}/").status_code == 404


def test_signers_are_reminded_once_for_each_mark(cast):
    ask(cast, "secretary", due=TODAY() + 5 * DAY)
    assert remind_signers(on=TODAY()) == 0
    assert remind_signers(on=TODAY() + 2 * DAY) == 1
    assert remind_signers(on=TODAY() + 3 * DAY) == 0
    assert remind_signers(on=TODAY() + 5 * DAY) == 1
    assert remind_signers(on=TODAY() + 6 * DAY) == 1
    titles = list(Notice.objects.filter(kind="signing.remind").order_by("pk").values_list("title", flat=True))
    assert [title.split(":")[0] for title in titles] == ["Còn chờ ký", "Hôm nay là hạn ký", "Đã quá hạn ký"]
