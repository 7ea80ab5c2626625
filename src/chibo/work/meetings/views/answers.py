"""How the meeting table answers: in JSON to the autosave, with the table again to everybody else."""

import json
from collections.abc import Callable
from dataclasses import dataclass

from django.contrib.messages import get_messages
from django.http import HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode

from chibo.kernel.errors import DomainError
from chibo.web.http import Request
from chibo.web.pages import flash_error, page_or_block
from chibo.work.meetings.errors import TextChanged
from chibo.work.meetings.forms.session import PartForm
from chibo.work.meetings.models import AgendaItem, Meeting
from chibo.work.meetings.queries.seats import RollView
from chibo.work.meetings.queries.table import MeetingTable

PANES = ("agenda", "current", "room")
"""The panes of the table; blocks of its template bear the same names."""


@dataclass(frozen=True)
class Conflict:
    """Two texts of one field, for a page without scripts: both are shown, one is sent again."""

    action: str
    field: str
    mine: str
    theirs: str
    version: int


class Unclear(DomainError):
    """What was typed could not be read; the form's own sentence says why."""

    code = "meetings.unclear"
    message = "%(sentence)s"


def wants_json(request: Request) -> bool:
    """Whether a script asks, which shows the answer itself."""
    return "application/json" in request.headers.get("Accept", "")


def saved(**facts: object) -> JsonResponse:
    """The acknowledgement: what the answer describes is on the disk."""
    return JsonResponse({"saved_at": timezone.localtime().strftime("%H:%M:%S"), **facts})


def table_address(meeting_id: int, *, item_id: int | None = None, pane: str = "", anchor: str = "") -> str:
    """The table, opened at an item and (on a phone) at a pane."""
    query = {name: value for name, value in (("item", item_id), ("pane", pane)) if value}
    address = reverse("meetings:table", args=[meeting_id])
    return f"{address}{'?' + urlencode(query) if query else ''}{'#' + anchor if anchor else ''}"


def readable(form: PartForm) -> None:
    """Refuse what cannot be read, with the form's own sentence."""
    if not form.is_valid():
        raise Unclear(sentence=form.problem)


def acted(request: Request, back: str, work: Callable[[], object]) -> HttpResponse:
    """Do one thing and go back to the table; a refusal is shown there in its own words."""
    try:
        facts = work()
    except DomainError as problem:
        return _refused(request, back, problem)
    return _done(request, back, facts if isinstance(facts, dict) else {})


def autosaved(
    request: Request, item: AgendaItem, form: PartForm, *, anchor: str, save: Callable[[], int]
) -> HttpResponse:
    """Save a text under its version; when somebody else was first, both texts come back (409)."""
    back = table_address(item.meeting_id, item_id=item.pk, pane="current", anchor=anchor)
    try:
        readable(form)
        version = save()
    except TextChanged as changed:
        return _changed(request, item, form, changed)
    except DomainError as problem:
        return _refused(request, back, problem)
    return _done(request, back, {"version": version})


def _done(request: Request, back: str, facts: dict[str, object]) -> HttpResponse:
    return saved(**facts) if wants_json(request) else HttpResponseRedirect(back)


def _refused(request: Request, back: str, problem: DomainError) -> HttpResponse:
    if wants_json(request):
        return JsonResponse({"error": problem.sentence}, status=422)
    flash_error(request, problem)
    return HttpResponseRedirect(back)


def _changed(request: Request, item: AgendaItem, form: PartForm, changed: TextChanged) -> HttpResponse:
    theirs, version = str(changed.params["theirs"]), int(str(changed.params["version"]))
    if wants_json(request):
        return JsonResponse({"theirs": theirs, "version": version}, status=409)
    field = next(iter(form.fields))
    mine = str(form.data.get(field, ""))
    both = Conflict(request.path, field, mine, theirs, version)
    return show_table(request, item.meeting, item_id=item.pk, conflict=both, status=409)


def show_table(
    request: Request,
    meeting: Meeting,
    *,
    item_id: int | None = None,
    view: RollView | None = None,
    conflict: Conflict | None = None,
    status: int = 200,
) -> HttpResponse:
    """The table, or the one pane that htmx asks for."""
    pane = request.GET.get("pane", "")
    context = {
        "table": MeetingTable(meeting, item_id=item_id, view=view, me=str(request.user)),
        "meeting": meeting,
        "pane": pane if pane in PANES else "current",
        "conflict": conflict,
    }
    asked = request.htmx.target if request.htmx else ""
    block = asked if asked in PANES else "panes"
    answer = page_or_block(request, "meetings/table.html", context, block=block, status=status)
    if request.htmx and (told := [str(message) for message in get_messages(request)]):
        answer["HX-Trigger"] = json.dumps({"toast": " ".join(told)})
    return answer
