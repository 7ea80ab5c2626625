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


class IssuedStays(DomainError):
    """What stands on an issued paper is not changed in the register."""

    code = "documents.issued-stays"
    message = _(
        "“%(number)s” was issued; its number, date and words stay as they are on the paper. Nothing was changed. "
        "Where the original lies, who holds it and the pages may be changed at any time."
    )


class NoTermThatDay(DomainError):
    """Party numbers belong to a term."""

    code = "documents.no-term"
    message = _(
        "No term of %(unit)s covers %(day)s, and numbers of Party papers belong to a term. Nothing was saved; enter the "
        "term on the unit's page first."
    )


class NoSymbol(DomainError):
    """The number of a paper names who issues it."""

    code = "documents.no-symbol"
    message = _(
        "%(unit)s has no symbol yet (such as CB or SNgV), so its papers cannot be numbered. Nothing was saved; enter the "
        "symbol on the unit's page first."
    )


class TypeNotIssued(DomainError):
    """A unit issues only the types it may."""

    code = "documents.type-not-issued"
    message = _("%(unit)s does not issue papers of the type %(type)s. Nothing was saved; choose one of the list.")


class NumberUnreadable(DomainError):
    """The number does not begin as numbers of papers do."""

    code = "documents.number-unreadable"
    message = _(
        "“%(number)s” is not a number of a paper. Nothing was saved; write it as on the paper: 05-NQ/CB for the Party, "
        "05/BC-SNgV for the State."
    )


class RelationCloses(DomainError):
    """A circle of papers."""

    code = "documents.relation-closes"
    message = _(
        "“%(other)s” already rests on “%(number)s”, so the relation would close a circle. Nothing was saved; look which "
        "of the two papers was there first."
    )


class RelationBackwards(DomainError):
    """A paper acts on a later one."""

    code = "documents.relation-backwards"
    message = _(
        "“%(number)s” of %(issued)s cannot act on “%(other)s”, which is dated %(later)s. Nothing was saved; exchange the "
        "two, or look at the dates."
    )


class RelationTooEarly(DomainError):
    """A relation holds from the paper's own day on."""

    code = "documents.relation-too-early"
    message = _("The paper is dated %(issued)s; the relation cannot hold from %(day)s. Nothing was saved.")


class RelationKnown(DomainError):
    """It is noted already."""

    code = "documents.relation-known"
    message = _("This relation to “%(number)s” is already noted. Nothing was saved.")


class OtherRegister(DomainError):
    """Papers of two registers are not tied."""

    code = "documents.other-register"
    message = _("The other paper is not in this unit's register. Nothing was saved; register it first.")


class ReasonNeeded(DomainError):
    """Taking something back is explained."""

    code = "documents.reason-needed"
    message = _("Say why; the reason is kept on the trail. Nothing was changed.")


class NotForThePublic(DomainError):
    """Marked papers are not made public."""

    code = "documents.not-for-the-public"
    message = _(
        "“%(number)s” carries a mark of circulation or is kept for the committee, so it is not made public. Nothing was "
        "changed."
    )


class UnitEnded(DomainError):
    """A unit that no longer exists issues nothing."""

    code = "documents.unit-ended"
    message = _("%(unit)s did not exist on %(day)s, so it issued nothing then. Nothing was saved.")


class NoRegisterFound(DomainError):
    """No sheet with the columns of a register."""

    code = "documents.no-register-found"
    message = _(
        "No sheet of this file has the columns of a register (at least number and symbol, date, summary). Nothing was "
        "read; put these words above the columns and bring the file again."
    )


class RegisterTooLong(DomainError):
    """More lines than are read at once."""

    code = "documents.register-too-long"
    message = _(
        "The register has %(lines)s lines; at most %(limit)s are read at once. Nothing was read; divide it by years."
    )


class RegisterDecided(DomainError):
    """It was imported or put aside before."""

    code = "documents.register-decided"
    message = _("This register was already imported or put aside. Nothing was changed.")


class RegisterHasErrors(DomainError):
    """Rows in error keep the whole register out."""

    code = "documents.register-has-errors"
    message = _(
        "%(count)s rows are in error, so nothing was imported. Correct the workbook and bring it again; the register is "
        "unchanged."
    )


class RegisterChanged(DomainError):
    """Somebody registered something meanwhile."""

    code = "documents.register-changed"
    message = _(
        "The register was changed meanwhile, so the preview was made anew. Nothing was imported; read it and import again."
    )


class RowSecret(DomainError):
    """The old register says that the paper is secret."""

    code = "documents.row-secret"
    message = _("The row says that the paper carries a mark of secrecy. Take the row out; note a reference instead.")


class RowDayUnread(DomainError):
    """No day in the cell."""

    code = "documents.row-day-unread"
    message = _("No date can be read in “%(text)s”; write it as 05/11/2026.")


class RowTwice(DomainError):
    """The same paper or number of arrival twice."""

    code = "documents.row-twice"
    message = _("The same paper or the same number of arrival stands in row %(row)s already.")


class ArrivalTaken(DomainError):
    """Another paper has the number of arrival."""

    code = "documents.arrival-taken"
    message = _("Number of arrival %(number)s of %(year)s belongs to another paper of the register.")


class TypeUnknown(DomainError):
    """The type of an issued paper cannot be told, or the unit does not issue it."""

    code = "documents.type-unknown"
    message = _("“%(number)s” is of no type that the unit issues; correct the symbol.")


class NumberOfSeriesTaken(DomainError):
    """Another paper has the number."""

    code = "documents.number-of-series-taken"
    message = _("The number %(number)s is used or voided already.")


class SeriesGoesOn(DomainError):
    """Numbers are taken in chibo already."""

    code = "documents.series-goes-on"
    message = _(
        "Numbers of this series are already taken here, up to %(highest)s; %(number)s would leave a gap or come twice."
    )
