"""Refusals about units and terms."""

from django.utils.translation import gettext_lazy as _

from chibo.kernel.errors import DomainError


class UnitNameMissing(DomainError):
    """A unit without a name."""

    code = "units.name-missing"
    message = _("A unit needs a name. Nothing was saved; write it as it stands in the decision.")


class LegalBasisMissing(DomainError):
    """A change of a unit without the decision behind it."""

    code = "units.legal-basis-missing"
    message = _("Nothing was changed: name the decision this rests on (issuer, symbol, number, date).")


class UnitEnded(DomainError):
    """The unit no longer exists on that day."""

    code = "units.unit-ended"
    message = _("%(unit)s ended on %(day)s. Nothing was changed; choose a day before it.")


class BeforeTheUnitBegan(DomainError):
    """A change dated before the unit, or its present name, began."""

    code = "units.before-it-began"
    message = _(
        "Nothing was changed: the day must be after %(day)s, when the present state of %(unit)s began."
    )


class UnderItself(DomainError):
    """A unit cannot be its own superior."""

    code = "units.under-itself"
    message = _("Nothing was changed: %(unit)s cannot stand under itself or under a unit of its own.")


class NothingToMerge(DomainError):
    """A merger needs at least one unit besides the one that stays."""

    code = "units.nothing-to-merge"
    message = _("Nothing was changed: choose at least one unit that goes into %(unit)s.")


class NothingToSplit(DomainError):
    """A split leaves at least two units."""

    code = "units.nothing-to-split"
    message = _("Nothing was changed: a split leaves at least two units; write the name of each new one.")


class MembersWithoutPlace(DomainError):
    """People still belong to a unit that ends."""

    code = "units.members-without-place"
    message = _(
        "Nothing was changed: %(n)s members of %(unit)s would belong nowhere. Choose the unit that takes them in."
    )


class TermLabelTaken(DomainError):
    """The term exists already."""

    code = "units.term-label-taken"
    message = _("The term %(label)s is already recorded. Nothing was changed.")


class TermsOverlap(DomainError):
    """A term would begin before the running one."""

    code = "units.terms-overlap"
    message = _(
        "Nothing was changed: the term %(label)s runs since %(day)s; a new one begins after that day."
    )
