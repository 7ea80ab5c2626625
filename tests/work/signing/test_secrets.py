"""Nothing of a key or its passphrase is anywhere once the signature is made, or has failed."""

import logging
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.urls import reverse

from chibo.work.signing.models import SigningJob
from tests.work.signing.stories import PASSPHRASE, ask, issued, key_of, signer_of

pytestmark = pytest.mark.django_db


def secrets_of(name):
    """The passphrase; the key file at its beginning and its end; the key itself in the ways it can be written."""
    key, file = issued(name).key, key_of(name).file
    number = key.private_numbers().private_value
    plain = key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    pem = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    return {
        "passphrase": PASSPHRASE.encode(),
        "file": file[:48],
        "end of file": file[-48:],
        "number": number.to_bytes(32, "big"),
        "number in words": str(number).encode(),
        "number in hex": f"{number:x}".encode(),
        "key": plain[36:68],
        "pem": pem[28:90],
    }


def everything_in_the_database():
    """Every value of every table, as bytes."""
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            for row in cursor.fetchall():
                for value in row:
                    yield table, bytes(value) if isinstance(value, bytes | memoryview) else str(value).encode()


def everything_on_disk():
    """Every file below the data folder."""
    for path in Path(settings.CHIBO_DATA).rglob("*"):
        if path.is_file():
            yield path, path.read_bytes()


def sign_by_page(cast, job, passphrase, key):
    address = reverse("signing:sign", args=[signer_of(job, cast.secretary).pk])
    upload = SimpleUploadedFile("chung-thu.p12", key.file, "application/x-pkcs12")
    return cast.secretary.client.post(address, {"key_file": upload, "passphrase": passphrase})


def test_nothing_of_the_key_stays_after_a_signature_and_after_a_failed_one(cast, caplog, capfd):
    caplog.set_level(logging.DEBUG)
    name = cast.secretary.person.full_name
    job = ask(cast, "secretary")
    failed = sign_by_page(cast, job, PASSPHRASE + "?", key_of(name))
    other = sign_by_page(cast, job, PASSPHRASE, key_of("Trần Thúy Hằng"))
    done = sign_by_page(cast, job, PASSPHRASE, key_of(name))
    assert (failed.status_code, other.status_code, done.status_code) == (422, 422, 302)
    assert SigningJob.objects.get(pk=job.pk).state == "completed"
    said = {"answers": failed.content + other.content + done.content, "log": caplog.text.encode()}
    said["output"] = "".join(capfd.readouterr()).encode()
    for owner in (name, "Trần Thúy Hằng"):
        for what, secret in secrets_of(owner).items():
            found = [table for table, value in everything_in_the_database() if secret in value]
            found += [str(path) for path, content in everything_on_disk() if secret in content]
            found += [place for place, content in said.items() if secret in content]
            assert found == [], f"the {what} of {owner} was found"


def test_the_search_for_secrets_would_find_one(cast):
    """The test above is worth something: what is written is found."""
    job = ask(cast, "secretary", title=f"Ghi nhầm {PASSPHRASE}")
    path = Path(settings.CHIBO_DATA) / "files" / "leak"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"..." + secrets_of("Nguyễn Minh Hòa")["number"])
    try:
        assert any(PASSPHRASE.encode() in value for _table, value in everything_in_the_database())
        assert any(secrets_of("Nguyễn Minh Hòa")["number"] in content for _path, content in everything_on_disk())
    finally:
        path.unlink()
    assert job.title.endswith(PASSPHRASE)


def test_a_key_has_no_words_that_could_be_printed():
    key = key_of("Nguyễn Minh Hòa")
    assert PASSPHRASE not in repr(key)
    assert "Key object" in repr(key)
