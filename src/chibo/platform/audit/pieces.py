"""The chain cut into whole pieces where it is broken, and what those pieces tell about what was done to it.

A *piece* is a row of lines that follow on one another. ``place`` is the number under which its first line
stands in the table, ``true`` the number under which it was hashed when it was written. In an untouched
trail there is one piece and both are the same.
"""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

from chibo.platform.audit.faults import Fault, Kind

MOST_PIECES = 2000
"""A trail in more pieces than that is described by its first faults."""


@dataclass
class Piece:
    """``true`` is 0 while it is not known: the line cannot be read under any number."""

    place: int
    true: int
    count: int
    continues: str
    last_hash: str
    hash_under: Callable[[int], str] | None = None
    verdict: Kind | None = None

    @property
    def end(self) -> int:
        """The true number after its last line."""
        return self.true + self.count


def diagnose(pieces: list[Piece], top: int) -> list[Fault]:
    """What happened to the lines 1 to ``top``, in the order of their numbers."""
    _recognise(pieces, top)
    faults = _added_in_front(pieces)
    faults += _unreadable(pieces, top)
    faults += _removed(pieces, top)
    faults += _moved(pieces)
    faults += _rewritten(pieces)
    return sorted(faults, key=lambda fault: (fault.line, fault.kind))


def _recognise(pieces: list[Piece], top: int) -> None:
    """Lines that stand far from their place: try the numbers that are missing."""
    lost = [number for start, end in _gaps(pieces, top) for number in range(start, min(end, start + 500))][:500]
    for piece in pieces:
        if piece.true or piece.hash_under is None:
            continue
        for number in lost:
            if piece.hash_under(number) == piece.last_hash:
                piece.true = number
                lost.remove(number)
                break


def _added_in_front(pieces: list[Piece]) -> list[Fault]:
    """Lines with a number that the next piece has, too, and on which that does not continue."""
    faults = []
    for before, after in pairwise(pieces):
        if before.true and before.true < after.true < before.end:
            extra = before.end - after.true
            start = before.place + before.count - extra
            before.count -= extra
            before.last_hash = after.continues  # the line it had before the others were put behind it
            faults.append(Fault(Kind.ADDED, start, start + extra - 1))
    return faults


def _unreadable(pieces: list[Piece], top: int) -> list[Fault]:
    """A line that fits under no number was changed where it stands, or does not belong there at all."""
    faults = []
    lost = {number for start, end in _gaps(pieces, top) for number in range(start, min(end, start + 500))}
    expected = 1
    for piece in pieces:
        if piece.true:
            expected = piece.end
            continue
        if expected in lost:
            lost.discard(expected)
            piece.true, piece.verdict = expected, Kind.CHANGED
            expected += 1
        else:
            piece.verdict = Kind.ADDED
        faults.append(Fault(piece.verdict, piece.place))
    return faults


def _removed(pieces: list[Piece], top: int) -> list[Fault]:
    last = max((piece.end for piece in pieces if piece.true), default=1)
    return [
        Fault(Kind.CUT if start >= last else Kind.REMOVED, start, end - 1) for start, end in _gaps(pieces, top)
    ]


def _moved(pieces: list[Piece]) -> list[Fault]:
    """Pieces out of order: all but the heaviest row of pieces whose numbers rise."""
    known = [piece for piece in pieces if piece.true and piece.verdict is None]
    best: list[tuple[int, int]] = []  # weight of the heaviest rising row that ends here, and the piece before
    for here, piece in enumerate(known):
        choices = ((best[there][0], there) for there in range(here) if known[there].true < piece.true)
        weight, before = max(choices, default=(0, -1))
        best.append((weight + piece.count, before))
    stays: set[int] = set()
    at = max(range(len(known)), key=lambda here: best[here][0], default=-1)
    while at >= 0:
        stays.add(at)
        at = best[at][1]
    faults = []
    for here, piece in enumerate(known):
        if here not in stays:
            piece.verdict = Kind.MOVED
            faults.append(Fault(Kind.MOVED, piece.true, piece.end - 1, str(piece.place)))
    return faults


def _rewritten(pieces: list[Piece]) -> list[Fault]:
    """A line that follows by its number on one it does not continue: the one before was written anew."""
    faults = []
    for before, after in pairwise(pieces):
        sound = before.verdict is None and after.verdict is None
        if sound and before.true and before.end == after.true and after.continues != before.last_hash:
            faults.append(Fault(Kind.REWRITTEN, before.end - 1))
    return faults


def _gaps(pieces: list[Piece], top: int) -> list[tuple[int, int]]:
    """Numbers from 1 to ``top`` under which no line was written, as half-open ranges."""
    gaps, reached = [], 1
    for start, end in sorted((piece.true, piece.end) for piece in pieces if piece.true):
        if start > reached:
            gaps.append((reached, start))
        reached = max(reached, end)
    if reached <= top:
        gaps.append((reached, top + 1))
    return gaps
