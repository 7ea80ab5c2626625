"""Drafts as lists, cards and others show them."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Q

from chibo.kernel.text import fold
from chibo.platform.authz.permissions import Visitor
from chibo.work.drafting.choices import DraftState
from chibo.work.drafting.models import Draft
from chibo.work.drafting.models.draft import DraftQuerySet
from chibo.work.drafting.queries.kinds import kind_names


@dataclass(frozen=True)
class DraftLine:
    """A draft as a list shows it."""

    pk: int
    reference: str
    href: str
    unit_id: int
    kind: str
    title: str
    state: DraftState
    number: str
    touched_at: dt.datetime
    author: str
    waiting: int
    late: int
    remarks: int


def visible_drafts(user: Visitor) -> DraftQuerySet:
    """Every draft the visitor may read."""
    return Draft.objects.visible_to(user)


def draft_lines(rows: DraftQuerySet, *, on: dt.date) -> list[DraftLine]:
    """The drafts with what waits for them. Two queries."""
    owed = Q(reviews__verdict="", reviews__withdrawn_on=None)
    counted = rows.select_related("created_by", "paper").annotate(
        waiting=Count("reviews", filter=owed, distinct=True),
        late=Count("reviews", filter=owed & Q(reviews__due__lt=on), distinct=True),
        remarks=Count("comments", filter=Q(comments__resolved_at=None, comments__answers=None), distinct=True),
    )
    names = kind_names()
    return [_line(draft, names) for draft in counted]


def drafts_of(unit_id: int, *, user: Visitor, on: dt.date) -> list[DraftLine]:
    """Drafts of one unit as the visitor may see them, the last touched first."""
    return draft_lines(visible_drafts(user).filter(unit_id=unit_id), on=on)


def drafts_from(origin: str, *, on: dt.date) -> list[DraftLine]:
    """Drafts that came from a reference, whoever may see them."""
    return draft_lines(Draft.objects.filter(origin=origin), on=on)


def with_words(lines: Iterable[DraftLine], text: str) -> list[DraftLine]:
    """Those whose kind, subject or number has all the words, without diacritics."""
    wanted = fold(text).split()
    return [one for one in lines if all(word in fold(f"{one.kind} {one.title} {one.number}") for word in wanted)]


def _line(draft: Draft, names: dict[tuple[str, str], str]) -> DraftLine:
    return DraftLine(
        pk=draft.pk, reference=draft.reference, href=draft.get_absolute_url(), unit_id=draft.unit_id,
        kind=names.get((draft.system, draft.type_code), draft.type_code), title=draft.subject.strip(),
        state=DraftState(draft.state), number=draft.paper.number if draft.paper else "", touched_at=draft.touched_at,
        author=str(draft.created_by) if draft.created_by else "", waiting=draft.waiting, late=draft.late,  # type: ignore[attr-defined]
        remarks=draft.remarks,  # type: ignore[attr-defined]
    )  # fmt: skip
