"""One document: its page, the form of its head, and the note that a meeting has dealt with it."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from chibo.kernel.errors import DomainError
from chibo.organization.units.queries import unit_card
from chibo.platform.audit.queries import history_of
from chibo.platform.authz.guard import requires
from chibo.platform.threads.queries import thread_of
from chibo.web.http import Request
from chibo.web.pages import page
from chibo.work.documents.forms import DocumentForm, SpreadForm
from chibo.work.documents.models import Document
from chibo.work.documents.queries import card_of, is_used
from chibo.work.documents.services import attach_file, change_document, mark_spread, register_document
from chibo.work.documents.views import loaders

HEAD = ("kind", "issuer", "number", "issued_on", "title", "received_on", "must_be_spread", "spread_by")


@require_safe
@requires("documents.view_document", loaders.document)
def document_page(request: Request, document: Document) -> HttpResponse:
    """What it is, how it is cited, whether a meeting has heard of it, its file and thread."""
    on = timezone.localdate()
    context = {
        "document": document,
        "card": card_of(document),
        "late": bool(document.spread_by and document.spread_on is None and document.spread_by < on),
        "used": is_used(document),
        "cards": thread_of(document.reference, user=request.user),
        "history": [_line(entry) for entry in history_of(document)],
    }
    return page(request, "documents/document.html", context)


@require_http_methods(["GET", "POST"])
@requires("documents.register_document", loaders.unit)
def register(request: Request, unit_id: int) -> HttpResponse:
    """Enter a document that has come in."""
    today = timezone.localdate()
    form = DocumentForm(request.POST or None, request.FILES or None, initial={"received_on": today})
    if request.method == "POST" and form.is_valid():
        words = {name: form.cleaned_data[name] for name in HEAD}
        try:
            document = register_document(
                unit_id, by=request.user, on=today, file=form.cleaned_data["file"], **words
            )
        except DomainError as problem:
            form.add_error(None, problem.sentence)
        else:
            messages.success(request, _("The document is registered."))
            return redirect(document)
    return _form_page(request, form, title=_("Register a document"), unit=unit_card(unit_id))


@require_http_methods(["GET", "POST"])
@requires("documents.edit_document", loaders.document)
def edit(request: Request, document: Document) -> HttpResponse:
    """Put the entry right, while no meeting has used it; the file may always be added."""
    today = timezone.localdate()
    initial = {name: getattr(document, name) for name in HEAD}
    form = DocumentForm(request.POST or None, request.FILES or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            _change(request, document, form.cleaned_data)
        except DomainError as problem:
            form.add_error(None, problem.sentence)
        else:
            messages.success(request, _("The entry is changed."))
            return redirect(document)
    title = _("Change %(number)s") % {"number": document.number}
    return _form_page(request, form, title=title, unit=unit_card(document.unit_id), document=document, on=today)


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


def _change(request: Request, document: Document, words: dict[str, Any]) -> None:
    today = timezone.localdate()
    head = {name: words[name] for name in HEAD}
    changed = {name: value for name, value in head.items() if getattr(document, name) != value}
    if changed:
        change_document(document, by=request.user, on=today, **head)
    if words["file"]:
        attach_file(document, words["file"], by=request.user)


def _form_page(request: Request, form: forms.Form, **context: Any) -> HttpResponse:
    status = 422 if request.method == "POST" else 200
    shown = {"form": form, "document": None, **context}
    return page(request, "documents/document_form.html", shown, status=status)


def _line(entry: Any) -> dict[str, Any]:
    words = {
        "documents.document.registered": _("registered it"),
        "documents.document.changed": _("changed the entry"),
        "documents.document.file_attached": _("added the file"),
        "documents.document.spread": _("noted that it was spread"),
    }
    return {"at": entry.at, "who": entry.source, "what": words.get(entry.action, entry.action)}
