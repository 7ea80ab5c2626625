"""The arithmetic of the chain, without database."""

import datetime as dt
import hashlib
import json
from collections.abc import Mapping

GENESIS = "0" * 64


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
) -> str:
    """SHA-256 over a canonical JSON text of the line and the hash of the line before."""
    line = [
        number,
        at.astimezone(dt.UTC).isoformat(timespec="microseconds"),
        source,
        actor_id,
        action,
        subject_type,
        subject_id,
        data,
        previous_hash,
    ]
    text = json.dumps(line, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
