"""One document: its page, the note that a meeting has dealt with it, and whether the street may see it."""

import datetime as dt
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from chibo.kernel.errors import DomainError
from chibo.platform.audit.queries import history_of
from chibo.platform.authz.guard import requires
from chibo.platform.authz.permissions import may
from chibo.platform.threads.queries import thread_of
from chibo.web.fields import read_day
from chibo.web.http import Request
from chibo.web.pages import attempt, page
from chibo.work.documents.choices import FORCE_WORDS
from chibo.work.documents.forms import SpreadForm
from chibo.work.documents.models import Document
from chibo.work.documents.queries import card_of, is_used, tree_of, versions_of
from chibo.work.documents.services import make_public, mark_spread, withdraw_public
from chibo.work.documents.views import loaders


@require_safe
@requires("documents.view_document", loaders.document)
def document_page(request: Request, document: Document) -> HttpResponse:
    """What it is, how it is cited, what is in force on a day, whether a meeting has heard of it, its files and thread."""
    today = timezone.localdate()
    on, unreadable = _day_asked(request, today)
    context = {
        "document": document,
        "card": card_of(document),
        "late": bool(document.spread_by and document.spread_on is None and document.spread_by < today),
        "used": is_used(document),
        "tree": tree_of(document, request.user, on=on),
        "force_words": FORCE_WORDS,
        "on": on,
        "today": today,
        "unreadable": unreadable,
        "versions": versions_of(document.pk),
        "paper_open": document.paper is not None and may(request.user, "papers.read_paper", document.paper),
        "cards": thread_of(document.reference, user=request.user),
        "history": [_line(entry) for entry in history_of(document)],
    }
    return page(request, "documents/document.html", context)


@require_http_methods(["GET", "POST"])
@requires("documents.edit_document", loaders.document)
def spread(request: Request, document: Document) -> HttpResponse:
    """Note by hand that it was spread, for what happened outside a meeting kept here."""
    today = timezone.localdate()
    form = SpreadForm(request.POST or None, initial={"on": today})
    if request.method == "POST" and form.is_valid():
        on = form.cleaned_data["on"]
        if on > today:
            form.add_error("on", _("This day has not come yet."))
        else:
            try:
                mark_spread(document, on=on, by=request.user)
            except DomainError as problem:
                form.add_error("on", problem.sentence)
            else:
                messages.success(request, _("The document no longer waits."))
                return redirect(document)
    status = 422 if request.method == "POST" else 200
    return page(request, "documents/spread.html", {"form": form, "document": document}, status=status)


@require_POST
@requires("documents.publish_document", loaders.document)
def publish(request: Request, document: Document) -> HttpResponse:
    """The street may see it from today, or no longer."""
    if document.public:
        done = _("The document is no longer public.")
        attempt(request, lambda: withdraw_public(document, by=request.user), done=done)
    else:
        done = _("The document is public from today.")
        attempt(request, lambda: make_public(document, by=request.user, on=timezone.localdate()), done=done)
    return redirect(document)


def _day_asked(request: Request, today: dt.date) -> tuple[dt.date, bool]:
    """The day of the address (?on=), today without one; and whether it could not be read."""
    typed = request.GET.get("on", "").strip()
    if not typed:
        return today, False
    try:
        return read_day(typed, today=today), False
    except ValueError:
        return today, True


def _line(entry: Any) -> dict[str, Any]:
    words = {
        "documents.document.registered": _("registered it"),
        "documents.document.changed": _("changed the entry"),
        "documents.document.file_attached": _("added a version of the file"),
        "documents.document.spread": _("noted that it was spread"),
        "documents.document.related": _("noted what it does to another paper"),
        "documents.document.unrelated": _("took back what was noted about another paper"),
        "documents.document.published": _("made it public"),
        "documents.document.withdrawn": _("took it back from the public"),
    }
    return {"at": entry.at, "who": entry.source, "what": words.get(entry.action, entry.action)}
