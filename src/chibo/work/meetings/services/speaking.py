"""What is said: statements by speaker, wishes that are owed an answer, the conclusion of an item."""

import datetime as dt
import unicodedata
from typing import TypedDict, Unpack

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from chibo.kernel.text import clean
from chibo.platform.audit.services import Actor, record
from chibo.platform.threads.services import link
from chibo.work.meetings.choices import ItemState, StatementKind
from chibo.work.meetings.errors import (
    AlreadyAnswered,
    ItemMoved,
    NothingSaid,
    NotOfThisMeeting,
    Struck,
    TextChanged,
)
from chibo.work.meetings.models import AgendaItem, Meeting, RollEntry, Statement, Wish
from chibo.work.meetings.services.session import locked_session, wrote_on


def paragraphs(text: str) -> str:
    """Text as it is stored: NFC, line ends as one, no spaces at the ends; line breaks stay."""
    lines = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\x00", "").split("\n")
    return "\n".join(line.rstrip() for line in lines).strip()


class Said(TypedDict, total=False):
    """What a statement consists of. ``speaker`` is a line of the roll, or None for somebody not on it."""

    text: str
    speaker: RollEntry | None
    speaker_name: str
    kind: StatementKind


def record_statement(
    item: AgendaItem,
    key: str,
    *,
    text: str,
    by: Actor,
    at: dt.datetime | None = None,
    speaker: RollEntry | None = None,
    speaker_name: str = "",
    kind: StatementKind = StatementKind.OPINION,
    version: int = 0,
) -> Statement:
    """Write what somebody said as a whole; as ``change_statement``, but a text is needed."""
    if not paragraphs(text):
        raise NothingSaid()
    return change_statement(
        item, key, version=version, by=by, at=at,
        text=text, speaker=speaker, speaker_name=speaker_name, kind=kind,
    )  # fmt: skip


@transaction.atomic
def change_statement(
    item: AgendaItem,
    key: str,
    *,
    version: int,
    by: Actor,
    at: dt.datetime | None = None,
    **said: Unpack[Said],
) -> Statement:
    """Write part of a statement, as it is typed. The same ``key`` is one statement, however often it is sent.

    ``version`` is the number the writer last saw (0: a new one). Content that is there already is accepted
    whatever the version, so that a lost answer can be asked for again. A new statement may begin with its
    speaker; what never gets a text is struck at closing.

    Raises:
        TextChanged: somebody else wrote first.
    """
    meeting = locked_session(item.meeting_id)
    item = _open_item(item)
    wanted = _columns(item, said)
    now = at or timezone.now()
    statement = Statement.objects.filter(key=key).first()
    if statement is None:
        statement = _new_statement(item, key, wanted, now)
    elif not _rewritten(statement, item, wanted, version):
        return statement
    if "kind" in wanted:
        _match_wish(statement, meeting)
    wrote_on(item, by=by, at=now)
    record("meetings.statement.recorded", statement, by=by, at=at, item=item.pk, version=statement.version)
    return statement


def _columns(item: AgendaItem, said: Said) -> dict[str, object]:
    wanted: dict[str, object] = {}
    if "text" in said:
        wanted["text"] = paragraphs(said["text"])
    if "kind" in said:
        wanted["kind"] = StatementKind(said["kind"]).value
    if "speaker" in said or "speaker_name" in said:
        speaker = said.get("speaker")
        if speaker is not None and speaker.meeting_id != item.meeting_id:
            raise NotOfThisMeeting()
        wanted["speaker_id"] = speaker.pk if speaker else None
        wanted["speaker_name"] = speaker.full_name if speaker else clean(said.get("speaker_name", ""))[:120]
    return wanted


def _open_item(item: AgendaItem) -> AgendaItem:
    item = AgendaItem.objects.get(pk=item.pk)
    if item.state == ItemState.MOVED:
        raise ItemMoved()
    return item


def _new_statement(item: AgendaItem, key: str, wanted: dict[str, object], at: dt.datetime) -> Statement:
    if not (wanted.get("text") or wanted.get("speaker_name")):
        raise NothingSaid()
    last = item.statements.aggregate(last=Max("position"))["last"] or 0
    return Statement.objects.create(item=item, key=key, position=last + 1, said_at=at, **wanted)


def _rewritten(statement: Statement, item: AgendaItem, wanted: dict[str, object], version: int) -> bool:
    """Write the new content; False when it is there already."""
    if statement.item_id != item.pk:
        raise NotOfThisMeeting()
    if statement.struck:
        raise Struck()
    changed = [name for name, value in wanted.items() if getattr(statement, name) != value]
    if not changed:
        return False
    if statement.version != version:
        raise TextChanged(theirs=str(getattr(statement, changed[0]) or ""), version=statement.version)
    for name in changed:
        setattr(statement, name, wanted[name])
    statement.version += 1
    statement.save()
    return True


