"""Who may be entered twice, two entries side by side, one person of them, and the way back."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from chibo.kernel.errors import DomainError
from chibo.organization.mandates.queries import look_behind, visible_people
from chibo.organization.people.choices import CONFIDENCE, REASONS, Likeness
from chibo.organization.people.queries import birth_words
from chibo.organization.register.models import MergeRecord
from chibo.organization.register.queries import (
    comparison,
    hanging_on,
    merges_into,
    pairs_to_look_at,
    told_apart,
)
from chibo.organization.register.queries.sides import why_alike
from chibo.organization.register.services import kinds_moved, merge_people, take_back, tell_apart, undo_merge
from chibo.organization.register.views import loaders
from chibo.organization.register.views.loaders import SaidPair, TwoEntries
from chibo.platform.authz.guard import requires, requires_plain
from chibo.platform.authz.permissions import may
from chibo.web.http import Request
from chibo.web.pages import attempt, page

PAGE_OF = 30


@require_safe
@requires_plain("people.see_duplicates")
def listing(request: Request) -> HttpResponse:
    """Pairs that may be one person, what was told apart, what was merged lately."""
    people = list(visible_people(request.user).values_list("pk", flat=True))
    alike = pairs_to_look_at(people)
    look_behind(request.user, (one.pk for pair in alike for one in (pair.first, pair.second)))
    pairs = [
        pair for pair in alike
        if may(request.user, "people.merge_people", TwoEntries(pair.first, pair.second))
    ]  # fmt: skip
    shown = Paginator(pairs, PAGE_OF).get_page(request.GET.get("page"))
    context = {
        "page": shown,
        "pairs": [(pair, words_of(pair.likeness)) for pair in shown],
        "born": birth_words(person.pk for pair in shown for person in (pair.first, pair.second)),
        "apart": told_apart(people),
        "merges": merges_into(people, now=timezone.now()),
        "query": request.GET,
    }
    return page(request, "register/duplicates.html", context)


@require_http_methods(["GET", "POST"])
@requires("people.merge_people", loaders.two_entries)
def merge(request: Request, pair: TwoEntries) -> HttpResponse:
    """Conflicts first, with a choice each; then what agrees and what hangs on each."""
    refused = ""
    if request.method == "POST":
        try:
            done = merge_people(pair.kept_id, pair.gone_id, request.POST, by=request.user)
        except DomainError as problem:
            refused = problem.sentence
        else:
            return redirect(done)
    status = 422 if refused else 200
    return page(request, "register/merge.html", side_by_side(request, pair, refused), status=status)


def side_by_side(request: Request, pair: TwoEntries, refused: str = "") -> dict[str, Any]:
    """Both entries as the page shows them; addresses only to who may see them."""
    found = comparison(pair.kept_id, pair.gone_id)
    contact = all(may(request.user, "people.see_contact", one) for one in (pair.kept, pair.gone))
    likeness = why_alike(pair.kept_id, pair.gone_id)
    return {
        "pair": pair,
        "found": found,
        "conflicts": found.conflicts,
        "agreeing": [fact for fact in found.agreeing if contact or not fact.is_contact],
        "contact": contact,
        "hanging": hanging_on(pair.kept_id, pair.gone_id),
        "why": words_of(likeness) if likeness else None,
        "chosen": request.POST,
        "refused": refused,
        "own": any(one.account_id == request.user.pk for one in (pair.kept, pair.gone)),
    }


@require_safe
@requires("people.undo_merge", loaders.merge)
def merged(request: Request, found: MergeRecord) -> HttpResponse:
    """What was moved, until when it can be undone."""
    context = {
        "found": found,
        "moved": kinds_moved(found),
        "open": found.undone_at is None and found.undo_until > timezone.now() and bool(found.steps),
    }
    return page(request, "register/merged.html", context)


@require_POST
@requires("people.undo_merge", loaders.merge)
def undo(request: Request, found: MergeRecord) -> HttpResponse:
    """Two entries again."""
    attempt(
        request, lambda: undo_merge(found.pk, by=request.user),
        done=_("Undone. Both entries are as they were before."),
    )  # fmt: skip
    return redirect(found)


@require_POST
@requires("people.merge_people", loaders.two_entries)
def apart(request: Request, pair: TwoEntries) -> HttpResponse:
    """Two people: nobody is asked again."""
    attempt(
        request, lambda: tell_apart(pair.kept_id, pair.gone_id, by=request.user),
        done=_("Remembered: they are two people. You are not asked about them again."),
    )  # fmt: skip
    return redirect("people:duplicates")


@require_POST
@requires("people.merge_people", loaders.said_pair)
def take_it_back(request: Request, said: SaidPair) -> HttpResponse:
    """They may be one person after all."""
    attempt(request, lambda: take_back(said.pk, by=request.user), done=_("Taken back. The pair is shown again."))
    return redirect("people:duplicates")


def words_of(likeness: Likeness) -> dict[str, Any]:
    """How sure and why, in words."""
    return {
        "confidence": int(likeness.confidence),
        "sure": str(CONFIDENCE[likeness.confidence]),
        "reasons": [str(REASONS[code]) for code in likeness.reasons],
    }
