"""Refusals about reading the trail."""

from django.utils.translation import gettext_lazy as _

from chibo.kernel.errors import DomainError


class NotIndependent(DomainError):
    """The secretary reads it already; a second pair of eyes is somebody else's."""

    code = "trail.not-independent"
    message = _("%(name)s is the secretary and reads the trail already. Nothing was saved; name another committee member.")


class NotInCommittee(DomainError):
    """Somebody outside the committee."""

    code = "trail.not-in-committee"
    message = _("%(name)s is not in the committee on that day. Nothing was saved; name a member of the committee.")


class DecisionMissing(DomainError):
    """Without the committee's decision."""

    code = "trail.decision-missing"
    message = _("The committee's decision is missing. Nothing was saved; write its number or the day of the meeting.")
