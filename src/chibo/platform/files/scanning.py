"""Asking the virus scanner of this machine (clamd) about a file, through a local socket and nothing else."""

import socket
import struct
from pathlib import Path

from django.conf import settings

from chibo.platform.files.errors import FileInfected, ScannerAway

PIECE = 64 * 1024
SECONDS = 30


def ensure_clean(content: bytes, *, name: str) -> None:
    """Nothing to do without ``CHIBO_CLAMD``; with it every file is shown to the scanner before it is kept.

    Raises:
        FileInfected: the scanner has found something.
        ScannerAway: the scanner does not answer; what was not looked at is not kept.
    """
    path = settings.CLAMD_SOCKET
    if not path:
        return
    try:
        answer = _asked(path, content)
    except OSError as away:
        raise ScannerAway(name=name) from away
    if answer.endswith("OK"):
        return
    if answer.endswith("FOUND"):
        raise FileInfected(name=name)
    raise ScannerAway(name=name)


def _asked(path: str, content: bytes) -> str:
    if not Path(path).is_absolute():
        raise OSError("the scanner is asked through a socket of this machine only")
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as scanner:
        scanner.settimeout(SECONDS)
        scanner.connect(path)
        scanner.sendall(b"zINSTREAM\0")
        for start in range(0, len(content), PIECE):
            piece = content[start : start + PIECE]
            scanner.sendall(struct.pack(">I", len(piece)) + piece)
        scanner.sendall(struct.pack(">I", 0))
        answer = b""
        while not answer.endswith(b"\0") and (more := scanner.recv(4096)):
            answer += more
    return answer.rstrip(b"\0\n ").decode("utf-8", "replace")
