"""What was remarked, which versions there are, how two of them differ, who was asked to read."""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from chibo.work.drafting.models import Comment, Draft, DraftVersion, Review
from chibo.work.drafting.queries.texts import field_labels, texts_by_field
from chibo.work.drafting.rules.differences import Line, changed, paragraph_differences
from chibo.work.drafting.rules.paragraphs import paragraphs_of, place_of

SHORT = 70
"""Letters of a paragraph in a list of choices."""


@dataclass(frozen=True)
class Talk:
    """One remark with its replies, where it stands now. ``lost``: its paragraph is no longer in the text."""

    comment: Comment
    where: str
    quote: str
    lost: bool
    replies: tuple[Comment, ...]

    @property
    def resolved(self) -> bool:
        """Whether it has been dealt with."""
        return self.comment.resolved_at is not None


@dataclass(frozen=True)
class Spot:
    """A paragraph one may remark on: ``value`` names it in a form."""

    value: str
    label: str
    quote: str


@dataclass(frozen=True)
class Compared:
    """One text of a draft in two versions."""

    label: str
    lines: tuple[Line, ...]


def talks_of(draft: Draft, snapshot: Mapping[str, object]) -> list[Talk]:
    """Remarks in the order of the text, open ones first. Two queries."""
    texts, labels = texts_by_field(snapshot), text_labels(draft, snapshot)
    replies: dict[int, list[Comment]] = defaultdict(list)
    found: list[tuple[tuple[bool, int, int, int], Talk]] = []
    rows = list(draft.comments.all())
    for row in rows:
        if row.answers_id:
            replies[row.answers_id].append(row)
    order = list(texts)
    for row in rows:
        if row.answers_id is None:
            paragraphs = paragraphs_of(texts.get(row.field, ""))
            place = place_of(row.quote, paragraphs) if row.quote else 0
            lost = row.field not in texts or place is None
            quote = row.quote if lost or not row.quote or place is None else paragraphs[place]
            key = (row.resolved_at is not None, order.index(row.field) if row.field in order else 999, place or 0, row.pk)
            found.append((key, Talk(row, labels.get(row.field, ""), quote, lost, tuple(replies[row.pk]))))
    return [talk for _key, talk in sorted(found, key=lambda pair: pair[0])]


def spots_of(draft: Draft, snapshot: Mapping[str, object]) -> list[Spot]:
    """Every paragraph of the draft one may remark on, in the order of the text."""
    labels = text_labels(draft, snapshot)
    return [
        Spot(f"{field}:{place}", f"{labels.get(field, field)} · {_short(paragraph)}", paragraph)
        for field, text in texts_by_field(snapshot).items()
        for place, paragraph in enumerate(paragraphs_of(text))
    ]


def compare(draft: Draft, old: Mapping[str, object], new: Mapping[str, object]) -> list[Compared]:
    """Every text that differs between two versions, paragraph by paragraph; parts are paired by what they are."""
    before, after = texts_by_field(old), texts_by_field(new)
    labels = {**text_labels(draft, old), **text_labels(draft, new)}
    found = [
        Compared(
            labels.get(name, name),
            paragraph_differences(paragraphs_of(before.get(name, "")), paragraphs_of(after.get(name, ""))),
        )
        for name in _in_order(list(before), list(after))
    ]
    found += [
        Compared(label, paragraph_differences(_setting(old, key), _setting(new, key)))
        for key, label in (("day", _("Date on the paper")), ("signature", _("Signature")))
    ]
    return [one for one in found if changed(one.lines)]


def versions_of_draft(draft: Draft) -> list[DraftVersion]:
    """The versions, the newest first. One query."""
    return list(draft.versions.select_related("made_by").order_by("-nr"))


def reviews_of(draft: Draft) -> list[Review]:
    """Who was asked, the questions that still wait first. One query."""
    rows = draft.reviews.filter(withdrawn_on=None).select_related("reviewer", "version", "asked_by")
    return sorted(rows, key=lambda row: (not row.is_open, row.due, row.pk))


def open_review_of(draft: Draft, person_id: int | None) -> Review | None:
    """What the person still owes an answer to."""
    if person_id is None:
        return None
    rows = draft.reviews.filter(reviewer_id=person_id, verdict="", withdrawn_on=None)
    return rows.select_related("draft", "version").first()


def reviews_owed(person_id: int) -> list[Review]:
    """Answers a person owes on drafts that are being written, the most pressing first. One query."""
    rows = Review.objects.filter(reviewer_id=person_id, verdict="", withdrawn_on=None, draft__state="writing")
    return list(rows.select_related("draft").order_by("due", "pk"))


def answered_in_full(account_id: int | None, *, unit_id: int) -> list[Draft]:
    """Drafts that the account began in the unit, on which readers were asked and all have answered. One query."""
    owed = Q(reviews__verdict="", reviews__withdrawn_on=None)
    rows = Draft.objects.being_written().filter(created_by_id=account_id, unit_id=unit_id).annotate(
        owed=Count("reviews", filter=owed), answered=Count("reviews", filter=~Q(reviews__verdict=""))
    )
    return list(rows.filter(owed=0, answered__gt=0).order_by("-touched_at")[:20])


def reviews_due(unit_id: int, *, since: dt.date, until: dt.date) -> list[Review]:
    """Answers owed on drafts of a unit with a last day in the span, late ones too. One query."""
    rows = Review.objects.filter(draft__unit_id=unit_id, draft__state="writing", verdict="", withdrawn_on=None)
    return list(rows.filter(due__lt=until, due__gte=since).select_related("draft", "reviewer").order_by("due", "pk"))


def text_labels(draft: Draft, snapshot: Mapping[str, object]) -> dict[str, str]:
    """What the texts of a snapshot are called."""
    labels = field_labels(draft)
    found = snapshot.get("parts")
    parts = found if isinstance(found, list) else []
    for annex, name in ((False, _("Part %(n)s")), (True, _("Annex %(n)s"))):
        for place, part in enumerate((one for one in parts if bool(one.get("annex")) is annex), start=1):
            labels[f"part-{part['id']}"] = str(part["heading"]) or name % {"n": place}
    return labels


def _in_order(before: Sequence[str], after: Sequence[str]) -> list[str]:
    """Names of both, those that went where they stood before."""
    found = list(after)
    for place, name in enumerate(before):
        if name not in found:
            found.insert(min(place, len(found)), name)
    return found


def _setting(snapshot: Mapping[str, object], key: str) -> list[str]:
    value = snapshot.get(key)
    if isinstance(value, list):
        return [" ".join(str(one) for one in value if one)] if any(value) else []
    return [str(value)] if value else []


def _short(text: str) -> str:
    return text if len(text) <= SHORT else f"{text[:SHORT].rstrip()}…"
