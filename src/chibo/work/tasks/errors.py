"""Refusals about tasks."""

from django.utils.translation import gettext_lazy as _

from chibo.kernel.errors import DomainError, IllegalTransition


class NotInThisState(IllegalTransition):
    """The verb does not fit where the task stands, often because a colleague was faster."""

    code = "tasks.not-in-this-state"
    message = _(
        "The task stands at “%(current)s”, so this can no longer be done. Nothing was changed; "
        "look at its history, somebody may have been faster."
    )


class TitleMissing(DomainError):
    """A task without words."""

    code = "tasks.title-missing"
    message = _("A task needs a title: say in a few words what is to be done. Nothing was saved.")


class WordsMissing(DomainError):
    """A verb that needs a sentence got none."""

    code = "tasks.words-missing"
    message = _("A sentence is needed here: it stands in the task's history. Nothing was changed.")


class DueBeforeItBegins(DomainError):
    """The due day lies before the day on which the task is given."""

    code = "tasks.due-before-it-begins"
    message = _(
        "The due day %(due)s lies before %(on)s, the day on which the task is given. "
        "Nothing was saved; choose a later due day."
    )


class ReportBeforeItBegins(DomainError):
    """Reported at a meeting of a month before the task was given."""

    code = "tasks.report-before-it-begins"
    message = _("The month of the report lies before the task is given. Nothing was saved; choose a later month.")


class DayOutOfPlace(DomainError):
    """A day in the future, or before the task was given."""

    code = "tasks.day-out-of-place"
    message = _(
        "The day %(on)s does not fit: it must lie between %(first)s, when the task was given, "
        "and today. Nothing was changed."
    )


class NotAShare(DomainError):
    """A percentage outside 0 to 100."""

    code = "tasks.not-a-share"
    message = _("%(percent)s is not a share; write a number from 0 to 100. Nothing was saved.")


class CarriedElsewhere(DomainError):
    """Somebody carried the task over with other words."""

    code = "tasks.carried-elsewhere"
    message = _(
        "The task has already been carried over, due on %(due)s. Nothing was changed; "
        "open the task that continues it."
    )
