"""The table of rights."""

from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from chibo.organization.mandates.queries import duties_of
from chibo.organization.units.queries import unit_cards
from chibo.platform.authz.guard import requires_plain
from chibo.surfaces.rights.grounds import grounds_of
from chibo.surfaces.rights.matrix import ROLES, Reach, own_columns, table
from chibo.surfaces.rights.permissions import HEADS
from chibo.web.http import Request
from chibo.web.pages import page


@require_safe
@requires_plain("rights.read_matrix")
def matrix(request: Request) -> HttpResponse:
    """Roles in columns, permissions in lines, and on what the reader's own rights rest."""
    context = {
        "groups": table(),
        "roles": ROLES,
        "reaches": list(Reach),
        "mine": own_columns(request.user),
        "publishing": unit_cards(duties_of(request.user).units_with(*HEADS)).values(),
        "grounds": grounds_of(request.user, on=timezone.localdate()),
    }
    return page(request, "rights/matrix.html", context)
