"""What the search refuses."""

from django.utils.translation import gettext_lazy as _

from chibo.kernel.errors import DomainError


class NothingToKeep(DomainError):
    """An empty search is not kept."""

    code = "search.nothing-to-keep"
    message = _("This search asks nothing, so it was not kept. Type at least one word first.")


class TooManyKept(DomainError):
    """Enough is enough."""

    code = "search.too-many-kept"
    message = _("You keep %(most)s searches already. Nothing was lost; take one away that you no longer need.")
