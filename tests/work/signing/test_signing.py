"""Two people sign one paper, in their order; every signature holds, and the original is never touched."""

import hashlib
import struct
import zlib

import pytest

from chibo.platform.audit.models import AuditEntry
from chibo.platform.files.models import StoredFile
from chibo.platform.files.services import path_of
from chibo.platform.notices.models import Notice
from chibo.work.signing import errors
from chibo.work.signing.choices import JobState, Place, SignerState, Way
from chibo.work.signing.models import SigningJob
from chibo.work.signing.queries import next_signer
from chibo.work.signing.queries.reading import check
from chibo.work.signing.services import Key, SignerWish
from chibo.work.signing.services import signing as verbs
from tests.work.signing.stories import PASSPHRASE, ask, issued, key_of, paper, root, sign, signer_of

pytestmark = pytest.mark.django_db


def content(file):
    return path_of(file.sha256).read_bytes()


def test_two_sign_in_their_order_and_both_signatures_hold(cast, trusted):
    job = ask(cast, "secretary", "deputy")
    original = content(job.original)
    sign(job, cast.secretary)
    first = SigningJob.objects.get(pk=job.pk)
    assert first.state == JobState.WAITING
    assert next_signer(first).person == cast.deputy.person
    sign(job, cast.deputy)
    done = SigningJob.objects.get(pk=job.pk)
    assert done.state == JobState.COMPLETED
    assert content(done.newest).startswith(content(first.newest)), "the second is added behind the first"
    assert content(first.newest).startswith(original)
    assert content(StoredFile.objects.get(pk=done.original_id)) == original
    told = check(content(done.newest)).signatures
    assert [one.name for one in told] == ["Nguyễn Minh Hòa", "Trần Thúy Hằng"]
    assert all(one.good for one in told)
    assert [one.covers_all for one in told] == [False, True]
    assert done.newest.sha256 == hashlib.sha256(content(done.newest)).hexdigest()


def test_what_is_kept_of_a_certificate_is_public(cast):
    job = ask(cast, "secretary")
    signer = sign(job, cast.secretary)
    mine = issued("Nguyễn Minh Hòa").certificate
    assert (signer.state, signer.way) == (SignerState.SIGNED, Way.CERTIFICATE)
    assert signer.certificate_name == "Nguyễn Minh Hòa"
    assert signer.certificate_issuer == "Gốc tin cậy bịa"
    assert int(signer.certificate_serial, 16) == mine.serial_number
    assert not signer.other_name
    assert not signer.time_stamped
    line = AuditEntry.objects.get(action="signing.signer.signed")
    assert line.data["sha256"] == signer.file.sha256
    assert line.scope == f"unit:{cast.cell.pk}"


def test_each_is_told_when_it_is_their_turn_and_who_asked_when_all_have_signed(cast):
    job = ask(cast, "secretary", "deputy")

    def told(member):
        return list(Notice.objects.filter(recipients__account=member.account).values_list("kind", flat=True))

    assert (told(cast.secretary), told(cast.deputy)) == (["signing.turn"], [])
    sign(job, cast.secretary)
    assert (told(cast.deputy), told(cast.clerk)) == (["signing.turn"], [])
    sign(job, cast.deputy)
    assert told(cast.clerk) == ["signing.completed"]


def test_nobody_signs_before_their_turn_or_for_somebody_else_or_twice(cast):
    job = ask(cast, "secretary", "deputy")
    with pytest.raises(errors.NotYourTurn):
        sign(job, cast.deputy)
    with pytest.raises(errors.NotYours):
        verbs.sign_with_key(
            signer_of(job, cast.secretary), key=key_of("Nguyễn Minh Hòa"), by=cast.deputy.account, on=job.asked_on
        )
    assert SigningJob.objects.get(pk=job.pk).newest_id == job.original_id
    sign(job, cast.secretary)
    with pytest.raises(errors.JobIsOver):
        sign(job, cast.secretary)


def test_a_signature_made_on_a_file_that_has_moved_on_is_not_kept(cast):
    """As when two browsers sign at once: the second was made on what is no longer the newest file."""
    job = ask(cast, "secretary", "deputy")
    signer = signer_of(job, cast.secretary)
    made = verbs.pen.sign(
        verbs._task(signer, job.original, picture=b"", any_name=False), key_of("Nguyễn Minh Hòa")
    )
    sign(job, cast.secretary)
    late = signer_of(job, cast.deputy)
    with pytest.raises(errors.FileHasMoved):
        verbs._keep_signature(
            late, job.original, made, way=Way.CERTIFICATE, by=cast.deputy.account, on=job.asked_on, at=None
        )
    assert signer_of(job, cast.deputy).state == SignerState.WAITING


