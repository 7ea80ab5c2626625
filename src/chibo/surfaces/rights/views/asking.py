"""Why may somebody do something here, or why not?"""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from chibo.organization.mandates.queries import duties_of, member_cells, visible_people
from chibo.platform.accounts.models import Account
from chibo.platform.authz.guard import requires
from chibo.platform.authz.permissions import GRANTS, may
from chibo.surfaces.rights import loaders
from chibo.surfaces.rights.asking import Place, acts_around, place_at
from chibo.surfaces.rights.grounds import Ground, Kind, grounds_of
from chibo.surfaces.rights.why import why
from chibo.web.http import Request
from chibo.web.pages import page

MOST_FOUND = 10
"""People offered when a name is not clear."""


@require_safe
@requires("rights.ask_why", loaders.someone)
def ask(request: Request, _oneself: Any) -> HttpResponse:
    """About oneself, or for the secretary and the administrator about somebody else; about one page or in general."""
    account, offered = _asked_about(request)
    context: dict[str, Any] = {
        "account": account,
        "offered": offered,
        "name": request.GET.get("who", "").strip(),
    }
    context |= {"place": None, "why": None}
    context["others"] = request.user.is_administrator or bool(_led_people(request).exists())
    if address := request.GET.get("at", "").strip():
        context |= _about(request, account, place_at(address))
    context["grounds"] = [one for one in _grounds(account) if _readable(request, account, one)]
    return page(request, "rights/why.html", context)


def _about(request: Request, account: Account, place: Place) -> dict[str, Any]:
    """The acts around the object and the asked one in full. What the asker cannot see is not found."""
    subjects = dict(acts_around(place, request.user) or [(place.permission, place.subject(request.user))])
    wanted = request.GET.get("act", place.permission)
    if wanted not in subjects:
        raise Http404
    found = why(account, wanted, subjects[wanted], asker=request.user, on=timezone.localdate())
    acts = [(GRANTS[name], may(account, name, subject)) for name, subject in subjects.items()]
    through = [one for one in found.through if _readable(request, account, one)]
    return {"place": place, "why": found, "acts": acts, "through": through, "sees": _sees(account, place)}


def _sees(account: Account, place: Place) -> bool:
    try:
        place.subject(account)
    except Http404:
        return False
    return True


def _asked_about(request: Request) -> tuple[Account, list[Account]]:
    """The account that is meant, and others of that name. Whoever may not ask for others is refused."""
    typed = request.GET.get("who", "").strip()
    if not typed:
        return request.user, []
    found = [one for one in _candidates(request, typed) if may(request.user, "rights.ask_why", one)]
    if not found and not (request.user.is_administrator or _led_people(request).exists()):
        raise PermissionDenied("rights.ask_why")
    return (found[0], []) if len(found) == 1 else (request.user, found)


def _candidates(request: Request, typed: str) -> list[Account]:
    exact = list(Account.objects.filter(login=typed, is_active=True))
    named = Account.objects.filter(name__icontains=typed, is_active=True).order_by("name")
    if not request.user.is_administrator:
        known = visible_people(request.user).filter(account__isnull=False).values("account_id")
        exact = [one for one in exact if one.pk in {row["account_id"] for row in known}]
        named = named.filter(pk__in=known)
    return exact or list(named[:MOST_FOUND])


def _led_people(request: Request) -> Any:
    """People of whom the asker is secretary or deputy; nobody for everybody else."""
    heads = any(
        post.value in ("secretary", "deputy_secretary") for post, _unit in duties_of(request.user).posts
    )
    return visible_people(request.user) if heads else visible_people(request.user).none()


def _grounds(account: Account) -> list[Ground]:
    return grounds_of(account, on=timezone.localdate())


def _readable(request: Request, account: Account, ground: Ground) -> bool:
    """Posts are known in the office; who belongs to a cell is for those who read its list."""
    if ground.kind != Kind.MEMBERSHIP or account.pk == request.user.pk:
        return True
    return ground.unit_id in member_cells(request.user)
