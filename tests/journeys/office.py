"""A chibo that really runs: a server process of its own over a data folder and a database of its own."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit
from uuid import uuid4

import psycopg

from tests.once import copy_installation

PASSWORD = "chibo-demo-phu-tho"
"""The password of every login of the demo office."""

START_SECONDS = 180


def free_port() -> int:
    """A port on which nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass
class Office:
    """An installation: folder, database, and the server over them once it is started."""

    folder: Path
    database: str = ""
    """Address of its PostgreSQL database; empty: SQLite in the folder."""
    static: Path | None = None
    port: int = field(default_factory=free_port)
    server: subprocess.Popen[bytes] | None = None

    @property
    def address(self) -> str:
        """Where it is served."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def environment(self) -> dict[str, str]:
        """What its processes see; nothing of the settings of the tests."""
        hidden = {"DJANGO_SETTINGS_MODULE", "CHIBO_DATABASE_URL", "CHIBO_DATA", "CHIBO_LANGUAGE"}
        kept = {name: value for name, value in os.environ.items() if name not in hidden}
        given = {"CHIBO_DATA": str(self.folder), "CHIBO_LOGIN_TRIES": "50"}
        if self.database:
            given["CHIBO_DATABASE_URL"] = self.database
        if self.static:
            given["CHIBO_STATIC"] = str(self.static)
        return kept | given

    def command(self, *words: str) -> str:
        """Run one ``chibo`` command to its end; its output."""
        done = subprocess.run(
            [sys.executable, "-m", "chibo.surfaces.cli", *words], env=self.environment, capture_output=True,
            text=True, timeout=900, check=False,
        )
        assert done.returncode == 0, f"chibo {' '.join(words)}: {done.stdout}{done.stderr}"
        return done.stdout

    def prepare(self) -> None:
        """Tables and static files, as the first start makes them."""
        self.python("from chibo.surfaces.cli.preparing import prepare; prepare()")

    def python(self, words: str) -> None:
        """Run a line of Python inside the installation."""
        words = f"import django; django.setup(); {words}"
        environment = self.environment | {"DJANGO_SETTINGS_MODULE": "chibo.config.settings"}
        subprocess.run([sys.executable, "-c", words], env=environment, timeout=900, check=True)

    def start(self, *options: str) -> None:
        """Serve; returns when pages are answered."""
        log = (self.folder / "server.log").open("ab")
        words = ["run", "--no-worker", "--processes", "1", "--port", str(self.port), *options]
        with log:
            self.server = subprocess.Popen(
                [sys.executable, "-m", "chibo.surfaces.cli", *words], env=self.environment, stdout=log,
                stderr=log, start_new_session=True,
            )
        self._wait()

    def _wait(self) -> None:
        until = time.monotonic() + START_SECONDS
        while time.monotonic() < until:
            assert self.server is not None
            assert self.server.poll() is None, (self.folder / "server.log").read_text()
            try:
                with urllib.request.urlopen(f"{self.address}/health/", timeout=5):
                    return
            except (urllib.error.URLError, ConnectionError, TimeoutError):
                time.sleep(0.1)
        raise AssertionError("the server does not answer")

    def kill(self, how: signal.Signals = signal.SIGKILL) -> None:
        """End the server and everything it started, at once."""
        if self.server is not None:
            os.killpg(self.server.pid, how)
            self.server.wait(timeout=20)
            self.server = None

    def stop(self) -> None:
        """End the server in an orderly way, if it runs."""
        if self.server is not None and self.server.poll() is None:
            self.kill(signal.SIGTERM)
        self.server = None

    def copy(self, folder: Path) -> "Office":
        """Another office with the same records; this one must not be running."""
        copy_installation(self.folder, folder)
        database = new_database(self.database, like=self.database) if self.database else ""
        return Office(folder, database=database, static=self.static)

    def throw_away(self) -> None:
        """Stop; the database on the server goes as well."""
        self.stop()
        if self.database:
            _on_server(self.database, f'DROP DATABASE IF EXISTS "{_name(self.database)}" WITH (FORCE)')


def new_database(address: str, *, like: str = "") -> str:
    """A new database on the PostgreSQL server of ``address``, empty or a copy; its address."""
    name = f"chibo_journey_{uuid4().hex[:12]}"
    _on_server(address, f'CREATE DATABASE "{name}"' + (f' TEMPLATE "{_name(like)}"' if like else ""))
    return urlsplit(address)._replace(path=f"/{name}").geturl()


def _name(address: str) -> str:
    return urlsplit(address).path.lstrip("/")


def _on_server(address: str, sentence: str) -> None:
    with psycopg.connect(urlsplit(address)._replace(path="/postgres").geturl(), autocommit=True) as connection:
        connection.execute(sentence)  # type: ignore[call-overload]
