"""Finding what an address means, for those who may know it exists."""

from django.http import Http404
from django.shortcuts import get_object_or_404

from chibo.platform.authz.permissions import Visitor
from chibo.platform.rulebook.models import RuleOverride
from chibo.platform.rulebook.packs import keys
from chibo.platform.rulebook.scopes import EVERYWHERE, Place, scopes_of


def place(user: Visitor, scope: str, key: str) -> Place:
    """A value of one of the visitor's units."""
    wanted = "" if scope == EVERYWHERE else scope
    if key not in keys() or wanted not in {known.scope for known in scopes_of(user)}:
        raise Http404
    return Place(wanted, keys()[key])


def override(user: Visitor, pk: int) -> RuleOverride:
    """An own value of one of the visitor's units."""
    known = [scope.scope for scope in scopes_of(user)]
    return get_object_or_404(RuleOverride.objects.filter(scope__in=known), pk=pk)
