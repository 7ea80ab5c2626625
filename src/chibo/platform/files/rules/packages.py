"""Office files are archives: none may unpack into more than a machine can bear, or name things elsewhere."""

import io
import re
import zipfile
import zlib
from dataclasses import dataclass

from chibo.platform.files.rules.viruses import TEST_VIRUS, holds_test_virus

MAX_PARTS = 2_000
MAX_UNPACKED = 250 * 1024 * 1024
MAX_RATIO = 250
RATIO_COUNTS_FROM = 5 * 1024 * 1024
CHUNK = 1024 * 1024
KEPT_OF_A_PIECE = len(TEST_VIRUS)
ENTITY = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError, RuntimeError, OverflowError)
"""What reading a broken or locked archive may raise."""


@dataclass(frozen=True)
class Unreasonable(Exception):
    """Why the archive is not opened: "broken", "bomb", "entities" or "virus"."""

    why: str


def ensure_reasonable(content: bytes) -> None:
    """Walk through the whole archive once, piece by piece, counting: what its directory says may be a lie.

    Raises:
        Unreasonable: too many parts, too much when unpacked, too dense, or XML that declares entities.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            parts = package.infolist()
            if len(parts) > MAX_PARTS:
                raise Unreasonable("bomb")
            total = 0
            for part in parts:
                total = _walk(package, part, total, packed=len(content))
    except BROKEN as broken:
        raise Unreasonable("broken") from broken


def _walk(package: zipfile.ZipFile, part: zipfile.ZipInfo, total: int, *, packed: int) -> int:
    xml = part.filename.lower().endswith((".xml", ".rels", ".vml"))
    tail = b""
    with package.open(part) as stream:
        while piece := stream.read(CHUNK):
            total += len(piece)
            if total > MAX_UNPACKED or (total > RATIO_COUNTS_FROM and total > packed * MAX_RATIO):
                raise Unreasonable("bomb")
            if xml and _declares(tail + piece):
                raise Unreasonable("entities")
            if holds_test_virus(tail + piece):
                raise Unreasonable("virus")
            tail = piece[-KEPT_OF_A_PIECE:]
    return total


def _declares(piece: bytes) -> bool:
    return bool(ENTITY.search(piece) or ENTITY.search(piece.replace(b"\x00", b"")))
