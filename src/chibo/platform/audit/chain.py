"""The arithmetic of the chain, without database."""

import datetime as dt
import hashlib
import json
from collections.abc import Mapping
from json.encoder import encode_basestring as quoted

GENESIS = "0" * 64

canonical = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode
"""The one way in which the data of a line are written before they are hashed."""


def line_text(  # noqa: PLR0917 - called for every line of a walk: keywords would cost a tenth of it
    number: int,
    moment: str,
    source: str,
    actor_id: int | None,
    action: str,
    subject_type: str,
    subject_id: str,
    data: str,
    previous_hash: str,
    scope: str,
) -> str:
    """What is hashed: a canonical JSON text of the line. ``scope`` stands in it only where there is one."""
    actor = "null" if actor_id is None else actor_id
    end = f",{quoted(scope)}]" if scope else "]"
    return (
        f"[{number},{quoted(moment)},{quoted(source)},{actor},{quoted(action)},{quoted(subject_type)},"
        f"{quoted(subject_id)},{data},{quoted(previous_hash)}{end}"
    )


def digest(text: str) -> str:
    """SHA-256 of a line's text."""
    return hashlib.sha256(text.encode()).hexdigest()


def line_hash(
    *,
    number: int,
    at: dt.datetime,
    source: str,
    actor_id: int | None,
    action: str,
    subject_type: str,
    subject_id: str,
    data: Mapping[str, object],
    previous_hash: str,
    scope: str = "",
) -> str:
    """SHA-256 over the line and the hash of the line before."""
    moment = at.astimezone(dt.UTC).isoformat(timespec="microseconds")
    return digest(
        line_text(
            number, moment, source, actor_id, action, subject_type, subject_id, canonical(data), previous_hash, scope
        )
    )
