"""Run as a program: sets bounds to itself, then becomes another program. Imports nothing of chibo.

``bounded.py CPU_SECONDS MEMORY_BYTES NICE FILE_BYTES PROGRAM ARGUMENTS…``: little memory, little time, no file larger than
that, no image of the memory left behind. The bounds stand before the first byte of a stranger's file is read.
"""

import os
import runpy
import sys

try:
    import resource
except ImportError:  # no such bounds on this system; the time the caller allows still holds
    resource = None  # type: ignore[assignment]


def bound(cpu_seconds: int, memory: int, nice: int, largest_file: int) -> None:
    """From here on, and for every program that this one becomes."""
    if nice:
        os.nice(nice)
    if resource is None:
        return
    resource.setrlimit(resource.RLIMIT_CPU, (cpu_seconds, cpu_seconds))
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_FSIZE, (largest_file, largest_file))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    sys.dont_write_bytecode = True
    bound(*map(int, sys.argv[1:5]))
    sys.argv = sys.argv[5:]
    runpy.run_path(sys.argv[0], run_name="__main__")
