"""Refusals about documents."""

from django.utils.translation import gettext_lazy as _

from chibo.kernel.errors import DomainError


class AlreadyRegistered(DomainError):
    """The same issuer, number and date are in the unit's register."""

    code = "documents.already-registered"
    message = _(
        "%(number)s of %(day)s by %(issuer)s is already registered, received on %(received)s. "
        "Nothing was saved; search for it in the list."
    )


class SecretDocument(DomainError):
    """The title or number carries a secrecy mark."""

    code = "documents.secret"
    message = _(
        "“%(text)s” carries a secrecy mark. Documents marked Mật, Tối mật or Tuyệt mật are never entered here, "
        "not even their titles. Nothing was saved."
    )


class DayInTheFuture(DomainError):
    """A day that has not come yet."""

    code = "documents.day-in-the-future"
    message = _("%(day)s has not come yet. Nothing was saved; look at the dates on the document's head.")


class ReceivedBeforeIssued(DomainError):
    """Dates in the wrong order."""

    code = "documents.received-before-issued"
    message = _(
        "The document is dated %(issued)s but would have arrived on %(received)s. Nothing was saved; "
        "one of the two days must be wrong."
    )


class SpreadBeforeReceived(DomainError):
    """The deadline or the day of spreading lies before the arrival."""

    code = "documents.spread-before-received"
    message = _("The document arrived on %(received)s; %(day)s lies before that. Nothing was saved.")


class SomethingMissing(DomainError):
    """Without issuer, number and title nobody can cite it."""

    code = "documents.something-missing"
    message = _("Issuer, number and title are needed to cite a document. Nothing was saved.")


class AlreadyUsed(DomainError):
    """A meeting has used it; what was said there must stay true."""

    code = "documents.already-used"
    message = _(
        "“%(number)s” has already been laid before a meeting, so its entry stays as it is. "
        "Nothing was changed; a wrong entry is put right by a note in the minutes."
    )


class AlreadyReferredTo(DomainError):
    """The reference is there already."""

    code = "documents.already-referred-to"
    message = _("A reference to %(number)s of %(day)s is already noted. Nothing was saved; change its place instead.")
