"""Refusals about personal data."""

from django.utils.translation import gettext_lazy as _

from chibo.kernel.errors import DomainError


class NoConsentNeeded(DomainError):
    """The purpose rests on a duty, not on consent."""

    code = "privacy.no-consent-needed"
    message = _("This purpose does not rest on consent, so there is nothing to give or withdraw. Nothing was changed.")


class PaperWithoutNote(DomainError):
    """A consent on paper must be findable."""

    code = "privacy.paper-without-note"
    message = _("Write where the signed paper is kept, so that it can be found. Nothing was saved.")


class NobodyKeepsTheData(DomainError):
    """There is no cell that could answer."""

    code = "privacy.nobody-answers"
    message = _(
        "No cell keeps a list with you on it, so there is no committee to answer. Nothing was sent; "
        "tell the clerk of the office."
    )


class SomethingMissing(DomainError):
    """A request must say what and how it is right."""

    code = "privacy.something-missing"
    message = _("Say which fact is wrong, how it is right, and why. Nothing was sent.")


class AlreadyAnswered(DomainError):
    """An answer is given once."""

    code = "privacy.already-answered"
    message = _("This request has already been answered or taken back. Nothing was changed; a new request can be made.")


class OwnRequest(DomainError):
    """Nobody answers themselves."""

    code = "privacy.own-request"
    message = _(
        "A request is answered by somebody else than who made it. Nothing was changed; "
        "ask another member of the committee."
    )


class ReasonMissing(DomainError):
    """A refusal says why."""

    code = "privacy.reason-missing"
    message = _("A refusal needs a reason that the person can read. Nothing was sent.")


class RunIsOver(DomainError):
    """The run was carried out or put aside."""

    code = "privacy.run-is-over"
    message = _("This run has already been carried out or put aside. Nothing was changed.")


class SamePersonTwice(DomainError):
    """Four eyes."""

    code = "privacy.same-person-twice"
    message = _("You have already confirmed. A second person must confirm; nothing has been deleted yet.")


class OneMustKeepTheList(DomainError):
    """Which two."""

    code = "privacy.one-must-keep-the-list"
    message = _(
        "Of the two who confirm, one is secretary or clerk and the other a member of the committee. "
        "Nothing has been deleted yet."
    )
