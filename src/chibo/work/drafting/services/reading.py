"""Versions that stay, and remarks on paragraphs."""

import datetime as dt

from django.db import transaction
from django.utils import timezone

from chibo.organization.people.queries import person_of
from chibo.platform.audit.services import Actor, record
from chibo.work.drafting.errors import EmptyComment, NothingToKeep, ParagraphGone
from chibo.work.drafting.models import Comment, Draft, DraftVersion
from chibo.work.drafting.queries.texts import snapshot_of, texts_by_field
from chibo.work.drafting.rules.paragraphs import paragraphs_of
from chibo.work.drafting.services.holding import (
    account_of,
    ensure_short,
    locked,
    locked_for_writing,
    same_words,
)

LONGEST_REMARK = 4_000


@transaction.atomic
def keep_version(draft: Draft, *, by: Actor, note: str = "", at: dt.datetime | None = None) -> DraftVersion:
    """Keep the text as it stands. Refused when the newest version says the same."""
    draft = locked_for_writing(draft)
    newest = draft.versions.order_by("nr").last()
    if newest and same_words(newest.snapshot, snapshot_of(draft)):
        raise NothingToKeep(nr=newest.nr)
    return new_version(draft, by=by, note=note, at=at)


def version_at_hand(draft: Draft, *, by: Actor, note: str = "", at: dt.datetime | None = None) -> DraftVersion:
    """The version that says what the draft says: the newest, or one made now. The draft is locked already."""
    newest = draft.versions.order_by("nr").last()
    if newest and same_words(newest.snapshot, snapshot_of(draft)):
        return newest
    return new_version(draft, by=by, note=note, at=at)


def new_version(draft: Draft, *, by: Actor, note: str = "", at: dt.datetime | None = None) -> DraftVersion:
    """One more version of a locked draft."""
    newest = draft.versions.order_by("nr").last()
    made = DraftVersion.objects.create(
        draft=draft, nr=newest.nr + 1 if newest else 1, snapshot=snapshot_of(draft), note=note.strip()[:200],
        made_by=account_of(by), made_at=at or timezone.now(),
    )
    record("drafting.version.kept", draft, by=by, at=at, nr=made.nr)
    return made


@transaction.atomic
def comment_on(
    draft: Draft, *, field: str, text: str, by: Actor, quote: str = "", answers: Comment | None = None,
    at: dt.datetime | None = None,
) -> Comment:
    """Remark on a paragraph (``quote``), on a whole text (no quote), or reply to a remark."""
    draft = locked(draft)
    if not text.strip():
        raise EmptyComment()
    if answers is None:
        _ensure_there(draft, field, quote)
    else:
        answers = answers.answers or answers
        field, quote = answers.field, answers.quote
    account = account_of(by)
    person = person_of(account.pk) if account else None
    made = Comment.objects.create(
        draft=draft, field=field, quote=quote, text=ensure_short(text.strip(), limit=LONGEST_REMARK),
        author_id=person.pk if person else None, author_name=str(by)[:120], made_at=at or timezone.now(),
        answers=answers,
    )
    record("drafting.comment.made", draft, by=by, at=at, comment=made.pk)
    return made


@transaction.atomic
def resolve_comment(comment: Comment, *, by: Actor, resolved: bool = True, at: dt.datetime | None = None) -> Comment:
    """The remark has been dealt with, or is open again. Twice changes nothing."""
    draft = locked(comment.draft)
    comment = Comment.objects.get(pk=comment.pk)
    comment = comment.answers or comment
    if (comment.resolved_at is not None) == resolved:
        return comment
    comment.resolved_at = (at or timezone.now()) if resolved else None
    comment.resolved_by = account_of(by) if resolved else None
    comment.save(update_fields=["resolved_at", "resolved_by"])
    record("drafting.comment.resolved" if resolved else "drafting.comment.reopened", draft, by=by, at=at, comment=comment.pk)
    return comment


def _ensure_there(draft: Draft, field: str, quote: str) -> None:
    texts = texts_by_field(snapshot_of(draft))
    if field not in texts or (quote and quote not in paragraphs_of(texts[field])):
        raise ParagraphGone()
