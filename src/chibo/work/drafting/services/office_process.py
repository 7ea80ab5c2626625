"""Run as a program: sets bounds to itself, goes where there is no network, then becomes LibreOffice. Knows nothing of chibo.

``office_process.py CPU_SECONDS MEMORY_BYTES FILE_BYTES PROGRAM ARGUMENTS…``. What cannot be had on this system is left out:
the profile it is given refuses links and macros by itself, and the caller ends everything after its seconds.
"""

import ctypes
import os
import sys

try:
    import resource
except ImportError:  # no such bounds on this system
    resource = None  # type: ignore[assignment]

NEW_USER, NEW_NETWORK = 0x10000000, 0x40000000
NICE = 10


def bound(cpu_seconds: int, memory: int, largest_file: int) -> None:
    """Little time and memory, no large file, no image of the memory; for every program that this one becomes."""
    os.nice(NICE)
    if resource is None:
        return
    resource.setrlimit(resource.RLIMIT_CPU, (cpu_seconds, cpu_seconds))
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_FSIZE, (largest_file, largest_file))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def leave_the_network() -> bool:
    """From here on there is no network, not even to this machine; False where the system does not allow it."""
    try:
        return bool(ctypes.CDLL(None).unshare(NEW_USER | NEW_NETWORK) == 0)
    except (OSError, AttributeError, TypeError):
        return False


if __name__ == "__main__":
    bound(*map(int, sys.argv[1:4]))
    leave_the_network()
    os.execv(sys.argv[4], sys.argv[4:])  # noqa: S606 -- no shell; the caller names the program
