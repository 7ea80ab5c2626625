"""My notices, and the outbox of those who send."""

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from chibo.kernel.errors import DomainError
from chibo.platform.authz.guard import requires, requires_plain
from chibo.platform.authz.permissions import Visitor, may
from chibo.platform.notices.choices import MailState, NoticeState
from chibo.platform.notices.files import inbox_file, outbox_file
from chibo.platform.notices.models import Attachment, Notice
from chibo.platform.notices.queries import counted, inbox_of, outbox_of, outbox_scopes, reach_of, unread_count
from chibo.platform.notices.services import (
    change_draft,
    mark_all_read,
    mark_read,
    resend_failed,
    send_notice,
    withdraw_draft,
)
from chibo.web.http import Request
from chibo.web.pages import flash_error, page, page_or_block
from chibo.web.sheets import wanted_sheet

ON_A_PAGE = 30


class WordingForm(forms.Form):
    """Title and text of a draft."""

    title = forms.CharField(label=gettext_lazy("Headline"), max_length=250)
    body = forms.CharField(label=gettext_lazy("Text"), max_length=8000, widget=forms.Textarea(attrs={"rows": 14}))


def a_notice(user: Visitor, *, pk: int) -> Notice:
    """A notice that reached the user or lies in an outbox they keep."""
    notice = get_object_or_404(Notice, pk=pk)
    if not may(user, "notices.read_notice", notice):
        raise Http404
    return notice


def an_attachment(user: Visitor, *, pk: int) -> Attachment:
    """What came along with a notice the user may read."""
    found = get_object_or_404(Attachment.objects.select_related("notice"), pk=pk)
    if not may(user, "notices.read_notice", found.notice):
        raise Http404
    return found


@require_safe
@requires_plain("authz.signed_in")
def inbox(request: Request) -> HttpResponse:
    """What was sent to me, newest first."""
    unread_only = request.GET.get("show") == "unread"
    mine = inbox_of(request.user, unread_only=unread_only)
    if kind := wanted_sheet(request.GET):
        return inbox_file(mine, kind)
    pages = Paginator(mine, ON_A_PAGE)
    context = {
        "notices": pages.get_page(request.GET.get("page")),
        "unread_only": unread_only,
        "unread": unread_count(request.user),
        "keeps_outbox": bool(outbox_scopes(request.user)),
    }
    return page_or_block(request, "notices/inbox.html", context, block="rows")


@require_POST
@requires_plain("authz.signed_in")
def read_all(request: Request) -> HttpResponse:
    """I have seen them all."""
    mark_all_read(request.user, at=timezone.now())
    return redirect("notices:inbox")


@require_safe
@requires("notices.read_notice", a_notice)
def read(request: Request, notice: Notice) -> HttpResponse:
    """One notice; opening it counts as having read it."""
    mark_read(notice, request.user, at=timezone.now())
    context = {"notice": notice, "attachments": notice.attachments.defer("content")}
    return page(request, "notices/read.html", context)


@require_safe
@requires("notices.read_notice", an_attachment)
def attachment(request: Request, found: Attachment) -> HttpResponse:
    """The file itself, always as a download."""
    answer = HttpResponse(bytes(found.content), content_type=found.content_type)
    answer["Content-Disposition"] = f'attachment; filename="{found.name}"'
    answer["Cache-Control"] = "private, no-store"
    return answer


@require_safe
@requires_plain("authz.signed_in")
def outbox(request: Request) -> HttpResponse:
    """Drafts, what was sent, and what could not be sent."""
    scopes = outbox_scopes(request.user)
    wanted = request.GET.get("state", "")
    rows = outbox_of(scopes, state=wanted if wanted in NoticeState.values else "", failed=wanted == "failed")
    if kind := wanted_sheet(request.GET):
        return outbox_file(rows, kind)
    context = {
        "notices": Paginator(rows, ON_A_PAGE).get_page(request.GET.get("page")),
        "wanted": wanted,
        "states": [*NoticeState.choices, ("failed", _("Mail not sent"))],
        "keeps": bool(scopes),
    }
    return page_or_block(request, "notices/outbox.html", context, block="rows")


@require_safe
@requires("notices.handle_notice", a_notice)
def outgoing(request: Request, notice: Notice) -> HttpResponse:
    """A notice of my outbox: a draft with its preview, or how far it has come."""
    return _outgoing(request, notice, WordingForm(initial={"title": notice.title, "body": notice.body}))


@require_http_methods(["POST"])
@requires("notices.handle_notice", a_notice)
def reword(request: Request, notice: Notice) -> HttpResponse:
    """Keep other words for a draft."""
    form = WordingForm(request.POST)
    if not form.is_valid():
        return _outgoing(request, notice, form, status=422)
    try:
        change_draft(notice, **form.cleaned_data, by=request.user, at=timezone.now())
        messages.success(request, _("The text is saved as a draft. Nothing has been sent yet."))
    except DomainError as problem:
        flash_error(request, problem)
    return redirect("notices:outgoing", pk=notice.pk)


@require_POST
@requires("notices.handle_notice", a_notice)
def send(request: Request, notice: Notice) -> HttpResponse:
    """Send a draft; one whose writer has more to do with it is sent on the writer's page."""
    if notice.send_page and notice.state == NoticeState.DRAFT:
        return redirect(notice.send_page)
    try:
        send_notice(notice, by=request.user, at=timezone.now())
        messages.success(request, _("The notice has gone out."))
    except DomainError as problem:
        flash_error(request, problem)
    return redirect("notices:outgoing", pk=notice.pk)


@require_POST
@requires("notices.handle_notice", a_notice)
def withdraw(request: Request, notice: Notice) -> HttpResponse:
    """Take a draft out of the outbox."""
    try:
        withdraw_draft(notice, by=request.user, at=timezone.now())
    except DomainError as problem:
        flash_error(request, problem)
    return redirect("notices:outbox")


@require_POST
@requires("notices.handle_notice", a_notice)
def resend(request: Request, notice: Notice) -> HttpResponse:
    """Try the failed mails once more."""
    try:
        count = resend_failed(notice, by=request.user, at=timezone.now())
    except DomainError as problem:
        flash_error(request, problem)
    else:
        words = ngettext("%(n)s mail is on its way again.", "%(n)s mails are on their way again.", count)
        messages.success(request, words % {"n": count})
    return redirect("notices:outgoing", pk=notice.pk)


def _outgoing(request: Request, notice: Notice, form: WordingForm, *, status: int = 200) -> HttpResponse:
    context = {
        "notice": counted(Notice.objects.filter(pk=notice.pk)).get(),
        "reach": reach_of(notice),
        "failed": notice.recipients.filter(mail_state=MailState.FAILED).order_by("position"),
        "people": notice.recipients.order_by("position").values_list("name", flat=True),
        "attachments": notice.attachments.defer("content"),
        "form": form,
    }
    return page(request, "notices/outgoing.html", context, status=status)
