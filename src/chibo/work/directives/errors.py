"""Refusals about directives."""

from django.utils.translation import gettext_lazy as _

from chibo.kernel.errors import DomainError


class NobodyToRead(DomainError):
    """An audience without people."""

    code = "directives.nobody-to-read"
    message = _("The audience you chose has no people on %(day)s. Nothing was sent; choose somebody who should read it.")


class AlreadySpread(DomainError):
    """One open directive for each paper."""

    code = "directives.already-spread"
    message = _("%(number)s is being spread already. Nothing was sent; change the audience or the day of what is there.")


class DueBeforeSpread(DomainError):
    """A due day that has passed."""

    code = "directives.due-before-spread"
    message = _("%(due)s lies before %(day)s, the day on which the paper goes out. Nothing was saved; choose a later day.")


class ReportIncomplete(DomainError):
    """A report needs its addressee and its day."""

    code = "directives.report-incomplete"
    message = _("A report needs both: to whom, and by which day. Nothing was saved.")


class ResponsibleUnknown(DomainError):
    """Somebody outside the unit."""

    code = "directives.responsible-unknown"
    message = _("The responsible person must belong to %(unit)s. Nothing was saved; choose somebody of the unit.")


class NoLongerOpen(DomainError):
    """Finished or withdrawn."""

    code = "directives.no-longer-open"
    message = _("This directive is finished or withdrawn, so it stays as it is. Nothing was changed.")


class NotAReader(DomainError):
    """Somebody to whom the paper was not sent."""

    code = "directives.not-a-reader"
    message = _("This paper was not sent to you, so there is nothing to acknowledge. Nothing was changed.")


class AnotherVersion(DomainError):
    """What was read is not what is asked."""

    code = "directives.another-version"
    message = _(
        "A newer version of the paper came while you were reading version %(read)s. Nothing was noted; look at what is "
        "new in version %(now)s and acknowledge that one."
    )


class NotYetAnswered(DomainError):
    """The questions come before the acknowledgement."""

    code = "directives.not-yet-answered"
    message = _("Choose an answer to each question first; it is for yourself, nobody sees what you chose.")


class QuestionUnclear(DomainError):
    """A question without two answers."""

    code = "directives.question-unclear"
    message = _("Question %(nr)s needs words and at least two different answers, the right one first. Nothing was saved.")


class NudgedLately(DomainError):
    """Too soon."""

    code = "directives.nudged-lately"
    message = _(
        "These readers were nudged on %(last)s; the next nudge may go out from %(next)s. Nothing was sent."
    )


class NobodyToNudge(DomainError):
    """All have read it, or cannot be reached now."""

    code = "directives.nobody-to-nudge"
    message = _("There is nobody to nudge: everybody has acknowledged, is away, or has no account. Nothing was sent.")


class DayInTheFuture(DomainError):
    """A day that has not come."""

    code = "directives.day-in-the-future"
    message = _("%(day)s has not come yet. Nothing was saved.")


class ReportBegun(DomainError):
    """A draft is there."""

    code = "directives.report-begun"
    message = _("The report has been begun already; open its draft. Nothing was written over.")
