"""The resolution on the screen: texts on the left, the paper on the right."""

import datetime as dt
from collections.abc import Iterable

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from chibo.kernel.errors import DomainError
from chibo.kernel.wording import clock_numbers
from chibo.platform.authz.guard import requires, requires_plain
from chibo.platform.authz.permissions import Visitor
from chibo.platform.papers.previews import preview
from chibo.platform.threads.queries import thread_of
from chibo.web.http import Request
from chibo.web.pages import attempt, flash_error, fragment, page
from chibo.web.sheets import Column, Wanted, sheet_response, wanted_sheet
from chibo.work.meetings.choices import DecisionKind
from chibo.work.meetings.errors import TextChanged
from chibo.work.meetings.forms.after import IssueForm, part_fields
from chibo.work.meetings.models import Decision, Meeting
from chibo.work.meetings.queries.decisions import decision_facts
from chibo.work.meetings.queries.minutes import decision_vote
from chibo.work.meetings.services.deciding import (
    adopt_decision,
    choose_kind,
    draft_decision,
    issue_decision,
    refresh_draft,
    write_part,
)
from chibo.work.meetings.views.loaders import meeting as a_meeting


def a_decision(user: Visitor, *, pk: int) -> Decision:
    """The decision of a meeting that the user may see, by the meeting's number."""
    visible = Meeting.objects.visible_to(user)
    found = Decision.objects.select_related("meeting", "paper", "vote", "signer")
    return get_object_or_404(found, meeting_id=pk, meeting__in=visible)


@require_safe
@requires_plain("authz.signed_in")
def decisions(request: Request) -> HttpResponse:
    """Every resolution and conclusion one may see, newest first."""
    visible = Meeting.objects.visible_to(request.user)
    found = Decision.objects.filter(meeting__in=visible).select_related("meeting", "paper").order_by("-meeting__starts_at")
    if kind := wanted_sheet(request.GET):
        return _file(found, kind)
    return page(request, "meetings/decisions.html", {"decisions": list(found[:200])})


def _file(found: Iterable[Decision], kind: Wanted) -> HttpResponse:
    columns = [
        Column(_("Number"), 16), Column(_("Kind"), 16), Column(_("Subject"), 50), Column(_("Meeting"), 40),
        Column(_("Signed"), 12), Column(_("State"), 18),
    ]  # fmt: skip
    rows = (
        (
            one.number, str(one.get_kind_display()), one.subject, one.meeting.title, one.issued_on,
            str(one.get_state_display()),
        )
        for one in found
    )  # fmt: skip
    return sheet_response("nghi-quyet", title=_("Resolutions and conclusions"), columns=columns, rows=rows, kind=kind)


@require_POST
@requires("meetings.edit_decision", a_meeting)
def draft(request: Request, meeting: Meeting) -> HttpResponse:
    """Compile the draft, or open the one that exists."""
    try:
        draft_decision(meeting, by=request.user)
    except DomainError as problem:
        flash_error(request, problem)
        return redirect(meeting)
    return redirect("meetings:decision", pk=meeting.pk)


@require_safe
@requires("meetings.view_meeting", a_decision)
def decision(request: Request, found: Decision) -> HttpResponse:
    """Texts and paper side by side; an htmx request asks for the paper alone."""
    context = _context(request, found)
    if request.htmx:
        return fragment(request, "meetings/decision.html", context, name="sheet")
    return page(request, "meetings/decision.html", context)


@require_POST
@requires("meetings.edit_decision", a_decision)
def word(request: Request, found: Decision) -> HttpResponse:
    """Keep one text (autosave), or all texts of the form without JavaScript."""
    if "field" in request.POST:
        return _keep_one(request, found)
    version = _number(request.POST.get("version"))
    try:
        for name in [field["name"] for field in part_fields(found)]:
            if name in request.POST:
                version = write_part(
                    found, name, request.POST[name], version=version, by=request.user
                ).version
    except DomainError as problem:
        flash_error(request, problem)
    else:
        messages.success(request, _("The text is saved."))
    return redirect("meetings:decision", pk=found.meeting_id)


@require_POST
@requires("meetings.edit_decision", a_decision)
def kind(request: Request, found: Decision) -> HttpResponse:
    """Resolution, or conclusion instead."""
    wanted = request.POST.get("kind", "")
    if wanted in DecisionKind.values:
        attempt(request, lambda: choose_kind(found, DecisionKind(wanted), by=request.user))
    return redirect("meetings:decision", pk=found.meeting_id)


@require_POST
@requires("meetings.edit_decision", a_decision)
def refresh(request: Request, found: Decision) -> HttpResponse:
    """Fill empty texts again from the meeting."""
    attempt(request, lambda: refresh_draft(found, by=request.user))
    return redirect("meetings:decision", pk=found.meeting_id)


@require_POST
@requires("meetings.issue_decision", a_decision)
def adopt(request: Request, found: Decision) -> HttpResponse:
    """The vote of the meeting has adopted it."""
    attempt(
        request,
        lambda: adopt_decision(found, by=request.user),
        done=_("Adopted. From now on the words stay as they are."),
    )
    return redirect("meetings:decision", pk=found.meeting_id)


@require_POST
@requires("meetings.issue_decision", a_decision)
def issue(request: Request, found: Decision) -> HttpResponse:
    """Number it and sign."""
    form = IssueForm(found, request.POST)
    if not form.is_valid():
        return page(request, "meetings/decision.html", {**_context(request, found), "issue": form}, status=422)
    try:
        issued = issue_decision(found, by=request.user, **form.cleaned_data)
    except DomainError as problem:
        flash_error(request, problem)
    else:
        messages.success(request, _("Signed as number %(number)s.") % {"number": issued.number})
    return redirect("meetings:decision", pk=found.meeting_id)


def _keep_one(request: Request, found: Decision) -> JsonResponse:
    try:
        kept = write_part(
            found, request.POST["field"], request.POST.get("value", ""),
            version=_number(request.POST.get("version")), by=request.user,
        )
    except TextChanged as changed:
        return JsonResponse(changed.params, status=409)
    except DomainError as problem:
        return JsonResponse({"error": problem.sentence}, status=422)
    except LookupError:
        return JsonResponse({"error": _("There is no such text.")}, status=422)
    now = timezone.localtime()
    return JsonResponse({"saved_at": f"{clock_numbers(now)}:{now:%S}", "version": kept.version})


def _context(request: Request, found: Decision) -> dict[str, object]:
    on: dt.date = found.issued_on or found.meeting.day
    return {
        "meeting": found.meeting,
        "decision": found,
        "paper": found.paper,
        "fields": part_fields(found),
        "sheet": preview(
            f"meetings.{found.kind}",
            decision_facts(found, on=on),
            paper=found.paper,
            on=on,
            scope=f"unit:{found.meeting.unit_id}",
        ),
        "vote": found.vote or decision_vote(found.meeting),
        "issue": IssueForm(found),
        "thread": thread_of(found.reference, user=request.user),
    }


def _number(text: str | None) -> int:
    return int(text) if text and text.isdigit() else -1
