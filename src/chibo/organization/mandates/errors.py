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


class NotDelegable(DomainError):
    """A post that its holder exercises in person, or not at all."""

    code = "mandates.not-delegable"
    message = _(
        "%(post)s cannot be delegated: a seat in a committee and its vote are personal. Nothing was changed; "
        "for a longer absence the superior committee appoints somebody."
    )


class PostNotHeldThen(DomainError):
    """The post does not hold on the days of the delegation."""

    code = "mandates.post-not-held-then"
    message = _("%(holder)s does not hold this post on all of these days. Nothing was changed; choose days within it.")


class CannotStandIn(DomainError):
    """The person is nobody who may act in this post."""

    code = "mandates.cannot-stand-in"
    message = _(
        "%(name)s cannot act in this post: a Party post needs an official member of the cell, another post "
        "somebody who holds one in the same unit. Nothing was changed."
    )


class DelegationNeedsEnd(DomainError):
    """A delegation without a last day."""

    code = "mandates.delegation-needs-end"
    message = _("Nothing was changed: say from which day on the holder is back.")


class DelegationTooLong(DomainError):
    """A delegation beyond the longest span."""

    code = "mandates.delegation-too-long"
    message = _(
        "Nothing was changed: a delegation lasts at most %(days)s days. For longer, the superior committee "
        "appoints somebody."
    )


class DelegatedAlready(DomainError):
    """Somebody else acts in this post on some of the days."""

    code = "mandates.delegated-already"
    message = _("%(name)s already acts in this post from %(day)s. Nothing was changed; take that delegation back first.")


class DelegationBackdated(DomainError):
    """A delegation cannot make right what was done before it."""

    code = "mandates.delegation-backdated"
    message = _("Nothing was changed: a delegation begins on %(day)s at the earliest. What was done before stays as it is.")


class ReasonMissing(DomainError):
    """A delegation without a reason."""

    code = "mandates.reason-missing"
    message = _("Nothing was changed: say in a few words why, for example “nghỉ phép năm”.")


class DelegationOver(DomainError):
    """The delegation has ended or was taken back before."""

    code = "mandates.delegation-over"
    message = _("This delegation is over already. Nothing was changed.")


class EmergencyNeedsReason(DomainError):
    """An emergency access that says nothing."""

    code = "mandates.emergency-needs-reason"
    message = _(
        "Nothing was opened: say what has happened and what must be looked at, in at least %(letters)s letters. "
        "The secretary reads it at once."
    )


class EmergencyHours(DomainError):
    """Too short or too long."""

    code = "mandates.emergency-hours"
    message = _("Nothing was opened: an emergency access lasts from 1 to %(hours)s hours.")


class EmergencyOpenAlready(DomainError):
    """The account reads this cell already."""

    code = "mandates.emergency-open-already"
    message = _("Emergency access to %(unit)s is open already. Nothing was changed; close it first to open it anew.")


class NobodyToTell(DomainError):
    """A cell of which no secretary, deputy or committee member has an account."""

    code = "mandates.nobody-to-tell"
    message = _(
        "Nothing was opened: %(unit)s has no secretary, deputy or committee member with an account, and nobody's "
        "papers are read without telling them. Give one of them an account first."
    )


class EmergencyOver(DomainError):
    """Closed or ended before."""

    code = "mandates.emergency-over"
    message = _("This emergency access is over already. Nothing was changed.")


class OnlyCellsAreOpened(DomainError):
    """Emergency access to something that is not a Party cell."""

    code = "mandates.only-cells-are-opened"
    message = _("Nothing was opened: emergency access is for the content of one Party cell.")


class CountsDoNotAgree(DomainError):
    """The numbers of an election contradict each other."""

    code = "mandates.counts-do-not-agree"
    message = _(
        "Nothing was recorded: nobody has more votes than there were ballots, there are no more ballots than members "
        "present, nor more present than summoned; one secretary is elected, and the term begins on the day of the "
        "congress or later. Compare with the minutes of the counting board."
    )


class CandidateNotOfficial(DomainError):
    """Only official members of the cell stand for election."""

    code = "mandates.candidate-not-official"
    message = _("Nothing was recorded: %(name)s was no official member of the cell on the day of the congress.")


class NotFromTheCommittee(DomainError):
    """The secretary and the deputy are elected from the committee."""

    code = "mandates.not-from-the-committee"
    message = _("Nothing was recorded: %(name)s is not among those elected to the committee.")


class ElectionRecorded(DomainError):
    """The election of the term is recorded already."""

    code = "mandates.election-recorded"
    message = _("The election of the term %(label)s is already recorded. Nothing was changed.")


class PostRests(DomainError):
    """The Party activity of the holder is suspended."""

    code = "mandates.post-rests"
    message = _(
        "The Party activity of %(holder)s is suspended, so nobody can act for them in this post. Nothing was changed; "
        "the committee decides who leads meanwhile, and that post is recorded."
    )
