"""Driving the server: plain HTTP over kept connections, each in a thread of its own."""

import http.client
import os
import socket
import statistics
import subprocess
import sys
import threading
import time
import urllib.parse
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True)
class Page:
    """One thing to measure. ``form`` makes it a POST; "{n}" in path or form is the number of the request."""

    name: str
    path: str
    form: dict[str, str] = field(default_factory=dict)
    queries: int | None = None
    expect: int = 200


def drive(
    environment: dict[str, str], pages: list[Page], *, cookie: str, connections: int, requests: int
) -> list[dict[str, object]]:
    """Start the server, measure every page with one connection and with several, stop the server."""
    port = free_port()
    command = [str(Path(sys.executable).with_name("chibo")), "run", "--port", str(port), "--no-worker"]
    server = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)
    try:
        wait_for(port)
        lines = []
        for page in pages:
            for count in (1, connections):
                measure(port, page, cookie, count, max(8, requests // 6))
                lines.append(measure(port, page, cookie, count, requests))
        lines.append(idle_memory(server.pid))
        return lines
    finally:
        server.terminate()
        server.wait(timeout=20)


def measure(port: int, page: Page, cookie: str, connections: int, requests: int) -> dict[str, object]:
    """Send the requests and sum up."""
    times: list[float] = []
    sizes: list[int] = []
    lock = threading.Lock()
    numbers = iter(range(requests))
    started = time.perf_counter()

    def work() -> None:
        line = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        while True:
            with lock:
                number = next(numbers, None)
            if number is None:
                return
            taken, size = ask(line, page, cookie, number)
            with lock:
                times.append(taken)
                sizes.append(size)

    threads = [threading.Thread(target=work) for _ in range(connections)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if len(times) != requests:
        raise SystemExit(f"{page.name}: only {len(times)} of {requests} requests were answered as expected")
    whole = time.perf_counter() - started
    times.sort()
    return {
        "name": page.name,
        "connections": connections,
        "p50_ms": round(statistics.median(times) * 1000, 2),
        "p95_ms": round(times[int(len(times) * 0.95)] * 1000, 2),
        "requests_per_s": round(requests / whole, 1),
        "queries": page.queries,
        "bytes": max(sizes),
    }


def ask(line: http.client.HTTPConnection, page: Page, cookie: str, number: int) -> tuple[float, int]:
    """One request; anything but the expected answer stops the benchmark."""
    headers = {"Cookie": cookie, "Accept-Encoding": "gzip", "Accept-Language": "vi"}
    body = None
    if page.form:
        token = dict(part.split("=", 1) for part in cookie.split("; "))["csrftoken"]
        headers |= {
            "Content-Type": "application/x-www-form-urlencoded", "X-CSRFToken": token,
            "X-Requested-With": "fetch", "Accept": "application/json", "Origin": f"http://127.0.0.1:{line.port}",
        }
        body = urllib.parse.urlencode({key: value.replace("{n}", str(number)) for key, value in page.form.items()})
    begun = time.perf_counter()
    line.request("POST" if page.form else "GET", page.path.replace("{n}", str(number)), body, headers)
    answer = line.getresponse()
    content = answer.read()
    taken = time.perf_counter() - begun
    if answer.status != page.expect:
        raise SystemExit(f"{page.name}: {answer.status} instead of {page.expect}: {content[:300]!r}")
    return taken, len(content)


def idle_memory(parent: int) -> dict[str, object]:
    """Resident memory of the largest server process after the run, in bytes."""
    family = {parent}
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            fields = (entry / "stat").read_text().rsplit(") ", 1)[1].split()
        except OSError:
            continue
        if int(fields[1]) in family:
            family.add(int(entry.name))
    sizes = [resident(pid) for pid in family]
    return {
        "name": "memory of the largest process", "connections": 0, "p50_ms": 0.0, "p95_ms": 0.0,
        "requests_per_s": 0.0, "queries": None, "bytes": max(sizes),
    }


def resident(pid: int) -> int:
    """Resident bytes of one process."""
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    except OSError:
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE")


def free_port() -> int:
    """A port nobody uses."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(port: int) -> None:
    """Until the server answers."""
    for _ in range(300):
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=1):
                return
        except OSError:
            time.sleep(0.1)
    raise SystemExit("the server did not start within 30 seconds")
