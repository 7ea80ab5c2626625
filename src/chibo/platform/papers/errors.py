from django.utils.translation import gettext_lazy as _

from chibo.kernel.errors import DomainError


class UnknownPaperKind(DomainError):
    code = "papers.unknown-kind"
    message = _(
        "This installation does not know papers of the kind “%(kind)s”, version %(version)s. "
        "The paper itself is kept unchanged; an update of chibo that knows the kind can show it again."
    )


class PaperAlreadyFrozen(DomainError):
    code = "papers.already-frozen"
    message = _(
        "This paper was already issued with other words. The issued one stays as it is. "
        "Write the correction as a new paper that refers to it."
    )


class PaperTextChanged(DomainError):
    code = "papers.text-changed"
    message = _(
        "The words of the paper %(number)s no longer match the fingerprint taken when it was issued. "
        "Do not hand it out; ask the administrator to compare it with a backup."
    )


class NumberNotReserved(DomainError):
    code = "papers.number-not-reserved"
    message = _("The number %(number)s is already used or voided. Nothing was changed; take a new number.")


class VoidNeedsReason(DomainError):
    code = "papers.void-needs-reason"
    message = _("Say why the number %(number)s is voided; the register shows the reason beside it.")