def _match_wish(statement: Statement, meeting: Meeting) -> None:
    """A statement of that kind has a wish, another has none; an answered wish stays one."""
    if statement.kind == StatementKind.WISH:
        wish, new = Wish.objects.get_or_create(statement=statement, defaults={"unit_id": meeting.unit_id})
        if new:
            link(statement.item.reference, f"meetings.wish:{wish.pk}")
        return
    wish_before = Wish.objects.filter(statement=statement).first()
    if wish_before and wish_before.answered_at:
        raise AlreadyAnswered()
    if wish_before:
        wish_before.delete()


@transaction.atomic
def strike_statement(
    statement: Statement, *, by: Actor, at: dt.datetime | None = None, reason: str = ""
) -> Statement:
    """Strike a statement out. It leaves the minutes, never the record."""
    locked_session(statement.item.meeting_id)
    statement.refresh_from_db()
    if not statement.struck:
        statement.struck = True
        statement.version += 1
        statement.save(update_fields=["struck", "version"])
        wrote_on(statement.item, by=by, at=at or timezone.now())
        record("meetings.statement.struck", statement, by=by, at=at, reason=clean(reason))
    return statement


@transaction.atomic
def flag_wish(
    statement: Statement,
    *,
    by: Actor,
    at: dt.datetime | None = None,
    answerer_id: int | None = None,
    due: dt.date | None = None,
) -> Wish:
    """Mark a statement as a wish or proposal and say who answers it by when; again to change that."""
    meeting = locked_session(statement.item.meeting_id)
    statement.refresh_from_db()
    if statement.struck:
        raise Struck()
    if statement.kind != StatementKind.WISH:
        statement.kind = StatementKind.WISH
        statement.version += 1
        statement.save(update_fields=["kind", "version"])
    owed = {"answerer_id": answerer_id, "due": due}
    wish, _new = Wish.objects.update_or_create(
        statement=statement, defaults=owed, create_defaults={"unit_id": meeting.unit_id, **owed}
    )
    link(statement.item.reference, f"meetings.wish:{wish.pk}")
    wrote_on(statement.item, by=by, at=at or timezone.now())
    record("meetings.wish.flagged", wish, by=by, at=at, answerer=answerer_id, due=due)
    return wish


@transaction.atomic
def unflag_wish(statement: Statement, *, by: Actor, at: dt.datetime | None = None) -> Statement:
    """The statement was an opinion after all. An answered wish stays one."""
    meeting = locked_session(statement.item.meeting_id)
    statement.refresh_from_db()
    statement.kind = StatementKind.OPINION
    _match_wish(statement, meeting)
    statement.version += 1
    statement.save(update_fields=["kind", "version"])
    wrote_on(statement.item, by=by, at=at or timezone.now())
    record("meetings.wish.unflagged", statement, by=by, at=at)
    return statement


@transaction.atomic
def answer_wish(wish: Wish, *, answer: str, by: Actor, at: dt.datetime | None = None) -> Wish:
    """Answer a wish, in the meeting or in the weeks after it. An answer is given once."""
    wish = Wish.objects.select_for_update().get(pk=wish.pk)
    words = paragraphs(answer)
    if not words:
        raise NothingSaid()
    if wish.answered_at and wish.answer != words:
        raise AlreadyAnswered()
    if not wish.answered_at:
        wish.answer, wish.answered_at = words, at or timezone.now()
        wish.save(update_fields=["answer", "answered_at"])
        wrote_on(wish.statement.item, by=by, at=wish.answered_at)
        record("meetings.wish.answered", wish, by=by, at=at)
    return wish


@transaction.atomic
def write_conclusion(
    item: AgendaItem, text: str, *, version: int, by: Actor, at: dt.datetime | None = None
) -> AgendaItem:
    """Write the chair's conclusion on an item; ``version`` is the one the writer last saw.

    Raises:
        TextChanged: somebody else wrote first.
    """
    locked_session(item.meeting_id)
    item = _open_item(item)
    words = paragraphs(text)
    if item.conclusion == words:
        return item
    if item.version != version:
        raise TextChanged(theirs=item.conclusion, version=item.version)
    item.conclusion, item.version = words, item.version + 1
    wrote_on(item, by=by, at=at or timezone.now(), conclusion=words, version=item.version)
    record("meetings.item.concluded", item, by=by, at=at, version=item.version)
    return item
