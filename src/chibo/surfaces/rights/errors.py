"""Refusals about publishing."""

from django.utils.translation import gettext_lazy as _

from chibo.kernel.errors import DomainError


class PublishedAlready(DomainError):
    """The cell publishes already."""

    code = "rights.published-already"
    message = _("The cell publishes its roll-ups already. Nothing was changed.")


class NotPublished(DomainError):
    """The cell publishes nothing."""

    code = "rights.not-published"
    message = _("The cell publishes no roll-ups. Nothing was changed.")


class GroundMissing(DomainError):
    """Published without saying on which ground."""

    code = "rights.ground-missing"
    message = _("Nothing was changed: say on which ground, for example the meeting that decided it.")
