"""Who may make one person of two entries: who keeps the lists of both."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from chibo.organization.mandates.permissions import keeps_their_list
from chibo.organization.mandates.queries import kept_units
from chibo.platform.authz.permissions import Scope, Visitor, grant, predicate


@predicate(label=_("keeps the members' list of a cell (committee or clerk)"))
def keeps_some_list(user: Visitor, subject: Any = None) -> bool:
    """Whether the visitor keeps any list at all."""
    return bool(kept_units(user))


@predicate(label=_("keeps the list of both people's cells (committee or clerk)"))
def keeps_both_lists(user: Visitor, pair: Any) -> bool:
    """Whether the visitor keeps the lists of two entries: something with ``kept_id`` and ``gone_id``."""
    return bool(keeps_their_list(user, pair.kept_id) and keeps_their_list(user, pair.gone_id))


@predicate(label=_("keeps the list of the person into whom the entry went (committee or clerk)"))
def keeps_the_kept(user: Visitor, merge: Any) -> bool:
    """Whether the visitor keeps the list of the person who is left; the other entry has no cell any more."""
    return bool(keeps_their_list(user, merge.kept_id))


grant(
    "people.see_duplicates", to=keeps_some_list, label=_("see who may be entered twice"), scope=Scope.CELL
)
grant(
    "people.merge_people", to=keeps_both_lists, label=_("make one person of two entries, or say that they are two"),
    scope=Scope.CELL,
)  # fmt: skip
grant("people.undo_merge", to=keeps_the_kept, label=_("undo that two entries became one"), scope=Scope.CELL)
