"""Refusals of the trail."""

from django.utils.translation import gettext_lazy as _

from chibo.kernel.errors import DomainError


class NothingToTake(DomainError):
    """An empty trail has no fingerprint."""

    code = "audit.nothing-to-take"
    message = _("The audit trail has no line yet, so there is no fingerprint to take. Nothing was changed.")


class NotAFingerprint(DomainError):
    """What was typed from the minutes book cannot be one."""

    code = "audit.not-a-fingerprint"
    message = _(
        "“%(text)s” is not a fingerprint. Write the number of the line, a colon and at least 16 letters: "
        "12345: ab12 cd34 ef56 7890"
    )
