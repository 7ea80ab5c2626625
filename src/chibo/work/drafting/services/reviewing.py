"""Asking people to read a draft by a day, and their answers."""

import datetime as dt

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from chibo.kernel.wording import day_numbers
from chibo.organization.people.queries import person_card, person_cards
from chibo.organization.units.queries import unit_name
from chibo.platform.accounts.models import Account
from chibo.platform.audit.services import Actor, record
from chibo.platform.events.bus import publish
from chibo.platform.notices.services import Addressee, send_once
from chibo.work.drafting.choices import Verdict
from chibo.work.drafting.errors import (
    AlreadyAsked,
    DueBeforeAsked,
    NotACandidate,
    RemarksNeeded,
    ReviewIsClosed,
)
from chibo.work.drafting.events import ReviewAnswered, ReviewAsked
from chibo.work.drafting.models import Draft, Review
from chibo.work.drafting.queries.candidates import reader_candidates
from chibo.work.drafting.rules.reviews import Recall, recall_of
from chibo.work.drafting.services.holding import account_of, ensure_short, locked_for_writing
from chibo.work.drafting.services.reading import version_at_hand

LONGEST_REMARKS = 8_000


@transaction.atomic
def ask_review(
    draft: Draft, *, reviewer_id: int, due: dt.date, by: Actor, on: dt.date, question: str = "",
    at: dt.datetime | None = None,
) -> Review:
    """Ask somebody to read the draft as it stands now, by a day. They are told, and see this draft and no other."""
    draft = locked_for_writing(draft)
    if due < on:
        raise DueBeforeAsked(day=day_numbers(due))
    if reviewer_id not in {person.pk for person in reader_candidates(draft.unit_id, on=on)}:
        raise NotACandidate()
    if draft.reviews.filter(reviewer_id=reviewer_id, verdict="", withdrawn_on=None).exists():
        card = person_card(reviewer_id)
        raise AlreadyAsked(name=card.full_name if card else "")
    review = Review.objects.create(
        draft=draft, version=version_at_hand(draft, by=by, note=_("For review"), at=at), reviewer_id=reviewer_id,
        asked_by=account_of(by), asked_on=on, due=due, question=question.strip()[:300],
    )
    record(
        "drafting.review.asked", draft, by=by, at=at, reviewer=reviewer_id, due=due.isoformat(), version=review.version.nr
    )
    words = [f"Hạn trả lời: ngày {day_numbers(due)}.", *([review.question] if review.question else [])]
    _tell(review, "asked", f"Đề nghị góp ý dự thảo: {draft}", "\n".join(words), by=by, at=at)
    publish(ReviewAsked(review.pk, draft.pk))
    return review


@transaction.atomic
def answer_review(
    review: Review, *, verdict: Verdict, by: Actor, on: dt.date, remarks: str = "", at: dt.datetime | None = None
) -> Review:
    """The reader agrees, or has remarks; whoever asked is told."""
    review = _locked(review)
    if not review.is_open:
        raise ReviewIsClosed()
    if verdict == Verdict.REMARKS and not remarks.strip():
        raise RemarksNeeded()
    review.verdict, review.answered_on = verdict, on
    review.remarks = ensure_short(remarks.strip(), limit=LONGEST_REMARKS)
    review.save(update_fields=["verdict", "remarks", "answered_on"])
    record("drafting.review.answered", review.draft, by=by, at=at, review=review.pk, verdict=str(verdict))
    _tell_asker(review, by=by, at=at)
    publish(ReviewAnswered(review.pk, review.draft_id, str(verdict)))
    return review


@transaction.atomic
def withdraw_review(review: Review, *, by: Actor, on: dt.date, at: dt.datetime | None = None) -> Review:
    """The question is taken back; the reader no longer sees the draft by it."""
    review = _locked(review)
    if not review.is_open:
        raise ReviewIsClosed()
    review.withdrawn_on = on
    review.save(update_fields=["withdrawn_on"])
    record("drafting.review.withdrawn", review.draft, by=by, at=at, review=review.pk)
    return review


def recall_reviews(*, on: dt.date, by: Actor) -> int:
    """Recall answers that are due tomorrow or late; each reminder goes out once. Returns how many went out."""
    tomorrow = on + dt.timedelta(days=1)
    waiting = Review.objects.filter(verdict="", withdrawn_on=None, draft__state="writing", due__lte=tomorrow)
    sent = 0
    for review in waiting.select_related("draft"):
        recall = recall_of(review.due, asked_on=review.asked_on, on=on)
        if recall:
            late = recall == Recall.LATE
            words = f"Hạn trả lời {'đã qua' if late else 'là'} ngày {day_numbers(review.due)}."
            sent += _tell(review, recall.value, f"Nhắc góp ý dự thảo: {review.draft}", words, by=by)
    return sent


def _locked(review: Review) -> Review:
    locked_for_writing(review.draft)
    return Review.objects.select_related("draft").get(pk=review.pk)


def _tell(review: Review, what: str, title: str, body: str, *, by: Actor, at: dt.datetime | None = None) -> bool:
    card = person_card(review.reviewer_id)
    if card is None or not card.account_id:
        return False
    return _send(review, what, title, body, Addressee(card.full_name, card.account_id), by=by, at=at)


def _tell_asker(review: Review, *, by: Actor, at: dt.datetime | None) -> None:
    asker: Account | None = review.asked_by
    if asker is None:
        return
    name = person_cards([review.reviewer_id])[review.reviewer_id].full_name
    verdict = "đồng ý" if review.verdict == Verdict.AGREES else "có ý kiến"
    title = f"{name} {verdict}: {review.draft}"
    _send(review, "answered", title, review.remarks, Addressee(str(asker), asker.pk), by=by, at=at)


def _send(
    review: Review, what: str, title: str, body: str, to: Addressee, *, by: Actor, at: dt.datetime | None
) -> bool:
    draft, moment = review.draft, at or timezone.now()
    sent = send_once(
        f"drafting.review_{what}", origin=f"{review.reference}:{what}", scope=f"unit:{draft.unit_id}",
        sender=unit_name(draft.unit_id, on=timezone.localdate(moment)), title=title[:250], body=body[:8000],
        recipients=[to], by=by, at=moment, subject=draft.reference, href=draft.get_absolute_url(),
    )
    return sent is not None
