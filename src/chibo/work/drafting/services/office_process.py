"""Run as a program, within bounds: goes where there is no network, then becomes LibreOffice. Knows nothing of chibo.

``office_process.py PROGRAM ARGUMENTS…``. Where the system does not let it leave the network, the profile it is given refuses
links and macros by itself, and the caller ends everything after its seconds.
"""

import ctypes
import os
import sys

NEW_USER, NEW_NETWORK = 0x10000000, 0x40000000


def leave_the_network() -> bool:
    """From here on there is no network, not even to this machine; False where the system does not allow it."""
    try:
        return bool(ctypes.CDLL(None).unshare(NEW_USER | NEW_NETWORK) == 0)
    except (OSError, AttributeError, TypeError):
        return False


if __name__ == "__main__":
    leave_the_network()
    os.execv(sys.argv[1], sys.argv[1:])  # noqa: S606 -- no shell; the caller names the program
