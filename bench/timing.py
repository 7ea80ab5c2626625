"""Measuring in one process: time on the clock, and time of the processors.

On a machine that does other things, too, only the second is honest: time of this process and, on PostgreSQL, of the
server process that answers it. ``cpu_p50_ms`` and ``cpu_p95_ms`` of a line are that.
"""

import resource
import statistics
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from django.db import connection

Line = dict[str, object]
Times = list[tuple[float, float]]
"""Seconds on the clock and of the processors, of each round."""


def timed(work: Callable[[], object]) -> tuple[float, float]:
    """Seconds on the clock and of the processors."""
    begun, used = time.perf_counter(), processor_seconds()
    work()
    return time.perf_counter() - begun, processor_seconds() - used


def rounds(work: Callable[[], object], times: int) -> Times:
    """The same, so many times, after one round that does not count."""
    work()
    return [timed(work) for _ in range(times)]


def processor_seconds() -> float:
    """Of this process, the programs it has run, and the server process of its connection, so far."""
    programs = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + programs.ru_utime + programs.ru_stime + _of_server()


def _of_server() -> float:
    if connection.vendor != "postgresql" or connection.connection is None:
        return 0.0
    try:  # nanoseconds on a processor; on systems without it only our own time counts
        return int(Path(f"/proc/{connection.connection.info.backend_pid}/schedstat").read_text().split()[0]) / 1e9
    except OSError:
        return 0.0


def line(name: str, seconds: Iterable[float] | Times, *, queries: int | None = None, size: int | None = None) -> Line:
    """A line of the table; ``connections`` 0 says that it was measured in one process, without the server."""
    pairs = [one if isinstance(one, tuple) else (one, None) for one in seconds]
    clock = sorted(on_clock for on_clock, _cpu in pairs)
    cpu = sorted(used for _clock, used in pairs if used is not None)
    middle = statistics.median(clock)
    made: Line = {
        "name": name, "connections": 0, "p50_ms": round(middle * 1000, 3), "p95_ms": _p95(clock),
        "requests_per_s": round(1 / middle, 1) if middle else 0.0, "queries": queries, "bytes": size,
    }  # fmt: skip
    return {**made, "cpu_p50_ms": round(statistics.median(cpu) * 1000, 3), "cpu_p95_ms": _p95(cpu)} if cpu else made


def _p95(ordered: list[float]) -> float:
    return round(ordered[int(len(ordered) * 0.95)] * 1000, 3)
