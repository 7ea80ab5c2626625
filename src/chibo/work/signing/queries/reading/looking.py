"""Can this PDF be signed, and where do the names of the signers stand?"""

import base64
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from chibo.kernel.programs import Program
from chibo.work.signing.queries.reading.programs import answer_of
from chibo.work.signing.rules.places import Box

PROGRAM = Program(Path(__file__).with_name("look_process.py"), seconds=30, cpu_seconds=20, memory=2048 * 1024**2)


@dataclass(frozen=True)
class Seen:
    """``state`` is "read", "locked" or "broken"; sizes of the pages in points; for each name its place, or none."""

    state: str
    sizes: tuple[tuple[float, float], ...] = ()
    names: tuple[Box | None, ...] = ()
    signatures: int = 0


def look(content: bytes, names: Sequence[str]) -> Seen:
    """Read by a program of its own, which may use little time and memory."""
    said = answer_of(PROGRAM, {"pdf": base64.b64encode(content).decode(), "names": list(names)})
    if said is None or said["state"] != "read":
        return Seen("locked" if said and said["state"] == "locked" else "broken")
    places = tuple(None if one is None else Box(int(one[0]), *one[1:]) for one in said["places"])
    return Seen("read", tuple((size[0], size[1]) for size in said["sizes"]), places, said["signed"])