def test_a_key_that_will_not_do_is_refused_in_words_and_nothing_changes(cast):
    job, mine = ask(cast, "secretary"), key_of("Nguyễn Minh Hòa")
    files = StoredFile.objects.count()
    for key, refusal in [
        (Key("sai", mine.file), errors.WrongPassphrase),
        (Key("", mine.file), errors.WrongPassphrase),
        (Key(PASSPHRASE, b"not a key file at all"), errors.BrokenKeyFile),
        (Key(PASSPHRASE, mine.file[:-40]), errors.BrokenKeyFile),
        (key_of("Nguyễn Minh Hòa", since=-300, until=-1), errors.CertificateExpired),
        (key_of("Nguyễn Minh Hòa", since=5, until=300), errors.CertificateTooNew),
        (key_of("Trần Thúy Hằng"), errors.CertificateOfSomebodyElse),
        (Key("0000"), errors.TokenNotHere),
    ]:
        with pytest.raises(refusal) as told:
            sign(job, cast.secretary, key=key)
        assert len(told.value.sentence) > 40
        assert "%(" not in told.value.sentence
    assert StoredFile.objects.count() == files
    assert signer_of(job, cast.secretary).state == SignerState.WAITING
    assert SigningJob.objects.get(pk=job.pk).state == JobState.WAITING


def test_a_certificate_of_another_name_is_taken_when_the_signer_says_so_and_that_is_recorded(cast):
    job = ask(cast, "secretary")
    signer = sign(job, cast.secretary, key=key_of("Công ty Thử Nghiệm"), any_name=True)
    assert signer.other_name
    assert signer.certificate_name == "Công ty Thử Nghiệm"
    assert AuditEntry.objects.get(action="signing.signer.signed").data["other_name"] is True


def test_names_are_compared_as_people_read_them(cast):
    """The tone on another letter, no diacritics at all: the same person."""
    assert not sign(ask(cast, "secretary"), cast.secretary, key=key_of("NGUYEN MINH HOA")).other_name
    assert not sign(ask(cast, "secretary"), cast.secretary, key=key_of("Nguyễn Minh Hoà")).other_name


def test_the_seal_of_the_organisation_lies_over_the_signature_before(cast, trusted):
    people = [cast.secretary.person, cast.clerk.person]
    signers = [
        SignerWish(people[0].pk, post="Bí thư"),
        SignerWish(people[1].pk, signs_for="organisation", place=Place.SEAL),
    ]
    job = ask(cast, "secretary", "clerk", signers=signers, content=paper("Nguyễn Minh Hòa"))
    signature, seal = job.signers.order_by("position")
    assert seal.right - signature.left == pytest.approx((signature.right - signature.left) / 3, abs=1)
    assert signature.page == seal.page
    sign(job, cast.secretary, picture=png())
    with pytest.raises(errors.CertificateOfSomebodyElse):
        sign(job, cast.clerk)
    sign(job, cast.clerk, key=key_of("Sở Ngoại vụ"), picture=png())
    told = check(content(SigningJob.objects.get(pk=job.pk).newest)).signatures
    assert [one.name for one in told] == ["Nguyễn Minh Hòa", "Sở Ngoại vụ"]
    assert all(one.good for one in told)


def test_a_picture_that_is_no_png_is_refused(cast):
    job = ask(cast, "secretary")
    for picture in (b"GIF89a...", b"\x89PNG\r\n\x1a\n" + b"0" * (1024 * 1024)):
        with pytest.raises(errors.PictureRefused):
            sign(job, cast.secretary, picture=picture)


def test_a_file_that_is_not_what_was_kept_is_not_signed(cast):
    job = ask(cast, "secretary")
    path = path_of(job.newest.sha256)
    whole = path.read_bytes()
    path.write_bytes(whole.replace(b"%PDF-1.7", b"%PDF-1.6"))
    try:
        with pytest.raises(errors.FileChangedOnDisk):
            sign(job, cast.secretary)
    finally:
        path.write_bytes(whole)


def test_a_paper_that_is_signed_already_keeps_its_signatures(cast, trusted):
    """The scan of another office's signature is no matter; a real one stays valid when ours is added."""
    first = ask(cast, "secretary")
    sign(first, cast.secretary)
    signed = content(SigningJob.objects.get(pk=first.pk).newest)
    second = ask(cast, "deputy", content=signed)
    sign(second, cast.deputy)
    told = check(content(SigningJob.objects.get(pk=second.pk).newest)).signatures
    assert [one.name for one in told] == ["Nguyễn Minh Hòa", "Trần Thúy Hằng"]
    assert all(one.good for one in told)
    assert root().certificate.subject == issued("Nguyễn Minh Hòa").certificate.issuer


def png():
    """A small clear picture."""
    rows = b"".join(b"\x00" + bytes([0, 0, 180, 160]) * 40 for _row in range(20))

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 40, 20, 8, 6, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
