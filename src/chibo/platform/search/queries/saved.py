"""The searches one keeps."""

from chibo.platform.authz.permissions import Visitor
from chibo.platform.search.models import SavedSearch


def saved_searches(user: Visitor) -> list[SavedSearch]:
    """One's own, the newest first."""
    return list(SavedSearch.objects.visible_to(user))
