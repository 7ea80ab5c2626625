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


class NumberTaken(DomainError):
    code = "papers.number-taken"
    message = _(
        "The number %(number)s is %(state)s already. A number is never given twice. Nothing was saved; look at the "
        "number on the paper, or take the next one."
    )


class NumberLeavesGap(DomainError):
    code = "papers.number-leaves-gap"
    message = _(
        "The next number of this series is %(next)s; %(number)s would leave a gap. Nothing was saved. If numbers were "
        "given on paper before, say so on the page of numbers."
    )


class SupplementNeedsNote(DomainError):
    code = "papers.supplement-needs-note"
    message = _("Say why an added number is needed; the register shows the note beside it. Nothing was saved.")


class NoSupplementLeft(DomainError):
    code = "papers.no-supplement-left"
    message = _("All added numbers of %(number)s are taken. Nothing was saved; take the next number of the series.")


class SeriesHasBegun(DomainError):
    code = "papers.series-has-begun"
    message = _(
        "Numbers of this series have already been taken here, up to %(highest)s. What was given on paper before can only "
        "be said while none is taken. Nothing was changed."
    )


class UnknownKindOfPaper(DomainError):
    code = "papers.unknown-type"
    message = _(
        "The rules of that day know no kind of paper “%(kind)s”. Choose one of the kinds offered; "
        "nothing was changed."
    )
