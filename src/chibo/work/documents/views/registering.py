"""The forms through which papers enter the register, entries are put right and files are added."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from chibo.kernel.errors import DomainError
from chibo.organization.units.queries import unit_card
from chibo.platform.authz.guard import requires
from chibo.web.http import Request
from chibo.web.pages import page
from chibo.work.documents.forms import DocumentForm, IssuedChangeForm, IssuedForm, PaperForm, VersionForm
from chibo.work.documents.models import Document
from chibo.work.documents.queries import is_used, issuable_types, system_of_unit
from chibo.work.documents.services import (
    add_version,
    attach_file,
    change_document,
    draw_number,
    register_document,
    register_issued,
)
from chibo.work.documents.views import loaders

PARTICULARS = ("signer", "pages", "urgency", "circulation", "for_committee", "original_at", "holder")
HEAD = (
    "kind", "system", "issuer", "number", "issued_on", "title", "received_on", "must_be_spread", "spread_by", *PARTICULARS
)  # fmt: skip


@require_http_methods(["GET", "POST"])
@requires("documents.register_document", loaders.unit)
def register(request: Request, unit_id: int) -> HttpResponse:
    """Enter a paper that has come in."""
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
            said = _("The document is registered, arrival number %(n)s.")
            messages.success(request, said % {"n": document.arrival_number})
            return redirect(document)
    return _form_page(request, form, title=_("Register an incoming paper"), unit=unit_card(unit_id))


@require_http_methods(["GET", "POST"])
@requires("documents.register_document", loaders.unit)
def register_own(request: Request, unit_id: int) -> HttpResponse:
    """Enter a paper that the unit issues; its number is drawn with it."""
    today = timezone.localdate()
    types = issuable_types(unit_id, on=today)
    initial = {"issued_on": today, "type_code": request.GET.get("type", ""), "number": request.GET.get("number", "")}
    form = IssuedForm(request.POST or None, request.FILES or None, types=types, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            document = _issue(request, unit_id, form.cleaned_data)
        except DomainError as problem:
            form.add_error(None, problem.sentence)
        else:
            messages.success(request, _("The paper is registered: %(name)s.") % {"name": document.name})
            return redirect(document)
    return _form_page(request, form, title=_("Register a paper of the unit"), unit=unit_card(unit_id), issued=True)


@require_http_methods(["GET", "POST"])
@requires("documents.edit_document", loaders.document)
def edit(request: Request, document: Document) -> HttpResponse:
    """Put the entry right; what a meeting rests on or stands on an issued paper stays. A file may always be added."""
    form = _change_form(request, document)
    if request.method == "POST" and form.is_valid():
        try:
            _change(request, document, form.cleaned_data)
        except DomainError as problem:
            form.add_error(None, problem.sentence)
        else:
            messages.success(request, _("The entry is changed."))
            return redirect(document)
    title = _("Change %(number)s") % {"number": document.name}
    return _form_page(
        request, form, title=title, unit=unit_card(document.unit_id), document=document, issued=document.is_issued,
        used=is_used(document),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@requires("documents.edit_document", loaders.document)
def new_version(request: Request, document: Document) -> HttpResponse:
    """Add a newer file; the earlier ones stay."""
    form = VersionForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        words, day = form.cleaned_data, timezone.localdate()
        before = document.file_id
        try:
            version = add_version(
                document, words["file"], note=words["note"], same_words=words["same_words"], by=request.user, on=day
            )
        except DomainError as problem:
            form.add_error("file", problem.sentence)
        else:
            same = version.file_id == before
            said = _("This is the newest version already; nothing was added.") if same else _("Version %(nr)s is added.")
            messages.success(request, said % {"nr": version.nr} if not same else said)
            return redirect(document)
    status = 422 if request.method == "POST" else 200
    return page(request, "documents/version_form.html", {"form": form, "document": document}, status=status)


def _issue(request: Request, unit_id: int, words: dict[str, Any]) -> Document:
    unit, day = unit_card(unit_id), words["issued_on"]
    system = system_of_unit(unit) if unit else ""
    number: Any = words["number"].strip() or None
    if number is None and not words["unnumbered"]:
        number = draw_number(unit_id, system, words["type_code"], by=request.user, on=day)
    files = [words["file"]] if words["file"] else []
    said = {name: words[name] for name in PARTICULARS}
    return register_issued(
        unit_id, number=number, files=files, by=request.user, on=timezone.localdate(), system=system,
        type_code=words["type_code"], issued_on=day, title=words["title"], **said,
    )  # fmt: skip


def _change_form(request: Request, document: Document) -> PaperForm:
    names = ("title", *PARTICULARS) if document.is_issued else HEAD
    initial = {name: getattr(document, name) for name in names}
    if document.is_issued:
        frozen = document.paper_id is not None
        return IssuedChangeForm(request.POST or None, request.FILES or None, frozen=frozen, initial=initial)
    return DocumentForm(request.POST or None, request.FILES or None, initial=initial)


def _change(request: Request, document: Document, words: dict[str, Any]) -> None:
    today = timezone.localdate()
    head = {name: words[name] for name in HEAD if name in words}
    changed: Any = {name: value for name, value in head.items() if getattr(document, name) != value}
    if changed:
        change_document(document, by=request.user, on=today, **changed)
    if words["file"]:
        attach_file(document, words["file"], by=request.user, on=today)


def _form_page(request: Request, form: forms.Form, **context: Any) -> HttpResponse:
    status = 422 if request.method == "POST" else 200
    shown = {"form": form, "document": None, "issued": False, "used": False, **context}
    return page(request, "documents/document_form.html", shown, status=status)
