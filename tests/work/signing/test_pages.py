"""The pages: who sees what, what a form leads to, and that a list costs the same for one job and for thirty."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from chibo.flows.after_signing_completed import add_the_signed_version
from chibo.platform.calendar.registry import Scope
from chibo.platform.panels.registry import Asker, needs_of
from chibo.work.documents.queries import document_card, versions_of
from chibo.work.documents.services import register_document
from chibo.work.signing.calendar import signatures_due
from chibo.work.signing.events import SigningCompleted
from chibo.work.signing.models import SigningJob
from chibo.work.signing.queries import waiting_for
from chibo.work.signing.services import settle_qr
from chibo.work.signing.services.codes import qr_for
from tests.work.signing.stories import DAY, PASSPHRASE, ask, key_of, paper, sign, signer_of

pytestmark = pytest.mark.django_db


def registered(cast, *names):
    """A paper of the cell with a PDF."""
    today = timezone.localdate()
    upload = SimpleUploadedFile("kh.pdf", paper(*names), "application/pdf")
    return register_document(
        cast.cell.pk, issuer="Chi bộ Sở Ngoại vụ", number="09-KH/CB", issued_on=today, received_on=today,
        title="Kế hoạch đối ngoại", by=cast.clerk.account, on=today, file=upload,
    )


def send(cast, document, *members, **words):
    form = {f"person_{number}": getattr(cast, name).person.pk for number, name in enumerate(members, start=1)}
    address = reverse("signing:ask", args=[document.pk])
    return cast.secretary.client.post(address, form | {"capacity_1": "T/M CHI BỘ"} | words)


def test_a_registered_paper_goes_to_its_signers_and_comes_back_as_its_newest_version(
    cast, django_capture_on_commit_callbacks
):
    names = [cast.secretary.person.full_name, cast.deputy.person.full_name]
    document = registered(cast, *names)
    code = qr_for(document.reference, unit_id=cast.cell.pk, by="tests")
    assert send(cast, document, "secretary", "deputy").status_code == 302
    job = SigningJob.objects.get(reference=document.reference)
    assert job.signers.earliest("position").capacity == "T/M CHI BỘ"
    assert cast.official.client.get(f"/v/{code.code}/").status_code == 404
    with django_capture_on_commit_callbacks(execute=True):
        upload = SimpleUploadedFile("c.p12", key_of(names[0]).file)
        address = reverse("signing:sign", args=[signer_of(job, cast.secretary).pk])
        assert cast.secretary.client.post(address, {"key_file": upload, "passphrase": PASSPHRASE}).status_code == 302
        scan = SimpleUploadedFile("quet.pdf", paper("Bản quét ký tay"), "application/pdf")
        address = reverse("signing:attach", args=[signer_of(job, cast.deputy).pk])
        assert cast.deputy.client.post(address, {"file": scan, "mark": "none"}).status_code == 302
    job.refresh_from_db()
    versions = versions_of(document.pk)
    assert [version.nr for version in versions] == [3, 2, 1]
    assert versions[0].sha256 == job.newest.sha256
    assert versions[1].sha256 == signer_of(job, cast.secretary).file.sha256
    assert versions[2].sha256 == job.original.sha256
    assert document_card(document.pk).file_id == versions[0].file_id
    shown = cast.official.client.get(f"/v/{code.code}/").content.decode()
    assert job.newest.sha256 in shown
    assert "09-KH/CB" in shown
    assert "Kế hoạch đối ngoại" not in shown


def test_the_same_fact_twice_adds_no_version(cast, django_capture_on_commit_callbacks):
    document = registered(cast, "Nguyễn Minh Hòa")
    with django_capture_on_commit_callbacks(execute=True):
        send(cast, document, "secretary")
        job = SigningJob.objects.get(reference=document.reference)
        sign(job, cast.secretary)
    job.refresh_from_db()
    fact = SigningCompleted(job.pk, job.reference, job.newest_id, job.unit_id, timezone.localdate().isoformat())
    add_the_signed_version(fact)
    assert len(versions_of(document.pk)) == 2


def test_only_who_issues_papers_may_send_one(cast):
    document = registered(cast, "Nguyễn Minh Hòa")
    address = reverse("signing:ask", args=[document.pk])
    found = {name: client.get(address).status_code for name, client in cast.roles.items()}
    assert {name for name, status in found.items() if status == 200} == {"secretary", "deputy", "clerk"}
    assert found["official"] == 403
    assert found["stranger"] == 404
    assert send(cast, document, "secretary", due="01/01/2020").status_code == 422
    assert not SigningJob.objects.exists()


def test_other_people_learn_nothing_of_a_job(cast):
    job = ask(cast, "secretary", title="Việc không ai khác biết")
    for name in ("official", "probationary", "stranger", "officer", "superior", "administrator"):
        client = getattr(cast, name).client
        assert client.get(job.get_absolute_url()).status_code == 404
        assert "Việc không ai khác biết" not in client.get(reverse("signing:list")).content.decode()
    assert "Việc không ai khác biết" in cast.committee.client.get(job.get_absolute_url()).content.decode()


def test_it_waits_on_the_desk_of_whose_turn_it_is(cast):
    job = ask(cast, "secretary", "deputy", due=timezone.localdate() + DAY)

    def waits(member):
        return [need.href for need in needs_of(Asker(member.account, cast.cell.pk, timezone.localdate()))]

    assert job.get_absolute_url() in waits(cast.secretary)
    assert job.get_absolute_url() not in waits(cast.deputy)
    outsider = ask(cast, "stranger")
    mine = [need.href for need in needs_of(Asker(cast.stranger.account, cast.other_cell.pk, timezone.localdate()))]
    assert outsider.get_absolute_url() in mine
    assert job.get_absolute_url() not in mine


def test_the_last_day_stands_in_the_calendar_of_the_committee(cast):
    today = timezone.localdate()
    job = ask(cast, "secretary", due=today + DAY)
    found = list(signatures_due(Scope(cast.cell.pk, today, today + 7 * DAY, today)))
    assert [(one.href, one.committee) for one in found] == [(job.get_absolute_url(), True)]
    assert list(signatures_due(Scope(cast.other_cell.pk, today, today + 7 * DAY, today))) == []


def test_refusing_and_withdrawing_need_a_sentence(cast):
    job = ask(cast, "secretary", "deputy")
    address = reverse("signing:refuse", args=[signer_of(job, cast.secretary).pk])
    assert cast.secretary.client.post(address, {"reason": ""}).status_code == 422
    assert cast.deputy.client.post(address, {"reason": "Không"}).status_code == 403
    assert cast.secretary.client.post(address, {"reason": "Thiếu phụ lục"}).status_code == 302
    assert "Thiếu phụ lục" in cast.clerk.client.get(job.get_absolute_url()).content.decode()


def test_a_wrong_passphrase_is_not_sent_back(cast):
    job = ask(cast, "secretary")
    address = reverse("signing:sign", args=[signer_of(job, cast.secretary).pk])
    upload = SimpleUploadedFile("c.p12", key_of("Nguyễn Minh Hòa").file)
    answer = cast.secretary.client.post(address, {"key_file": upload, "passphrase": "mật khẩu gõ nhầm"})
    assert answer.status_code == 422
    assert "mật khẩu gõ nhầm" not in answer.content.decode()
    assert "error-summary" in answer.content.decode()


def words(answer, code):
    """The page without what is drawn anew for every page and without the address itself."""
    text = re.sub(r'value="[A-Za-z0-9]{64}"|nonce="[^"]*"|csrf[^>]*content="[^"]*"', "", answer.content.decode())
    return re.sub(r"[A-Za-z0-9]{64}", "", text.replace(code, ""))


def test_a_code_that_is_wrong_or_not_settled_looks_the_same(cast, client):
    waits = qr_for("drafting.draft:77", unit_id=cast.cell.pk, by="tests")
    wrong = client.get("/v/khong-co-ma-nay/")
    early = client.get(f"/v/{waits.code}/")
    assert (wrong.status_code, early.status_code) == (404, 404)
    assert words(wrong, "khong-co-ma-nay") == words(early, waits.code)
    settle_qr("drafting.draft:77", number="01/KH-SNgV", issued_on=timezone.localdate(), sha256="ab" * 32, by="tests")
    shown = client.get(f"/v/{waits.code}/")
    assert shown.status_code == 200
    assert "01/KH-SNgV" in shown.content.decode()
    assert "Chi bộ" not in shown.content.decode()
    assert client.get(f"/v/{waits.code.swapcase()}/").status_code == 404


def test_codes_cannot_be_tried_at_will(cast, client, settings):
    settings.LIMITS = {**settings.LIMITS, "search": 3}
    assert [client.get(f"/v/ma-{number}/").status_code for number in range(5)] == [404, 404, 404, 429, 429]


def test_lists_cost_the_same_for_one_job_and_for_many(cast, count_queries):
    client = cast.clerk.client
    ask(cast, "secretary", "deputy")
    client.get(reverse("signing:list"))
    one = count_queries(lambda: client.get(reverse("signing:list")))
    for _more in range(6):
        ask(cast, "secretary", "deputy")
    assert count_queries(lambda: client.get(reverse("signing:list"))) == one


def test_what_waits_costs_the_same_for_one_signature_and_for_many(cast, count_queries):
    ask(cast, "secretary")
    one = count_queries(lambda: waiting_for(cast.secretary.person.pk))
    for _more in range(3):
        ask(cast, "secretary", "deputy")
    assert count_queries(lambda: waiting_for(cast.secretary.person.pk)) == one == 2
