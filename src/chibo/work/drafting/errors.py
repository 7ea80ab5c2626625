"""Refusals about drafts."""

from django.utils.translation import gettext_lazy as _

from chibo.kernel.errors import DomainError


class TextChanged(DomainError):
    """Somebody else wrote first. ``theirs`` is the text as it now stands, ``version`` its number."""

    code = "drafting.text-changed"
    message = _(
        "Somebody else has changed this text meanwhile. "
        "Both texts are kept: choose one, or put them together."
    )


class NotBeingWritten(DomainError):
    """Issued or put aside."""

    code = "drafting.not-being-written"
    message = _(
        "This draft is no longer being written (%(state)s). "
        "Nothing was changed; start a new draft from it."
    )


class KindNotIssuable(DomainError):
    """The unit may not issue such a paper."""

    code = "drafting.kind-not-issuable"
    message = _(
        "%(unit)s does not issue papers of the kind “%(kind)s”. "
        "Nothing was started; choose one of the kinds offered."
    )


class FieldsMissing(DomainError):
    """The paper has holes."""

    code = "drafting.fields-missing"
    message = _("Still missing: %(fields)s. No number was taken; fill in what is marked red and issue again.")


class NoSuchText(DomainError):
    """A field that a draft does not have."""

    code = "drafting.no-such-text"
    message = _("The draft has no such text. Nothing was changed; reload the page.")


class TextTooLong(DomainError):
    """More than a paper can carry."""

    code = "drafting.text-too-long"
    message = _(
        "This text has %(length)s characters, %(limit)s are possible. "
        "Nothing was saved; split it into several parts."
    )


class TooManyParts(DomainError):
    """More than a person reads."""

    code = "drafting.too-many-parts"
    message = _("A draft has at most %(limit)s parts. Nothing was added; join some of them.")


class UnclearDay(DomainError):
    """What was typed is no day."""

    code = "drafting.unclear-day"
    message = _("“%(text)s” is not a day. The text was not saved; write it like 05/11/2026.")


class NotACandidate(DomainError):
    """Somebody who cannot sign or review this draft."""

    code = "drafting.not-a-candidate"
    message = _("This person cannot be chosen here. Nothing was changed; choose somebody from the list.")


class DayInTheFuture(DomainError):
    """A paper is not dated ahead."""

    code = "drafting.day-in-the-future"
    message = _("%(day)s has not come yet. No number was taken; a paper carries the day on which it is issued.")


class NothingToKeep(DomainError):
    """The newest version says the same."""

    code = "drafting.nothing-to-keep"
    message = _("Nothing has changed since version %(nr)s; there is no new one to keep.")


class EmptyComment(DomainError):
    """A remark without words."""

    code = "drafting.empty-comment"
    message = _("The remark is empty. Nothing was saved; write what you think.")


class ParagraphGone(DomainError):
    """The paragraph was rewritten or removed while somebody was about to remark on it."""

    code = "drafting.paragraph-gone"
    message = _(
        "This paragraph is no longer in the draft. "
        "Your remark was not saved; reload the page and put it where it belongs now."
    )


class AlreadyAsked(DomainError):
    """The person still owes an answer."""

    code = "drafting.already-asked"
    message = _(
        "%(name)s is already asked and has not answered yet. "
        "Nothing was sent; withdraw the question first to ask anew."
    )


class DueBeforeAsked(DomainError):
    """A deadline in the past."""

    code = "drafting.due-before-asked"
    message = _("%(day)s lies before today. Nothing was sent; give the readers a day that is still to come.")


class ReviewIsClosed(DomainError):
    """Answered or withdrawn."""

    code = "drafting.review-is-closed"
    message = _("This question is already answered or was withdrawn. Nothing was changed.")


class RemarksNeeded(DomainError):
    """Remarks without words."""

    code = "drafting.remarks-needed"
    message = _("Say what your remarks are; they go to whoever asked. Nothing was sent.")


class ReasonNeeded(DomainError):
    """Putting a draft aside wants a reason."""

    code = "drafting.reason-needed"
    message = _("Say why the draft is put aside; it stays readable with the reason. Nothing was changed.")


class GroupNameTaken(DomainError):
    """Two groups of one name."""

    code = "drafting.group-name-taken"
    message = _(
        "The unit already has a group “%(name)s”. "
        "Nothing was saved; choose another name or change that group."
    )


class TemplateRefused(DomainError):
    """The DOCX holds something a template must not hold."""

    code = "drafting.template-refused"
    message = _(
        "This file cannot be a template: %(why)s. "
        "Nothing was kept; take it out in Word and bring the file again."
    )


class TemplateNotFilled(DomainError):
    """Filling the template failed or took too long."""

    code = "drafting.template-not-filled"
    message = _(
        "The office's template could not be filled: %(why)s. "
        "Nothing was changed; mend the template or choose the layout of chibo."
    )


class TemplateNotValid(DomainError):
    """Not valid on the day, or of another kind."""

    code = "drafting.template-not-valid"
    message = _("This template does not hold for this paper on %(day)s. Nothing was changed; choose another one.")


class TemplateWithoutAnnexes(DomainError):
    """The template has no place for what goes along with the paper."""

    code = "drafting.template-without-annexes"
    message = _(
        "The template “%(template)s” has no place for the annexes. No number was taken; put the list phu_luc into it, "
        "or choose the layout of chibo."
    )


class NothingToCopy(DomainError):
    """No PDF that can be read."""

    code = "drafting.nothing-to-copy"
    message = _(
        "A copy is made of a PDF, and the newest file of this paper is none, or is locked or damaged. No number was taken; "
        "bring the paper as a PDF first."
    )


class PagesNotThere(DomainError):
    """Pages that the paper does not have."""

    code = "drafting.pages-not-there"
    message = _("“%(pages)s” are no pages of this paper, which has %(count)s. No number was taken; write them like 2-4, 6.")


class ValidityBackwards(DomainError):
    """An end before the beginning."""

    code = "drafting.validity-backwards"
    message = _("The template holds from %(since)s, so it cannot end before that. Nothing was saved.")
