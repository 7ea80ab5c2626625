"""Versions, remarks, and what readers answer."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from chibo.kernel.errors import DomainError
from chibo.platform.authz.guard import requires
from chibo.web.http import Request
from chibo.web.pages import attempt, flash_error, page
from chibo.work.drafting import services
from chibo.work.drafting.choices import Verdict
from chibo.work.drafting.forms import AnswerForm, AskForm, KeepForm
from chibo.work.drafting.models import Comment, Draft, Review
from chibo.work.drafting.queries.candidates import reader_candidates
from chibo.work.drafting.queries.reading import compare, spots_of, versions_of_draft
from chibo.work.drafting.queries.texts import snapshot_of
from chibo.work.drafting.views import loaders
from chibo.work.drafting.views.desk import show_draft


@require_POST
@requires("drafting.write_draft", loaders.draft)
def keep(request: Request, draft: Draft) -> HttpResponse:
    """Keep the text as it stands as a version."""
    form = KeepForm(request.POST)
    note = form.cleaned_data["note"] if form.is_valid() else ""
    attempt(request, lambda: services.keep_version(draft, note=note, by=request.user), done=_("The version is kept."))
    return redirect(f"{draft.get_absolute_url()}#versions")


@require_safe
@requires("drafting.view_draft", loaders.draft)
def differences(request: Request, draft: Draft) -> HttpResponse:
    """Two versions word by word; "now" is the text as it stands."""
    versions = versions_of_draft(draft)
    texts = {str(one.nr): one.snapshot for one in versions} | {"now": snapshot_of(draft)}
    first = request.GET.get("from") or (str(versions[0].nr) if versions else "now")
    last = request.GET.get("to") or "now"
    if first not in texts or last not in texts:
        raise Http404
    names = [("now", _("as it stands now")), *((str(one.nr), _("version %(nr)s") % {"nr": one.nr}) for one in versions)]
    context = {
        "draft": draft, "versions": versions, "names": names, "first": first, "last": last,
        "compared": compare(draft, texts[first], texts[last]),
    }
    return page(request, "drafting/differences.html", context)


@require_POST
@requires("drafting.comment_draft", loaders.draft)
def comment(request: Request, draft: Draft) -> HttpResponse:
    """Remark on a paragraph, or reply to a remark."""
    answers = draft.comments.filter(pk=_number(request.POST.get("answers"))).first()
    spots = {spot.value: spot for spot in spots_of(draft, snapshot_of(draft))}
    spot = spots.get(request.POST.get("spot", ""))
    field, quote = (spot.value.rpartition(":")[0], spot.quote) if spot else ("subject", "")
    text = request.POST.get("text", "")
    try:
        services.comment_on(draft, field=field, quote=quote, text=text, answers=answers, by=request.user)
    except DomainError as refused:
        flash_error(request, refused)
        return show_draft(request, draft, remark=text, status=422)
    return redirect(f"{draft.get_absolute_url()}#remarks")


@require_POST
@requires("drafting.comment_draft", loaders.comment)
def resolve(request: Request, comment: Comment) -> HttpResponse:
    """The remark has been dealt with, or is open again."""
    wanted = request.POST.get("resolved") != "no"
    attempt(request, lambda: services.resolve_comment(comment, resolved=wanted, by=request.user))
    return redirect(f"{comment.draft.get_absolute_url()}#remarks")


@require_http_methods(["GET", "POST"])
@requires("drafting.write_draft", loaders.draft)
def ask_readers(request: Request, draft: Draft) -> HttpResponse:
    """Ask people to read the draft by a day."""
    on = timezone.localdate()
    form = AskForm(request.POST or None, people=reader_candidates(draft.unit_id, on=on), on=on)
    if request.method == "POST" and form.is_valid():
        asked = form.cleaned_data
        done = [
            attempt(request, lambda person=person: services.ask_review(  # type: ignore[misc]
                draft, reviewer_id=person, due=asked["due"], question=asked["question"], by=request.user, on=on
            ))
            for person in asked["reviewers"]
        ]  # fmt: skip
        if any(done):
            messages.success(request, _("The readers are told, with the day by which they answer."))
        return redirect(f"{draft.get_absolute_url()}#readers")
    status = 422 if request.method == "POST" else 200
    return page(request, "drafting/ask.html", {"form": form, "draft": draft}, status=status)


@require_POST
@requires("drafting.answer_review", loaders.review)
def answer(request: Request, review: Review) -> HttpResponse:
    """The reader agrees, or has remarks."""
    form = AnswerForm(request.POST)
    if form.is_valid():
        verdict, remarks = Verdict(form.cleaned_data["verdict"]), form.cleaned_data["remarks"]
        try:
            services.answer_review(review, verdict=verdict, remarks=remarks, by=request.user, on=timezone.localdate())
        except DomainError as refused:
            form.add_error(None, refused.sentence)
        else:
            messages.success(request, _("Thank you; whoever asked has been told."))
            return redirect(review.draft)
    return show_draft(request, review.draft, answer=form, status=422)


@require_POST
@requires("drafting.write_draft", loaders.review)
def withdraw(request: Request, review: Review) -> HttpResponse:
    """Take a question back."""
    attempt(request, lambda: services.withdraw_review(review, by=request.user, on=timezone.localdate()))
    return redirect(f"{review.draft.get_absolute_url()}#readers")


def _number(text: str | None) -> int:
    return int(text) if text and text.isdigit() else 0
