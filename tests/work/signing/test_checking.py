"""What the verification page says of a PDF: good, changed, not trusted, ended, stamped, or nothing at all."""

import datetime as dt
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from asn1crypto import keys as asn1_keys
from asn1crypto import tsp
from asn1crypto import x509 as asn1_x509
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from pyhanko.sign.timestamps import DummyTimeStamper
from pyhanko_certvalidator.registry import SimpleCertificateStore

from chibo.platform.files.models import StoredFile
from chibo.platform.files.services import path_of
from chibo.work.signing import errors
from chibo.work.signing.models import SigningJob
from chibo.work.signing.queries.reading import check, trusted_roots
from tests.work.signing.stories import ask, issued, key_of, paper, root, sign, stored

pytestmark = pytest.mark.django_db


def signed_by(cast, **words):
    """A paper signed by the secretary, as bytes."""
    job = ask(cast, "secretary")
    return path_of(sign(job, cast.secretary, **words).file.sha256).read_bytes()


@pytest.mark.parametrize("place", [0.05, 0.3])
def test_one_changed_byte_is_found(cast, trusted, place):
    content = signed_by(cast)
    assert check(content).signatures[0].good
    where = int(content.find(b"/ByteRange") * place)
    changed = content[:where] + bytes([content[where] ^ 1]) + content[where + 1 :]
    told = check(changed)
    assert told.state == "broken" or not any(one.unchanged for one in told.signatures)


def test_something_added_after_the_signature_is_found(cast, trusted):
    content = signed_by(cast) + b"\n% more\n"
    told = check(content)
    assert not told.covered
    assert not told.signatures[0].covers_all
    said = post(cast, content).content.decode()
    assert "note-soon" in said
    assert "note-ok" not in said


def test_without_trusted_roots_a_signature_holds_but_nobody_is_named(cast):
    assert trusted_roots() == []
    told = check(signed_by(cast)).signatures[0]
    assert (told.unchanged, told.trusted, told.why, told.tone) == (True, False, "no-roots", "soon")


def test_another_root_does_not_make_it_trusted(cast, trusted):
    for path in trusted.iterdir():
        path.unlink()
    (trusted / "khac.crt").write_bytes(issued("Một gốc khác").pem)
    told = check(signed_by(cast)).signatures[0]
    assert (told.trusted, told.why) == (False, "unknown-issuer")


def test_after_the_certificate_has_ended_only_a_time_stamp_helps(cast, trusted, tsa):
    plain = signed_by(cast)
    tsa()
    stamped = signed_by(cast)
    later = timezone.now() + dt.timedelta(days=400)
    assert check(plain, at=later).signatures[0].why == "expired"
    told = check(stamped, at=later).signatures[0]
    assert (told.unchanged, told.trusted, told.stamp_trusted) == (True, True, True)


@pytest.fixture
def tsa(settings):
    """A time-stamp server on this machine, whose certificate holds long; called to begin."""
    mine = issued("Máy dấu thời gian bịa", until=3000, stamps_time=True)
    key = mine.key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    stamper = DummyTimeStamper(
        asn1_x509.Certificate.load(mine.certificate.public_bytes(Encoding.DER)), asn1_keys.PrivateKeyInfo.load(key),
        certs_to_embed=SimpleCertificateStore.from_certs(
            [asn1_x509.Certificate.load(root().certificate.public_bytes(Encoding.DER))]
        ),
    )
    servers = []

    class Answers(BaseHTTPRequestHandler):
        def do_POST(self):
            asked = tsp.TimeStampReq.load(self.rfile.read(int(self.headers["Content-Length"])))
            self.send_response(200)
            self.send_header("Content-Type", "application/timestamp-reply")
            self.end_headers()
            self.wfile.write(stamper.request_tsa_response(asked).dump())

        def log_message(self, *words):
            """Quiet."""

    def begin():
        server = HTTPServer(("127.0.0.1", 0), Answers)
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        servers.append((server, thread))
        settings.SIGNING_TSA_URL = f"http://127.0.0.1:{server.server_port}/"

    yield begin
    for server, thread in servers:
        server.shutdown()
        thread.join()
        server.server_close()


def test_a_time_stamp_is_put_on_when_a_server_is_set_up(cast, trusted, tsa):
    tsa()
    job = ask(cast, "secretary")
    signer = sign(job, cast.secretary)
    assert signer.time_stamped
    told = check(path_of(signer.file.sha256).read_bytes()).signatures[0]
    assert told.stamp_trusted
    assert abs(told.stamped_at - timezone.now()) < dt.timedelta(minutes=2)


def test_without_an_answer_of_the_time_stamp_server_nothing_is_signed(cast, settings):
    settings.SIGNING_TSA_URL = "http://127.0.0.1:9/"
    job = ask(cast, "secretary")
    with pytest.raises(errors.NoTimeStamp):
        sign(job, cast.secretary)
    assert SigningJob.objects.get(pk=job.pk).newest_id == job.original_id


def post(cast, content, name="van-ban.pdf"):
    upload = SimpleUploadedFile(name, content, "application/pdf")
    return cast.official.client.post(reverse("signing:verify"), {"file": upload, "mark": "none"})


def test_the_page_says_who_when_and_whether_it_holds(cast, trusted):
    said = post(cast, signed_by(cast)).content.decode()
    assert "Nguyễn Minh Hòa" in said
    assert "Gốc tin cậy bịa" in said
    assert "pill-ok" in said
    assert "note-ok" in said


def test_the_page_warns_of_a_changed_file(cast, trusted):
    content = signed_by(cast)
    where = content.find(b"/ByteRange") // 3
    said = post(cast, content[:where] + bytes([content[where] ^ 1]) + content[where + 1 :]).content.decode()
    assert "note-late" in said
    assert "note-ok" not in said


def test_the_page_speaks_plainly_of_what_bears_no_signature(cast):
    assert "note-info" in post(cast, paper("Ai Đó")).content.decode()


def test_a_checked_upload_leaves_nothing_behind(cast):
    before = StoredFile.objects.count()
    assert post(cast, paper("Chỉ xem thôi")).status_code == 200
    assert StoredFile.objects.count() == before


def test_a_kept_file_is_checked_by_whoever_may_open_it_and_by_nobody_else(cast, trusted):
    job = ask(cast, "secretary")
    signer = sign(job, cast.secretary)
    address = reverse("signing:verify_file", args=[signer.file_id])
    assert "note-ok" in cast.clerk.client.get(address).content.decode()
    assert cast.stranger.client.get(address).status_code == 404
    assert cast.official.client.get(address).status_code == 404
    assert cast.clerk.client.get(reverse("signing:verify_file", args=[stored(paper("Của ai?")).pk])).status_code == 404


def test_a_kept_file_that_changed_on_disk_is_told(cast):
    job = ask(cast, "secretary")
    signer = sign(job, cast.secretary, key=key_of("Nguyễn Minh Hòa"))
    path = path_of(signer.file.sha256)
    whole = path.read_bytes()
    path.write_bytes(whole[:-1])
    try:
        said = cast.clerk.client.get(reverse("signing:verify_file", args=[signer.file_id])).content.decode()
    finally:
        path.write_bytes(whole)
    assert signer.file.name in said
    assert "note-late" in said
