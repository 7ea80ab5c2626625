"""Walking the chain: one pass over all lines, then what is wrong in words."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import partial
from json import loads

from chibo.platform.audit.chain import GENESIS, canonical, digest, line_text
from chibo.platform.audit.faults import Fault, Kind
from chibo.platform.audit.pieces import MOST_PIECES, Piece, diagnose
from chibo.platform.audit.reading import (
    Line,
    Trail,
    batches,
    computed_hash,
    head_of,
    iso,
    kept_fingerprints,
    last_number,
    trail_in_use,
)

MOST_FAULTS = 100
NEAR = (0, 1, -1, 2, -2, 3, -3, 4, -4, 5, -5, 6, -6, 7, -7, 8, -8)
"""How far from its place a line is looked for while walking; farther ones are looked for afterwards."""
SHORTEST_FINGERPRINT = 16


@dataclass(frozen=True)
class ChainReport:
    """What ``verify`` found: how many lines were read, the last hash, and everything that is wrong."""

    lines: int
    head: str
    faults: tuple[Fault, ...] = ()

    @property
    def intact(self) -> bool:
        """Whether nothing was changed, removed, added or moved."""
        return not self.faults

    @property
    def fault(self) -> str:
        """The first fault in words."""
        return self.faults[0].words if self.faults else ""


@dataclass
class _Walk:
    watched: set[int]
    lines: int = 0
    place: int = 0
    previous: str = GENESIS
    shift: int = 0
    pieces: list[Piece] = field(default_factory=list)
    seen: dict[int, str] = field(default_factory=dict)


def verify(trail: Trail | None = None, fingerprints: Iterable[tuple[int, str]] = ()) -> ChainReport:
    """Walk the whole chain; ``fingerprints`` are pairs of number and hash from a minutes book.

    Lines written while it walks are left for the next time: what must be there is known before it begins.
    """
    trail = trail or trail_in_use()
    last = last_number(trail)
    head = head_of(trail)
    known = {(number, kept) for number, kept in [*kept_fingerprints(trail), *fingerprints]}
    walk = _Walk(watched={number for number, _kept in known})
    top = head[0] if head else 0
    for rows in batches(trail, max(last, top)):
        _walk(walk, rows)
        if len(walk.pieces) > MOST_PIECES:  # ruined from end to end: the first faults are enough
            found = diagnose(walk.pieces, min(top, walk.place))
            return ChainReport(walk.lines, walk.previous, tuple(found[:MOST_FAULTS]))
    faults = diagnose(walk.pieces, top)
    faults += _at_the_head(walk, head, faults)
    faults += _against_fingerprints(walk, sorted(known))
    return ChainReport(walk.lines, walk.previous, tuple(faults[:MOST_FAULTS]))


def fingerprint_of(text: str) -> tuple[int, str] | None:
    """Number and hash of a fingerprint as it is printed, "12345: ab12 cd34 …"; at least 16 letters of it."""
    number, colon, letters = text.partition(":")
    number, letters = re.sub(r"[\s.,]", "", number), re.sub(r"[\s\-]", "", letters).lower()
    sound = colon and number.isdecimal() and re.fullmatch(rf"[0-9a-f]{{{SHORTEST_FINGERPRINT},64}}", letters)
    return (int(number), letters) if sound else None


def _walk(walk: _Walk, rows: list[Line]) -> None:
    """The quick way as long as every line follows on the one before; what does not begins a new piece."""
    piece = walk.pieces[-1] if walk.pieces else None
    place, previous, shift, watched = walk.place, walk.previous, walk.shift, walk.watched
    for row in rows:
        number, moment, source, actor, action, kind, key, data, before, stored, scope = row
        if before == previous and number == place + 1 and piece is not None and piece.true:
            try:
                whole = "{}" if data == "{}" else canonical(loads(data))
                text = line_text(
                    number - shift, iso(moment), source, actor, action, kind, key, whole, before, scope
                )
                follows = digest(text) == stored
            except (ValueError, TypeError):
                follows = False
        else:
            follows = False
        if follows and piece is not None:
            piece.count += 1
            piece.last_hash = stored
        else:
            piece = _new_piece(row, shift)
            shift = number - piece.true if piece.true else shift
            walk.pieces.append(piece)
        if number in watched:
            walk.seen[number] = stored
        place, previous = number, stored
    walk.lines += len(rows)
    walk.place, walk.previous, walk.shift = place, previous, shift


def _new_piece(row: Line, shift: int) -> Piece:
    number, before, stored = row[0], row[8], row[9]
    guess = number - shift
    true = next((guess + far for far in NEAR if guess + far > 0 and computed_hash(row, guess + far) == stored), 0)
    return Piece(
        place=number,
        true=true,
        count=1,
        continues=before,
        last_hash=stored,
        hash_under=partial(computed_hash, row),
    )


def _at_the_head(walk: _Walk, head: tuple[int, str] | None, faults: list[Fault]) -> list[Fault]:
    """What the head says against where the trail ends."""
    ends = max((piece.end - 1 for piece in walk.pieces if piece.true), default=0)
    number, kept = head or (0, GENESIS)
    if number < ends:
        if head is None:
            return [Fault(Kind.HEAD, ends, other="–")]
        return [Fault(Kind.ADDED, number + 1, ends)]
    broken_there = any(max(fault.line, fault.until) >= number for fault in faults)
    if number == ends and kept != walk.previous and not broken_there:
        return [Fault(Kind.HEAD, ends, other=kept[:12] or "–")]
    return []


def _against_fingerprints(walk: _Walk, known: list[tuple[int, str]]) -> list[Fault]:
    faults = []
    for number, kept in known:
        there = walk.seen.get(number)
        if number and there is None:
            faults.append(Fault(Kind.UNREACHED, number, other=kept[:12]))
        elif number and there is not None and not there.startswith(kept):
            faults.append(Fault(Kind.FINGERPRINT, number, other=kept[:12]))
    return faults
