"""A token in the computer, played by SoftHSM2: the key never leaves it, the PIN is asked once."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from django.urls import reverse

from chibo.platform.files.services import path_of
from chibo.work.signing import errors
from chibo.work.signing.choices import Way
from chibo.work.signing.models import SigningJob
from chibo.work.signing.queries.reading import check
from chibo.work.signing.services import Key
from tests.work.signing.stories import ask, issued, sign, signer_of

LIBRARIES = [Path("/usr/lib/softhsm/libsofthsm2.so"), *Path("/usr/lib").glob("*/softhsm/libsofthsm2.so")]
LIBRARY = next((path for path in LIBRARIES if path.is_file()), None)
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(
        LIBRARY is None or shutil.which("softhsm2-util") is None,
        reason="SoftHSM2 is not installed, so no token can be played",
    ),
]
PIN = "271828"
PUT_CERTIFICATE = """
import sys, pkcs11
from pkcs11 import Attribute, CertificateType, ObjectClass
token = pkcs11.lib(sys.argv[1]).get_token(token_label="chibo")
with token.open(user_pin=sys.argv[2], rw=True) as session:
    session.create_object({
        Attribute.CLASS: ObjectClass.CERTIFICATE, Attribute.CERTIFICATE_TYPE: CertificateType.X_509,
        Attribute.TOKEN: True, Attribute.ID: b"\\xa1", Attribute.LABEL: "chibo", Attribute.SUBJECT: b"",
        Attribute.VALUE: sys.stdin.buffer.read(),
    })
"""


@pytest.fixture
def plugged_in(tmp_path, settings, monkeypatch):
    """A token with the secretary's key and certificate."""
    (tmp_path / "tokens").mkdir()
    (tmp_path / "softhsm2.conf").write_text(f"directories.tokendir = {tmp_path / 'tokens'}\nobjectstore.backend = file\n")
    monkeypatch.setenv("SOFTHSM2_CONF", str(tmp_path / "softhsm2.conf"))
    mine, key = issued("Nguyễn Minh Hòa"), tmp_path / "key.pem"
    key.write_bytes(mine.key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    commands = [
        ["softhsm2-util", "--init-token", "--free", "--label", "chibo", "--pin", PIN, "--so-pin", "31415926"],
        ["softhsm2-util", "--import", str(key), "--token", "chibo", "--label", "chibo", "--id", "a1", "--pin", PIN],
    ]
    for command in commands:
        subprocess.run(command, check=True, capture_output=True, env=os.environ)
    subprocess.run(
        [sys.executable, "-c", PUT_CERTIFICATE, str(LIBRARY), PIN], check=True, capture_output=True,
        input=mine.certificate.public_bytes(Encoding.DER), env=os.environ,
    )
    key.unlink()
    settings.SIGNING_PKCS11_LIBRARY = str(LIBRARY)


def test_a_token_signs_after_its_pin_is_given(cast, plugged_in, trusted):
    job = ask(cast, "secretary")
    with pytest.raises(errors.WrongPassphrase):
        sign(job, cast.secretary, key=Key("000000"))
    signer = sign(job, cast.secretary, key=Key(PIN))
    assert signer.way == Way.TOKEN
    assert signer.certificate_name == "Nguyễn Minh Hòa"
    assert check(path_of(signer.file.sha256).read_bytes()).signatures[0].good


def test_the_page_asks_for_the_pin_alone(cast, plugged_in):
    job = ask(cast, "secretary")
    address = reverse("signing:token", args=[signer_of(job, cast.secretary).pk])
    asked = cast.secretary.client.get(address).content.decode()
    assert 'name="passphrase"' in asked
    assert 'name="key_file"' not in asked
    assert cast.secretary.client.post(address, {"passphrase": PIN}).status_code == 302
    assert SigningJob.objects.get(pk=job.pk).state == "completed"


def test_without_a_token_a_sentence_says_so(cast, plugged_in, tmp_path):
    shutil.rmtree(tmp_path / "tokens")
    (tmp_path / "tokens").mkdir()
    with pytest.raises(errors.NoToken):
        sign(ask(cast, "secretary"), cast.secretary, key=Key(PIN))
