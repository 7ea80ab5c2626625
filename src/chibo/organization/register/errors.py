"""Refusals of the register."""

from django.utils.translation import gettext_lazy as _

from chibo.kernel.errors import DomainError


class ImportHasErrors(DomainError):
    """Rows in error keep the whole list out."""

    code = "register.import-has-errors"
    message = _(
        "%(count)s rows are in error, so nothing was imported. Correct the cells named below in the workbook "
        "and upload it again."
    )


class PreviewOutdated(DomainError):
    """The register changed since the preview was shown."""

    code = "register.preview-outdated"
    message = _(
        "The register has changed since this preview was made (rows %(rows)s). Nothing "
        "was imported. The preview "
        "is now up to date: read it again, then import."
    )


class AlreadyDecided(DomainError):
    """The preview was imported or put aside before."""

    code = "register.already-decided"
    message = _(
        "This list was already imported or put aside. Nothing was changed; upload it again if "
        "needed."
    )


class NotTwoEntries(DomainError):
    """The same entry twice, or one that was merged before."""

    code = "register.not-two-entries"
    message = _("These are not two entries that stand for themselves. Nothing was changed; open the list again.")


class OwnEntry(DomainError):
    """Nobody merges the own entry."""

    code = "register.own-entry"
    message = _(
        "One of the two entries is your own. Nothing was changed: somebody else who keeps the list merges it."
    )


class ToldApart(DomainError):
    """Somebody said that these are two people."""

    code = "register.told-apart"
    message = _(
        "It was said before that %(kept)s and %(gone)s are two people. Nothing was changed; take that back "
        "first if it was wrong."
    )


class NamedTogether(DomainError):
    """One of the two is named in a row about the other."""

    code = "register.named-together"
    message = _(
        "%(kept)s and %(gone)s are named together as two people (%(where)s). Nothing was changed; correct "
        "that first if it is wrong."
    )


class HomeInTwoCells(DomainError):
    """Each is a member of another cell today."""

    code = "register.home-in-two-cells"
    message = _(
        "%(kept)s and %(gone)s are members of two cells today (%(cells)s). Nothing was changed; record the "
        "transfer or end one of the memberships first."
    )


class ChoiceMissing(DomainError):
    """The two contradict each other and nobody said which holds."""

    code = "register.choice-missing"
    message = _("Nothing was changed yet. Choose what holds: %(what)s.")


class BothSignIn(DomainError):
    """Two logins, of which one can stay."""

    code = "register.both-sign-in"
    message = _(
        "Both sign in, as “%(kept_login)s” and as “%(gone_login)s”. Nothing was changed yet; choose the "
        "login that stays. The other can no longer sign in."
    )


class FactsContradict(DomainError):
    """What was chosen cannot stand together."""

    code = "register.facts-contradict"
    message = _(
        "What was chosen cannot stand together, for example an official day before the ceremony. Nothing "
        "was changed; choose again."
    )


class UndoOver(DomainError):
    """The time is over, or it was undone before."""

    code = "register.undo-over"
    message = _("This merge can no longer be undone. Nothing was changed.")


class ChangedSince(DomainError):
    """Something was written since that going back would overwrite."""

    code = "register.changed-since"
    message = _(
        "Since the merge something else was recorded (%(what)s), so it cannot be undone as a whole. Nothing "
        "was changed; correct the two entries by hand."
    )


class NotAmongThem(DomainError):
    """The row does not offer this person."""

    code = "register.not-among-them"
    message = _("This row cannot be that person, or another row is already. Nothing was changed; read the preview again.")
