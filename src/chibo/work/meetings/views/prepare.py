"""Preparing a meeting on one page: proposals on the left, the agenda on the right."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from chibo.kernel.errors import DomainError
from chibo.platform.authz.guard import requires
from chibo.web.http import Request
from chibo.web.pages import flash_error, page, page_or_block
from chibo.work.documents.queries import documents_of
from chibo.work.meetings.forms.before import AttachForm, ItemForm, NewItemForm, PreparedForm
from chibo.work.meetings.models import AgendaItem, Attachment, Meeting
from chibo.work.meetings.rules.meeting_states import EDITABLE
from chibo.work.meetings.services.agenda import add_item, edit_item, move_item, remove_item
from chibo.work.meetings.services.announcing import record_preparation
from chibo.work.meetings.services.enclosing import attach_document, attach_upload, detach
from chibo.work.meetings.services.postponing import postpone_item
from chibo.work.meetings.views import loaders
from chibo.work.meetings.views.board import acted, back_to_board, show_board

GET_POST = ["GET", "HEAD", "POST"]


@require_safe
@requires("meetings.prepare_meeting", loaders.meeting)
def prepare(request: Request, meeting: Meeting) -> HttpResponse:
    """The page, or its board after something was done."""
    return show_board(request, meeting)


@require_POST
@requires("meetings.prepare_meeting", loaders.meeting)
def add(request: Request, meeting: Meeting) -> HttpResponse:
    """One more item on the agenda."""
    form = NewItemForm(request.POST, unit_id=meeting.unit_id)
    if not form.is_valid():
        return show_board(request, meeting, form=form, status=422)
    try:
        add_item(meeting, by=request.user, **form.cleaned_data)
    except DomainError as problem:
        form.add_error(None, problem.sentence)
        return show_board(request, meeting, form=form, status=422)
    return back_to_board(request, meeting)


@require_POST
@requires("meetings.prepare_meeting", loaders.meeting)
def order(request: Request, meeting: Meeting) -> HttpResponse:
    """Put an item up, down, or to a place of its section: move=<id>:up | down | <place>."""
    key, _colon, to = request.POST.get("move", "").partition(":")
    item = meeting.items.filter(pk=key).first() if key.isdigit() else None
    if item is None or not (to in ("up", "down") or to.isdigit()):
        return back_to_board(request, meeting)
    place = to if to in ("up", "down") else min(int(to), 1000)
    return acted(request, meeting, lambda: move_item(item, to=place, by=request.user))


@require_http_methods(GET_POST)
@requires("meetings.prepare_meeting", loaders.item)
def edit(request: Request, item: AgendaItem) -> HttpResponse:
    """Reword one item, where it stands."""
    names = ("title", "minutes", "presenter_id", "note")
    initial = {name: getattr(item, name) for name in names}
    form = ItemForm(request.POST or None, unit_id=item.meeting.unit_id, initial=initial)
    if form.is_valid():
        try:
            edit_item(item, by=request.user, **form.cleaned_data)
            return back_to_board(request, item.meeting, item)
        except DomainError as problem:
            form.add_error(None, problem.sentence)
    status = 422 if form.errors else 200
    context = {"form": form, "item": item, "meeting": item.meeting}
    answer = page_or_block(request, "meetings/item_edit.html", context, block="form", status=status)
    if request.method == "POST" and form.errors:
        answer["HX-Retarget"] = f"#item-{item.pk}"
    return answer


@require_POST
@requires("meetings.prepare_meeting", loaders.item)
def remove(request: Request, item: AgendaItem) -> HttpResponse:
    """Take an item off the agenda."""
    return acted(request, item.meeting, lambda: remove_item(item, by=request.user))


@require_http_methods(GET_POST)
@requires("meetings.run_meeting", loaders.item)
def postpone(request: Request, item: AgendaItem) -> HttpResponse:
    """Move an item to next month, after a look at what that means."""
    if request.method != "POST":
        return page(request, "confirm.html", _postpone_words(item))
    try:
        copy = postpone_item(item, by=request.user, reason=request.POST.get("reason", ""))
    except DomainError as problem:
        flash_error(request, problem)
    else:
        messages.success(request, _("Moved to “%(title)s”; today's record stays.") % {"title": copy.meeting.title})
    if item.meeting.state in EDITABLE:
        return redirect("meetings:prepare", pk=item.meeting_id)
    return redirect("meetings:table", pk=item.meeting_id)


@require_http_methods(GET_POST)
@requires("meetings.prepare_meeting", loaders.item)
def attach(request: Request, item: AgendaItem) -> HttpResponse:
    """Lay a file or a registered document before the meeting."""
    documents = [(one.pk, one.citation) for one in documents_of(item.meeting.unit_id)]
    posted = request.method == "POST"
    form = AttachForm(request.POST if posted else None, request.FILES if posted else None, documents=documents)
    if posted and form.is_valid():
        try:
            _attach(request, item, form, dict(documents))
            return back_to_board(request, item.meeting, item)
        except DomainError as problem:
            form.add_error("file", problem.sentence)
    context = {"form": form, "item": item, "meeting": item.meeting}
    status = 422 if form.errors else 200
    return page_or_block(request, "meetings/attach.html", context, block="form", status=status)


@require_POST
@requires("meetings.prepare_meeting", loaders.attachment)
def take_back(request: Request, attachment: Attachment) -> HttpResponse:
    """Take a document back from an item."""
    return acted(request, attachment.item.meeting, lambda: detach(attachment, by=request.user))


@require_POST
@requires("meetings.prepare_meeting", loaders.meeting)
def prepared(request: Request, meeting: Meeting) -> HttpResponse:
    """Record that the committee has met."""
    form = PreparedForm(request.POST, meeting=meeting)
    if not form.is_valid():
        return show_board(request, meeting, prepared_form=form, status=422)
    try:
        record_preparation(
            meeting,
            on=form.cleaned_data["on"],
            committee_meeting_id=form.cleaned_data["committee_meeting"],
            by=request.user,
        )
    except DomainError as problem:
        form.add_error("on", problem.sentence)
        return show_board(request, meeting, prepared_form=form, status=422)
    return back_to_board(request, meeting)


def _attach(request: Request, item: AgendaItem, form: AttachForm, documents: dict[int, str]) -> None:
    given = form.cleaned_data
    if given["file"]:
        attach_upload(item, given["file"], title=given["title"], by=request.user)
    if given["document"]:
        attach_document(item, document_id=given["document"], title=documents[given["document"]], by=request.user)


def _postpone_words(item: AgendaItem) -> dict[str, object]:
    meeting = item.meeting
    return {
        "title": _("Move to next month"),
        "question": item.title,
        "consequences": [
            _("Here it stays on record as moved to next month."),
            _("A copy with its documents goes onto the next meeting's agenda; that meeting is proposed if it is not there."),
        ],
        "action": reverse("meetings:postpone_item", args=[item.pk]),
        "verb": _("Move to next month"),
        "back": reverse("meetings:prepare" if meeting.state in EDITABLE else "meetings:table", args=[meeting.pk]),
    }
