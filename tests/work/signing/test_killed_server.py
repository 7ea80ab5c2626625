"""A server that is killed in the middle of a signature: nothing is half signed, the job waits, and signing works again.

A real server process on SQLite; the time-stamp server takes the request and never answers, so the signature is in its
middle when SIGKILL comes.
"""

import base64
import http.client
import json
import socket
import threading
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.journeys.office import free_port
from tests.work.meetings.session.office import CHECK, TOKEN, Office

pytestmark = pytest.mark.server
SEED = """
import base64, json, types
import django; django.setup()
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.core.management import call_command
call_command("migrate", run_syncdb=True, verbosity=0)
from chibo.organization.units.choices import UnitKind
from tests.conftest import make_account, make_member, make_unit
from tests.work.signing.stories import ask, key_of
cell = make_unit(UnitKind.PARTY_CELL, "Chi bộ thử")
secretary = make_member(cell, "Nguyễn Minh Hòa")
account = make_account("hoa", secretary)
cast = types.SimpleNamespace(cell=cell, secretary=types.SimpleNamespace(person=secretary))
job = ask(cast, "secretary", by="seed")
session = SessionStore()
session[SESSION_KEY] = str(account.pk)
session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
session[HASH_SESSION_KEY] = account.get_session_auth_hash()
session.save()
key = key_of("Nguyễn Minh Hòa")
print(json.dumps({"session": session.session_key, "signer": job.signers.get().pk, "secret": key.secret,
                  "key": base64.b64encode(key.file).decode()}))
"""
STANDS = """
select job.state, signer.state, signer.file_id, job.newest_id = job.original_id,
       (select count(*) from files_storedfile where subject like 'signing.job:%')
from signing_signingjob job join signing_signer signer on signer.job_id = job.id
"""


@dataclass
class SigningOffice(Office):
    """An office whose time-stamp server is somewhere."""

    tsa: str = ""

    @property
    def environment(self) -> dict[str, str]:
        return super().environment | {"CHIBO_TSA_URL": self.tsa}

    def sign(self) -> int:
        """Send the form with the key file."""
        border = "----ranh-gioi"
        fields = {"csrfmiddlewaretoken": TOKEN, "passphrase": str(self.facts["secret"])}
        lines = [f'--{border}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
                 for name, value in fields.items()]
        lines += [
            f'--{border}\r\nContent-Disposition: form-data; name="key_file"; filename="c.p12"\r\n\r\n'.encode(),
            base64.b64decode(str(self.facts["key"])), f"\r\n--{border}--\r\n".encode(),
        ]
        headers = {
            "Cookie": f"sessionid={self.facts['session']}; csrftoken={TOKEN}", "X-CSRFToken": TOKEN,
            "Content-Type": f"multipart/form-data; boundary={border}",
        }
        with closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)) as line:
            line.request("POST", f"/signing/signer/{self.facts['signer']}/", b"".join(lines), headers)
            return line.getresponse().status


@pytest.fixture
def silent() -> Iterator[tuple[str, threading.Event]]:
    """A server that takes a question and never answers; the event says that it was asked."""
    asked, over = threading.Event(), threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as door:
        def listen() -> None:
            line, _from = door.accept()
            with line:
                line.recv(1)
                asked.set()
                over.wait(120)

        thread = threading.Thread(target=listen)
        thread.start()
        yield f"http://127.0.0.1:{door.getsockname()[1]}/", asked
        over.set()
        if not asked.is_set():  # the thread still waits at the door
            socket.create_connection(door.getsockname()).close()
        thread.join()


def test_a_signature_that_is_killed_leaves_the_job_as_it_was(tmp_path: Path, silent: tuple[str, threading.Event]) -> None:
    office = SigningOffice(tmp_path / "office", free_port(), tsa=silent[0])
    office.folder.mkdir()
    office.facts = json.loads(office.run(SEED))
    before = office.ask(STANDS)
    assert before == [("waiting", "waiting", None, 1, 1)]
    answers: list[object] = []

    def sign() -> None:
        try:
            answers.append(office.sign())
        except (OSError, http.client.HTTPException) as died:
            answers.append(died)

    office.start()
    signing = threading.Thread(target=sign)
    signing.start()
    assert silent[1].wait(90), "the signature never came to its middle"
    office.kill()
    signing.join()
    assert not isinstance(answers[0], int), "nothing was answered"
    assert office.ask(STANDS) == before
    assert office.run(CHECK) == "intact"

    office.tsa = ""
    office.start()
    try:
        assert office.sign() == 302
    finally:
        office.kill()
    assert office.ask(STANDS) == [("completed", "signed", before_file(office), 0, 2)]
    assert office.run(CHECK) == "intact"


def before_file(office: Office) -> object:
    """The id of the signed file."""
    return office.ask("select newest_id from signing_signingjob")[0][0]
