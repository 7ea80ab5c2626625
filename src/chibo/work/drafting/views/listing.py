"""The drafts one may see, as a list and as a workbook."""

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from chibo.kernel.wording import day_numbers
from chibo.organization.units.queries import unit_cards
from chibo.platform.authz.guard import requires_plain
from chibo.web.http import Request
from chibo.web.pages import page_or_block
from chibo.web.sheets import Column, Wanted, sheet_response, wanted_sheet
from chibo.work.drafting.choices import DraftState
from chibo.work.drafting.permissions import writing_places
from chibo.work.drafting.queries import DraftLine, draft_lines, visible_drafts
from chibo.work.drafting.queries.lines import with_words

PER_PAGE = 50


@require_safe
@requires_plain("authz.signed_in")
def draft_list(request: Request) -> HttpResponse:
    """Drafts of my units and those I am asked about; what is being written stands first."""
    on, places = timezone.localdate(), list(writing_places(request.user))
    unit_id, state = _chosen(request, places), request.GET.get("state", "")
    rows = visible_drafts(request.user)
    if unit_id:
        rows = rows.filter(unit_id=unit_id)
    if state in DraftState.values:
        rows = rows.filter(state=state)
    lines = with_words(draft_lines(rows, on=on), request.GET.get("q", "")[:200])
    if wanted := wanted_sheet(request.GET):
        return _sheet(lines, wanted)
    cards = unit_cards(places)
    shown = Paginator(lines, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "shown": shown, "lines": list(shown), "state": state, "states": DraftState.choices, "unit_id": unit_id,
        "units": [(pk, cards[pk].name) for pk in places if pk in cards], "text": request.GET.get("q", ""),
        "names": {pk: card.name for pk, card in cards.items()},
    }
    return page_or_block(request, "drafting/draft_list.html", context, block="rows")


def _chosen(request: Request, places: list[int]) -> int | None:
    wanted = request.GET.get("unit", "")
    if not wanted:
        return None
    if not wanted.isdigit() or int(wanted) not in places:
        raise Http404
    return int(wanted)


def _sheet(lines: list[DraftLine], wanted: Wanted) -> HttpResponse:
    columns = [
        Column(_("No."), 6), Column(_("Kind of paper"), 18), Column(_("Subject"), 60), Column(_("State"), 18),
        Column(_("Number"), 16), Column(_("Last changed"), 14), Column(_("Answers owed"), 12), Column(_("Open remarks"), 12),
    ]  # fmt: skip
    rows = [
        (
            number, line.kind, line.title, str(line.state.label), line.number, timezone.localdate(line.touched_at),
            line.waiting, line.remarks,
        )
        for number, line in enumerate(lines, start=1)
    ]  # fmt: skip
    on = timezone.localdate()
    title = _("Drafts, %(day)s") % {"day": day_numbers(on)}
    return sheet_response(f"du-thao-{on:%Y-%m-%d}", title=title, columns=columns, rows=rows, kind=wanted)
