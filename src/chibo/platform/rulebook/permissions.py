"""Everybody signed in may read the rules; a unit's own values are set by those who lead it."""

from django.utils.translation import gettext_lazy as _

from chibo.platform.authz.permissions import Scope, Visitor, grant, predicate, signed_in
from chibo.platform.rulebook.scopes import scopes_of


@predicate(label=_("decides numbers for this unit (secretary, deputy, director)"))
def decides_there(user: Visitor, subject: object) -> bool:
    """Whether the visitor decides numbers for the scope: a text, or anything with a ``scope``."""
    scope = subject if isinstance(subject, str) else getattr(subject, "scope", None)
    return any(known.scope == scope and known.may_override for known in scopes_of(user))


grant("rulebook.read_rules", to=signed_in, label=_("read rules and numbers"), scope=Scope.OFFICE)
grant("rulebook.override_value", to=decides_there, label=_("set a unit's own number"))
