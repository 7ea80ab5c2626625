"""The roll call."""

from django.http import HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from chibo.kernel.errors import DomainError
from chibo.platform.authz.guard import requires
from chibo.web.http import Request
from chibo.web.pages import flash_error
from chibo.work.meetings.choices import Presence
from chibo.work.meetings.forms.session import GuestForm, TickForm
from chibo.work.meetings.models import Meeting, RollEntry
from chibo.work.meetings.queries.attendance import presence_words, rate_line, room_of
from chibo.work.meetings.queries.seats import people_on_roll
from chibo.work.meetings.services import roll
from chibo.work.meetings.views import loaders
from chibo.work.meetings.views.answers import acted, readable, saved, table_address, wants_json


@require_POST
@requires("meetings.run_meeting", loaders.entry)
def tick(request: Request, entry: RollEntry) -> HttpResponse:
    """Say how one person takes part; scripts get the line and the numbers of the room back."""
    form = TickForm(request.POST, entry.meeting)
    try:
        readable(form)
        given = form.cleaned_data
        ticked = roll.tick(
            entry,
            Presence(given["presence"]),
            by=request.user,
            reason=given["reason"],
            remark=given["remark"],
            approved=not given["unapproved"],
        )
    except DomainError as problem:
        return _not_ticked(request, entry, problem)
    if wants_json(request):
        return saved(entry=ticked.pk, presence=ticked.presence, words=presence_words(ticked), **_line(entry.meeting))
    return HttpResponseRedirect(_room(request, entry.meeting_id))


def _not_ticked(request: Request, entry: RollEntry, problem: DomainError) -> HttpResponse:
    if wants_json(request):
        return JsonResponse({"error": problem.sentence}, status=422)
    flash_error(request, problem)
    address = table_address(entry.meeting_id, pane="room")
    return HttpResponseRedirect(f"{address}&entry={entry.pk}#entry-{entry.pk}")


def _room(request: Request, meeting_id: int) -> str:
    """Back to the part of the roll that was on screen."""
    kept = request.POST.get("view", "")
    extra = f"&{kept}" if kept and kept.isascii() and len(kept) < 200 and "#" not in kept else ""
    item = request.POST.get("item", "")
    address = table_address(meeting_id, item_id=int(item) if item.isdigit() else None, pane="room")
    return f"{address}{extra}#room"


def _line(meeting: Meeting) -> dict[str, object]:
    """The numbers above the roll, ready to be shown."""
    room = room_of(meeting)
    return {
        "present": room.count.present,
        "line": rate_line(room),
        "unticked": room.count.unticked,
        "quorum": room.quorum.reached,
    }


@require_POST
@requires("meetings.run_meeting", loaders.session)
def tick_rest(request: Request, meeting: Meeting) -> HttpResponse:
    """Tick everybody who is not ticked yet."""
    form = TickForm(request.POST, meeting)

    def work() -> None:
        readable(form)
        presence = Presence(form.cleaned_data["presence"])
        roll.tick_rest(meeting, presence, by=request.user, reason=form.cleaned_data["reason"])

    closing = reverse("meetings:closing", args=[meeting.pk])
    return acted(request, closing if "closing" in request.POST else _room(request, meeting.pk), work)


@require_POST
@requires("meetings.run_meeting", loaders.session)
def guest(request: Request, meeting: Meeting) -> HttpResponse:
    """Put a guest on the roll."""
    form = GuestForm(request.POST, meeting)

    def work() -> None:
        readable(form)
        roll.add_guest(
            meeting, name=form.cleaned_data["name"], title=form.cleaned_data["title"], by=request.user
        )

    return acted(request, _room(request, meeting.pk), work)


@require_GET
@requires("meetings.run_meeting", loaders.session)
def people(request: Request, meeting: Meeting) -> JsonResponse:
    """People of the roll for a picker: {id, label, note}; ``as=person`` gives person ids, without guests."""
    persons = request.GET.get("as") == "person"
    found = people_on_roll(meeting, request.GET.get("q", "")[:80], guests=not persons)
    return JsonResponse(
        [
            {
                "id": str(entry.person_id if persons else entry.pk),
                "label": entry.full_name,
                "note": entry.title,
            }
            for entry in found
        ],
        safe=False,
    )
