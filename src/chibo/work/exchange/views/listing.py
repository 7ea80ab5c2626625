"""The log of messages of a unit: both directions, filtered by the address, as a page or a file."""

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from chibo.kernel.wording import day_numbers
from chibo.organization.units.queries import unit_card, unit_cards
from chibo.platform.authz.guard import requires, requires_plain
from chibo.web.http import Request
from chibo.web.pages import page_or_block
from chibo.web.sheets import Cell, Column, sheet_response, wanted_sheet
from chibo.web.sheets import Wanted as WantedFile
from chibo.work.exchange.choices import Direction, MessageKind, MessageState, StatusCode
from chibo.work.exchange.models import Message
from chibo.work.exchange.permissions import kept_units
from chibo.work.exchange.queries import Wanted, codes_of, messages_of
from chibo.work.exchange.views import loaders

ON_A_PAGE = 50


@require_safe
@requires_plain("authz.signed_in")
def first(request: Request) -> HttpResponse:
    """The log of the first unit whose register one keeps."""
    kept = kept_units(request.user)
    if not kept:
        raise Http404
    return redirect("exchange:of", pk=kept[0])


@require_safe
@requires("exchange.view_messages", loaders.unit)
def log(request: Request, unit_id: int) -> HttpResponse:
    """What came in and what was sent, the newest first."""
    wanted = Wanted.asked(request.GET)
    found = messages_of(unit_id, wanted)
    if kind := wanted_sheet(request.GET):
        return _file(unit_id, list(found), kind)
    names = unit_cards(kept_units(request.user))
    context = {
        "unit": unit_card(unit_id),
        "units": [(pk, names[pk].name) for pk in kept_units(request.user)],
        "wanted": wanted,
        "shown": Paginator(found, ON_A_PAGE).get_page(request.GET.get("page")),
        "directions": Direction.choices,
        "states": MessageState.choices,
        "kinds": MessageKind.choices,
        "has_code": bool(codes_of(unit_id, on=timezone.localdate())),
    }
    return page_or_block(request, "exchange/log.html", context, block="rows")


def _file(unit_id: int, found: list[Message], kind: WantedFile) -> HttpResponse:
    unit, today = unit_card(unit_id), timezone.localdate()
    columns = [
        Column(_("No."), 6), Column(_("Direction"), 10), Column(_("Made or taken in on"), 16), Column(_("Kind"), 20),
        Column(_("Number and symbol"), 18), Column(_("Dated"), 12), Column(_("Title"), 50), Column(_("Other offices"), 40),
        Column(_("State"), 20), Column(_("Last status"), 16), Column(_("DocumentId"), 34),
    ]  # fmt: skip
    rows: list[list[Cell]] = [
        [
            number, str(message.get_direction_display()), message.made_at, str(message.get_kind_display()),
            message.full_number, message.promulgated_on, message.subject, others(message),
            str(message.get_state_display()), last_status(message), message.paper_id,
        ]
        for number, message in enumerate(found, start=1)
    ]  # fmt: skip
    name = unit.name if unit else ""
    title = _("Exchanged messages of %(unit)s, %(day)s") % {"unit": name, "day": day_numbers(today)}
    return sheet_response(f"thong-diep-{name}-{today:%Y-%m-%d}", title=title, columns=columns, rows=rows, kind=kind)


def others(message: Message) -> str:
    """Who sent it, or to whom it went."""
    if message.came_in:
        return f"{message.office_name} ({message.office_code})" if message.office_name else message.office_code
    return ", ".join(str(receiver) for receiver in message.receivers.all())


def last_status(message: Message) -> str:
    """What the sender was told last, or what the receivers have said."""
    if message.came_in:
        return str(message.get_status_display()) if message.status else ""
    codes = sorted({receiver.status for receiver in message.receivers.all() if receiver.status})
    return ", ".join(str(StatusCode(code).label) for code in codes)
