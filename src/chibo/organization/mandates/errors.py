"""Refusals about mandates."""

from django.utils.translation import gettext_lazy as _

from chibo.kernel.errors import DomainError


class PostTaken(DomainError):
    """A post that only one person can hold is held by somebody else."""

    code = "mandates.post-taken"
    message = _(
        "%(unit)s already has %(holder)s as %(post)s since %(day)s. Nothing was changed: "
        "end that mandate first, on the day the new one begins."
    )


class PostHeldAlready(DomainError):
    """The same person holds the same post in the same unit at that time."""

    code = "mandates.post-held-already"
    message = _("%(holder)s already holds this post in %(unit)s since %(day)s. Nothing was changed.")


class EndsBeforeItBegins(DomainError):
    """An end on or before the first day."""

    code = "mandates.ends-before-it-begins"
    message = _("Nothing was changed: the last day must be after %(day)s, when the mandate begins.")
