"""The real thing: ``chibo run`` as a process, seen from outside."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

pytestmark = pytest.mark.server

ROOT = Path(__file__).parents[3]
START_SECONDS = 180
"""So long a start may take on a busy machine."""


@pytest.fixture
def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture
def running(tmp_path, free_port):
    """``running("--no-worker")`` starts an empty installation and waits until it answers."""
    started = []

    def start(*words):
        keep = {name: value for name, value in os.environ.items() if not name.startswith(("CHIBO_", "DJANGO_"))}
        process = subprocess.Popen(
            [sys.executable, "-m", "chibo.surfaces.cli", "run", "--port", str(free_port), "--processes", "1", *words],
            env={**keep, "CHIBO_DATA": str(tmp_path / "data"), "PYTHONPATH": str(ROOT / "src")},
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True,
        )
        started.append(process)
        until = time.monotonic() + START_SECONDS
        while time.monotonic() < until:
            try:
                if fetch(free_port, "/health/") == "ok\n":
                    return process
            except OSError:
                time.sleep(0.1)
        raise AssertionError(end(process)[1])

    yield start
    for process in started:
        end(process)


def end(process):
    """Kill it with the server processes that it started: one that lives on would hold the pipes open for ever."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    return process.communicate(timeout=20)


def fetch(port, address):
    with urllib.request.urlopen(f"http://127.0.0.1:{port}{address}", timeout=5) as answer:
        return answer.read().decode()


def worker_of(process):
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
    return [pid for pid in children if b"worker" in Path(f"/proc/{pid}/cmdline").read_bytes()]


@pytest.mark.parametrize("interface", ["wsgi", "asgi"])
def test_an_empty_installation_opens_with_the_first_hour(running, free_port, interface):
    process = running("--interface", interface, "--no-worker")
    page = fetch(free_port, "/")
    assert 'action="/setup/"' in page
    style = page.split('rel="stylesheet" href="')[1].split('"')[0]
    assert "--" in fetch(free_port, style)
    process.send_signal(signal.SIGTERM)
    out, _err = process.communicate(timeout=20)
    assert out.count(f"http://localhost:{free_port}") == 1


def test_the_worker_ends_with_the_server(running, free_port):
    process = running()
    (worker,) = worker_of(process)
    process.send_signal(signal.SIGTERM)
    process.communicate(timeout=30)
    for _ in range(100):
        if not Path(f"/proc/{worker}").exists():
            return
        time.sleep(0.2)
    raise AssertionError("the worker lives on")


def test_a_second_start_is_quick_and_keeps_the_key(running, free_port, tmp_path):
    began = time.monotonic()
    first = running("--no-worker")
    took = time.monotonic() - began
    key = (tmp_path / "data" / "secret-key").read_text()
    first.send_signal(signal.SIGTERM)
    first.communicate(timeout=20)
    began = time.monotonic()
    running("--no-worker")
    assert time.monotonic() - began < took, "tables and static files are there already"
    assert (tmp_path / "data" / "secret-key").read_text() == key
    assert (tmp_path / "data" / "secret-key").stat().st_mode & 0o077 == 0
