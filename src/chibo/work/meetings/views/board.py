"""The board of the preparation: proposals and agenda, shown again after everything that is done to them."""

import datetime as dt
from collections.abc import Callable

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language

from chibo.kernel.reading import one_reading
from chibo.platform.audit.standstill import until_next_change
from chibo.platform.papers.previews import preview
from chibo.web.http import Request
from chibo.web.pages import attempt, fragment, page_or_block
from chibo.work.meetings.forms.before import NewItemForm, PreparedForm
from chibo.work.meetings.models import AgendaItem, Meeting
from chibo.work.meetings.queries.agenda import agenda_of
from chibo.work.meetings.queries.alerts import preparation_of
from chibo.work.meetings.queries.history import tone_of
from chibo.work.meetings.queries.months import warnings_for
from chibo.work.meetings.queries.proposals import proposals_of
from chibo.work.meetings.queries.sheets import invitation_facts
from chibo.work.meetings.rules.meeting_states import EDITABLE
from chibo.work.meetings.services.agenda import OPEN_AGENDA


def show_board(
    request: Request,
    meeting: Meeting,
    *,
    form: NewItemForm | None = None,
    prepared_form: PreparedForm | None = None,
    status: int = 200,
) -> HttpResponse:
    """The whole board from one reading; the paper beside it only when it is asked for."""
    with one_reading():
        context = _board(request, meeting, form=form, prepared_form=prepared_form)
    if request.htmx and "preview" in request.GET:
        return fragment(request, "meetings/prepare.html", context, name="preview")
    return page_or_block(request, "meetings/prepare.html", context, block="board", status=status)


def _board(
    request: Request, meeting: Meeting, *, form: NewItemForm | None, prepared_form: PreparedForm | None
) -> dict[str, object]:
    today = timezone.localdate()
    key = ("prepare", meeting.pk, today, get_language())
    return until_next_change(key, lambda: _read(meeting, today)) | {
        "meeting": meeting,
        "form": form or NewItemForm(unit_id=meeting.unit_id),
        "prepared_form": prepared_form or PreparedForm(meeting=meeting, initial={"on": today}),
        "editable": meeting.state in EDITABLE,
        "open_agenda": meeting.state in OPEN_AGENDA,
        "sheet": _sheet(meeting, today) if "preview" in request.GET else "",
    }


def _read(meeting: Meeting, today: dt.date) -> dict[str, object]:
    return {
        "tone": tone_of(meeting),
        "agenda": agenda_of(meeting),
        "proposals": proposals_of(meeting, on=today),
        "preparation": preparation_of(meeting, on=today),
        "warnings": warnings_for(meeting.unit_id, meeting.day),
    }


def _sheet(meeting: Meeting, today: dt.date) -> str:
    facts = invitation_facts(meeting, on=today)
    return preview("meetings.invitation", facts, on=today, scope=f"unit:{meeting.unit_id}")


def acted(request: Request, meeting: Meeting, work: Callable[[], object]) -> HttpResponse:
    """Do one thing; a refusal is shown in its own words and nothing is lost."""
    attempt(request, work)
    return back_to_board(request, meeting)


def back_to_board(request: Request, meeting: Meeting, item: AgendaItem | None = None) -> HttpResponse:
    if request.htmx:
        meeting.refresh_from_db()
        answer = show_board(request, meeting)
        answer["HX-Retarget"], answer["HX-Reswap"] = "#board", "outerHTML"
        return answer
    place = f"#item-{item.pk}" if item else ""
    return redirect(reverse("meetings:prepare", args=[meeting.pk]) + place)
