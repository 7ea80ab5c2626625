"""Wishes of the cell and the answers to them."""

from collections.abc import Iterable

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from chibo.kernel.errors import DomainError
from chibo.organization.mandates.queries import duties_of
from chibo.platform.authz.guard import requires, requires_plain
from chibo.web.http import Request
from chibo.web.pages import flash_error, page_or_block
from chibo.web.sheets import Column, Wanted, sheet_response, wanted_sheet
from chibo.work.meetings.forms.session import AnswerForm
from chibo.work.meetings.models import Wish
from chibo.work.meetings.queries.wishes import overdue, wishes_of
from chibo.work.meetings.services.speaking import answer_wish
from chibo.work.meetings.views import loaders


@require_safe
@requires_plain("authz.signed_in")
def wishes(request: Request) -> HttpResponse:
    """What was wished in the reader's cells; the open ones first."""
    show = "answered" if request.GET.get("show") == "answered" else "open"
    found = wishes_of(duties_of(request.user).cells)
    found = found.filter(answered_at__isnull=show == "open")
    if kind := wanted_sheet(request.GET):
        return _file(found, kind)
    page_ = Paginator(found, 25).get_page(request.GET.get("page"))
    today = timezone.localdate()
    context = {
        "page": page_,
        "show": show,
        "late": {wish.pk for wish in page_ if overdue(wish, on=today)},
    }
    return page_or_block(request, "meetings/wishes.html", context, block="rows")


def _file(found: Iterable[Wish], kind: Wanted) -> HttpResponse:
    columns = [
        Column(_("Wish"), 60), Column(_("Speaker"), 24), Column(_("Meeting"), 36), Column(_("Who answers"), 24),
        Column(_("Due"), 12), Column(_("Answered on"), 12), Column(_("Answer"), 60),
    ]  # fmt: skip
    rows = (
        (
            wish.statement.text, wish.statement.speaker_name, wish.statement.item.meeting.title,
            wish.answerer.full_name if wish.answerer else "", wish.due, wish.answered_at, wish.answer,
        )
        for wish in found
    )  # fmt: skip
    return sheet_response("kien-nghi", title=_("Wishes and proposals"), columns=columns, rows=rows, kind=kind)


@require_http_methods(["GET", "HEAD", "POST"])
@requires("meetings.answer_wish", loaders.wish)
def answer(request: Request, wish: Wish) -> HttpResponse:
    """Answer one wish."""
    form = AnswerForm(request.POST, wish.statement.item.meeting) if request.method == "POST" else None
    if form is not None and form.is_valid():
        try:
            answer_wish(wish, answer=form.cleaned_data["answer"], by=request.user)
        except DomainError as problem:
            flash_error(request, problem)
        else:
            messages.success(request, _("The answer is written down; the cell can read it."))
        return redirect("meetings:wishes")
    context = {"wish": wish, "form": form}
    return page_or_block(
        request, "meetings/wish_answer.html", context, block="answer", status=422 if form else 200
    )
