"""Everybody signed in may search; what is found is only what they may see anyway."""

from django.utils.translation import gettext_lazy as _

from chibo.platform.authz.permissions import Group, Scope, Visitor, grant, predicate
from chibo.platform.search.models import SavedSearch


@predicate(label=_("has kept this search"))
def keeps_the_search(user: Visitor, saved: SavedSearch) -> bool:
    """Only oneself."""
    return saved.account_id == user.pk


grant(
    "search.forget_search", to=keeps_the_search, label=_("take a kept search away"), scope=Scope.OWN, group=Group.TRUST
)
