"""An installation of its own with a real server, for tests that kill it."""

import http.client
import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode

TOKEN = "a" * 32
START_SECONDS = 120
"""So long a server may take on a busy machine."""
SEED = """
import json, types
import django; django.setup()
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.core.management import call_command
call_command("migrate", run_syncdb=True, verbosity=0)
from chibo.organization.mandates.choices import Post
from chibo.organization.units.choices import UnitKind
from chibo.work.meetings.services.session import open_meeting
from tests.conftest import give_post, make_account, make_member, make_unit
from tests.work.meetings.session.conftest import plan
cell = make_unit(UnitKind.PARTY_CELL, "Chi bộ thử")
secretary = make_member(cell, "Nguyễn Minh Hòa")
give_post(secretary, cell, Post.SECRETARY)
for number in range(12):
    make_member(cell, f"Đảng Viên {number}")
account = make_account("hoa", secretary)
meeting = open_meeting(plan(types.SimpleNamespace(cell=cell)), by="test")
session = SessionStore()
session[SESSION_KEY] = str(account.pk)
session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
session[HASH_SESSION_KEY] = account.get_session_auth_hash()
session.save()
print(json.dumps({"session": session.session_key, "meeting": meeting.pk, "item": meeting.items.first().pk,
                  "entries": list(meeting.roll.values_list("pk", flat=True))}))
"""
CHECK = """
import django; django.setup()
from chibo.platform.audit.services import verify
print(verify().fault or "intact")
"""
SAID = """
import json
import django; django.setup()
from chibo.work.meetings.models import Statement
print(json.dumps(list(Statement.objects.order_by("pk").values_list("key", "text", "version"))))
"""


@dataclass
class Office:
    """An installation in a folder of its own, and its server."""

    folder: Path
    port: int
    facts: dict[str, object] = field(default_factory=dict)
    server: "subprocess.Popen[bytes] | None" = None

    @property
    def environment(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if name != "CHIBO_DATABASE_URL"}
        root = Path(__file__).resolve().parents[4]
        return kept | {
            "CHIBO_DATA": str(self.folder),
            "CHIBO_DEBUG": "yes",
            "CHIBO_SECRET_KEY": "only-for-this-test-and-long-enough-to-be-taken-seriously",
            "DJANGO_SETTINGS_MODULE": "chibo.config.settings",
            "PYTHONPATH": f"{root / 'src'}{os.pathsep}{root}",
        }

    def run(self, script: str) -> str:
        done = subprocess.run(
            [sys.executable, "-c", script], env=self.environment, check=True, capture_output=True, text=True
        )
        return done.stdout.strip().splitlines()[-1]

    def start(self) -> None:
        self.server = subprocess.Popen(
            [
                sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port",
                str(self.port), "--blocking-threads", "4", "chibo.config.wsgi:application",
            ],
            env=self.environment, start_new_session=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )
        until = time.monotonic() + START_SECONDS
        while time.monotonic() < until:
            try:
                self.get("/account/login/")
            except OSError:
                time.sleep(0.1)
            else:
                return
        self.kill()
        raise RuntimeError("the server did not start")

    def kill(self) -> None:
        """No goodbye: the whole group of processes is killed at once."""
        assert self.server
        if self.server.poll() is None:
            os.killpg(self.server.pid, signal.SIGKILL)
        self.server.wait()

    def get(self, address: str) -> int:
        with closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)) as line:
            line.request("GET", address)
            return line.getresponse().status

    def post(self, address: str, **fields: object) -> tuple[int, dict[str, object]]:
        headers = {
            "Cookie": f"sessionid={self.facts['session']}; csrftoken={TOKEN}",
            "X-CSRFToken": TOKEN,
            "Accept": "application/json",
            "Content-Type": "application/x-www-form-urlencoded",
        }
        with closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)) as line:
            line.request("POST", address, urlencode(fields), headers)
            answer = line.getresponse()
            return answer.status, json.loads(answer.read())

    def ask(self, question: str) -> list[tuple[object, ...]]:
        """Read the database file itself, past the server."""
        with closing(sqlite3.connect(self.folder / "chibo.sqlite3")) as database:
            return database.execute(question).fetchall()

    def said(self) -> list[tuple[str, str, int]]:
        """Key, words and version of every statement: the file holds them sealed, so a process with the key reads them."""
        return [(key, text, version) for key, text, version in json.loads(self.run(SAID))]
