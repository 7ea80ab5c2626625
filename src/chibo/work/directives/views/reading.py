"""A reader's page: the paper on a phone, one press to acknowledge it, what is new since the last time."""

from typing import Any

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse, HttpResponseNotModified
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from chibo.kernel.errors import DomainError
from chibo.platform.authz.guard import requires
from chibo.platform.authz.permissions import may
from chibo.platform.files.kinds import SHOWN_IN_BROWSER
from chibo.platform.files.pages import can_be_shown, page_picture, page_texts
from chibo.platform.files.services import path_of
from chibo.platform.threads.queries import thread_of
from chibo.web.http import Request
from chibo.web.pages import flash_error, page
from chibo.work.directives.forms import AnswersForm
from chibo.work.directives.models import Directive
from chibo.work.directives.queries.mine import last_known, questions_of, reader_of, waits
from chibo.work.directives.queries.news import news_for
from chibo.work.directives.rules.answering import order_of_answers
from chibo.work.directives.services import acknowledge
from chibo.work.directives.views import loaders
from chibo.work.documents.queries import document_card


@require_safe
@requires("directives.open_paper", loaders.visible)
def read(request: Request, directive: Directive) -> HttpResponse:
    """The pages of the paper and, for a reader, the button below them."""
    return page(request, "directives/read.html", _shown(request, directive, answers_form(directive)))


@require_POST
@requires("directives.read_paper", loaders.visible)
def acknowledge_version(request: Request, directive: Directive) -> HttpResponse:
    """I have read this version. With questions the page says at once which answers were right."""
    form = answers_form(directive, request.POST)
    version = request.POST.get("version", "")
    form.is_valid()
    try:
        acknowledge(
            directive.pk, person_id=reader_of(directive, request.user).person_id,  # type: ignore[union-attr]
            version=int(version) if version.isdigit() else 0, answered=list(form.answered()), by=request.user,
            on=timezone.localdate(),
        )  # fmt: skip
    except DomainError as refused:
        flash_error(request, refused)
        return redirect(directive.read_url)
    messages.success(request, _("It is noted that you know this version. Thank you."))
    if not form.fields:
        return redirect(directive.read_url)
    return page(request, "directives/read.html", {**_shown(request, directive, form), "checked": checked(directive, form)})


@require_safe
@requires("directives.read_paper", loaders.visible)
def news(request: Request, directive: Directive) -> HttpResponse:
    """What is new since I last read."""
    reader = reader_of(directive, request.user)
    known = last_known(reader) if reader else None
    if known is None:
        raise Http404
    context = {
        "directive": directive, "card": document_card(directive.document_id), "known": known,
        "news": news_for(directive, known),
    }  # fmt: skip
    return page(request, "directives/news.html", context)


@require_safe
@requires("directives.open_paper", loaders.visible)
def file(request: Request, directive: Directive) -> HttpResponse:
    """The file of the version that is asked now."""
    stored = directive.file
    if stored is None or not path_of(stored.sha256).is_file():
        raise Http404
    answer = FileResponse(
        path_of(stored.sha256).open("rb"), as_attachment=stored.content_type not in SHOWN_IN_BROWSER,
        filename=stored.name, content_type=stored.content_type,
    )  # fmt: skip
    answer["Content-Security-Policy"] = "sandbox; default-src 'none'"
    answer["Cache-Control"] = "private, no-store"
    return answer  # type: ignore[return-value]


@require_safe
@requires("directives.open_paper", loaders.page_of)
def picture(request: Request, asked: loaders.Page) -> HttpResponse:
    """One page as a picture; asked for anew each time, sent again only when it is another file."""
    stored = asked.directive.file
    mark = f'"{stored.sha256[:32]}-{asked.number}"' if stored else ""
    if mark and request.headers.get("If-None-Match") == mark:
        return HttpResponseNotModified()
    path = page_picture(stored, asked.number) if stored and can_be_shown(stored) else None
    if path is None:
        raise Http404
    answer = FileResponse(path.open("rb"), content_type="image/webp")
    answer["ETag"], answer["Cache-Control"] = mark, "private, no-cache"
    return answer  # type: ignore[return-value]


def answers_form(directive: Directive, data: Any = None) -> AnswersForm:
    """The questions with their answers in the order of the rule."""
    questions = questions_of(directive)
    orders = [order_of_answers(len(one.answers), one.pk) for one in questions]
    return AnswersForm(data, questions=questions, orders=orders)


def checked(directive: Directive, form: AnswersForm) -> list[dict[str, Any]]:
    """For the reader's eyes: what was chosen, what is right, and why. Nothing of it is kept."""
    chosen = form.answered()
    return [
        {"question": one, "right": chosen.get(one.pk) == 0, "chosen": one.answers[chosen[one.pk]]}
        for one in questions_of(directive) if one.pk in chosen
    ]  # fmt: skip


def _shown(request: Request, directive: Directive, form: AnswersForm) -> dict[str, Any]:
    reader = reader_of(directive, request.user)
    texts = page_texts(directive.file) if directive.file and can_be_shown(directive.file) else None
    return {
        "directive": directive, "card": document_card(directive.document_id), "reader": reader, "form": form,
        "waits": reader is not None and waits(reader, directive), "texts": texts, "checked": [],
        "known": last_known(reader) if reader and reader.version < directive.version else None,
        "unreadable": directive.file is not None and can_be_shown(directive.file) and texts is None,
        "as_text": request.GET.get("text") == "1", "late": directive.due < timezone.localdate(),
        "oversees": may(request.user, "directives.view_directive", directive),
        "cards": thread_of(directive.reference, user=request.user),
    }  # fmt: skip
