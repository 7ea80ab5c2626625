"""A decision gives a badge early."""

import datetime as dt

from django.db import transaction

from chibo.kernel.text import clean
from chibo.kernel.wording import day_numbers
from chibo.organization.membership import errors
from chibo.organization.membership.models import EarlyBadge
from chibo.organization.membership.rules.badges import BadgeTerms, badge, early_from, may_be_given_early
from chibo.organization.membership.services.dates import hold_record
from chibo.platform.audit.services import Actor, record
from chibo.platform.rulebook.queries import rules_on


@transaction.atomic
def give_badge_early(
    person_id: int, *, unit_id: int, years: int, award_on: dt.date, decision: str, by: Actor, on: dt.date
) -> EarlyBadge:
    """The badge is given on ``award_on`` by this decision; a second decision on the same badge replaces the first.

    Raises:
        DecisionMissing, AdmissionUnknown, NotThatEarly: nothing was saved.
    """
    decided = hold_record(person_id).admission_decision_on
    if not clean(decision):
        raise errors.DecisionMissing
    if decided is None:
        raise errors.AdmissionUnknown
    terms = BadgeTerms.under(rules_on(on, scope=f"unit:{unit_id}"))
    if not may_be_given_early(decided, years, award_on, terms):
        first, regular = early_from(decided, years, terms), badge(decided, years, terms).award_on
        raise errors.NotThatEarly(years=years, first=day_numbers(first), regular=day_numbers(regular))
    given, _new = EarlyBadge.objects.update_or_create(
        person_id=person_id, years=years, defaults={"award_on": award_on, "decision": clean(decision)}
    )
    record("membership.badge.given_early", given, by=by, person=person_id, unit=unit_id, years=years, on=award_on)
    return given
