"""The lock of a draft and the state it must be in."""

import datetime as dt
from collections.abc import Mapping

from django.utils import timezone

from chibo.platform.accounts.models import Account
from chibo.platform.audit.services import Actor
from chibo.work.drafting.errors import NotBeingWritten, TextTooLong
from chibo.work.drafting.models import Draft, Part

LONGEST_TEXT = 60_000


def locked(draft: Draft) -> Draft:
    """The draft under its lock, in whatever state."""
    return Draft.objects.select_for_update().get(pk=draft.pk)


def locked_for_writing(draft: Draft) -> Draft:
    """The draft under its lock; refused when it is no longer being written."""
    draft = locked(draft)
    if not draft.is_written:
        raise NotBeingWritten(state=draft.get_state_display())
    return draft


def locked_part(part: Part) -> tuple[Draft, Part]:
    """The part and its draft under the draft's lock."""
    draft = locked_for_writing(part.draft)
    return draft, Part.objects.get(pk=part.pk)


def touch(draft: Draft, *names: str, at: dt.datetime | None = None) -> Draft:
    """Count the change, remember which fields it touched, and keep the draft."""
    draft.version += 1
    draft.changed_at_version = {**draft.changed_at_version, **dict.fromkeys(names, draft.version)}
    draft.touched_at = at or timezone.now()
    draft.save()
    return draft


def ensure_short(text: str, *, limit: int = LONGEST_TEXT) -> str:
    """Texts have an end."""
    if len(text) > limit:
        raise TextTooLong(length=len(text), limit=limit)
    return text


def account_of(by: Actor) -> Account | None:
    """The account behind an act; processes have none."""
    return by if isinstance(by, Account) else None


def same_words(one: Mapping[str, object], other: Mapping[str, object]) -> bool:
    """Whether two snapshots say the same; the ids of parts do not matter."""
    return _words(one) == _words(other)


def _words(snapshot: Mapping[str, object]) -> dict[str, object]:
    parts = snapshot["parts"]
    bare = [(part["heading"], part["text"], part.get("annex")) for part in parts] if isinstance(parts, list) else []
    return {**snapshot, "parts": bare}
