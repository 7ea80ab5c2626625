"""Why the first hour cannot begin."""

from django.utils.translation import gettext_lazy as _

from chibo.kernel.errors import DomainError


class SomebodyBegan(DomainError):
    """Two people opened the empty installation in one moment; one of them was first."""

    code = "setup.somebody-began"
    message = _("Somebody else has just begun to set up this installation. Nothing of yours was kept; sign in instead.")
