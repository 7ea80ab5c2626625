"""Letting somebody act for the holder of a post, for dates and with a reason; and taking it back."""

import datetime as dt

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from chibo.kernel.period import Period
from chibo.kernel.text import clean
from chibo.kernel.wording import day_numbers
from chibo.organization.mandates import errors, events
from chibo.organization.mandates.choices import DELEGABLE, Post
from chibo.organization.mandates.models import Delegation, Mandate
from chibo.organization.mandates.queries.duties import duties_on, qualifies
from chibo.organization.mandates.rules.standing_in import DelegationLimits, fits_the_limits, post_rests
from chibo.organization.membership.queries import suspended_in
from chibo.organization.people.queries import person_card
from chibo.organization.units.choices import Side
from chibo.organization.units.services import hold_unit
from chibo.platform.audit.services import Actor, record
from chibo.platform.events.bus import publish
from chibo.platform.rulebook.queries import rules_on


@transaction.atomic
def delegate_post(
    mandate_id: int, *, to_person_id: int, since: dt.date, until: dt.date | None, reason: str, by: Actor, on: dt.date
) -> Delegation:
    """From ``since`` until before ``until`` the person acts for the holder. It never gives more than the post."""
    mandate = Mandate.objects.select_related("person", "unit").get(pk=mandate_id)
    hold_unit(mandate.unit_id, on=since)
    reason = clean(reason)
    _ensure_delegable(mandate, since, until)
    _ensure_it_does_not_rest(mandate, since)
    _ensure_span(mandate, since, until, on)
    if not reason:
        raise errors.ReasonMissing
    _ensure_stand_in(mandate, to_person_id, since)
    _ensure_nobody_else(mandate, since, until)
    lent = Delegation.objects.create(
        mandate=mandate, post=mandate.post, unit_id=mandate.unit_id, to_person_id=to_person_id,
        reason=reason, since=since, until=until,
    )  # fmt: skip
    record(
        "mandates.post.delegated", lent, by=by, person=mandate.person_id, to=to_person_id, unit=lent.unit_id,
        post=lent.post, since=since, until=until, reason=reason,
    )  # fmt: skip
    publish(
        events.PostDelegated(
            lent.pk, mandate.pk, to_person_id, lent.unit_id, since.isoformat(), until.isoformat() if until else ""
        )
    )
    return lent


@transaction.atomic
def revoke_delegation(delegation_id: int, *, by: Actor, at: dt.datetime | None = None, reason: str = "") -> Delegation:
    """From this moment nobody acts for the holder any more; the days before stay as they were."""
    lent = Delegation.objects.select_for_update().get(pk=delegation_id)
    moment = at or timezone.now()
    today = timezone.localdate(moment)
    if lent.revoked_at or (lent.until and lent.until <= today):
        raise errors.DelegationOver
    lent.revoked_at = moment
    lent.save(update_fields=["revoked_at"])
    record(
        "mandates.delegation.revoked", lent, by=by, person=lent.mandate.person_id, to=lent.to_person_id,
        unit=lent.unit_id, reason=clean(reason),
    )  # fmt: skip
    publish(
        events.DelegationRevoked(lent.pk, lent.mandate_id, lent.to_person_id, lent.unit_id, today.isoformat())
    )
    return lent


def _ensure_delegable(mandate: Mandate, since: dt.date, until: dt.date | None) -> None:
    if mandate.post not in DELEGABLE:
        raise errors.NotDelegable(post=Post(mandate.post).label)
    held = Period(mandate.since, mandate.until)
    last = until - dt.timedelta(days=1) if until else None
    lasts = held.covers(last) if last else mandate.until is None
    if not (held.covers(since) and lasts):
        raise errors.PostNotHeldThen(holder=mandate.person.full_name)


def _ensure_it_does_not_rest(mandate: Mandate, since: dt.date) -> None:
    suspended = mandate.unit_id in suspended_in(mandate.person_id, on=since)
    if post_rests(party_post=mandate.side == Side.PARTY, suspended=suspended):
        raise errors.PostRests(holder=mandate.person.full_name)


def _ensure_span(mandate: Mandate, since: dt.date, until: dt.date | None, on: dt.date) -> None:
    if since < on:
        raise errors.DelegationBackdated(day=day_numbers(on))
    if until and until <= since:
        raise errors.EndsBeforeItBegins(day=day_numbers(since))
    limits = DelegationLimits.under(rules_on(since, scope=f"unit:{mandate.unit_id}"))
    if not fits_the_limits(Period(since, until), limits):
        raise errors.DelegationTooLong(days=limits.longest_days) if until else errors.DelegationNeedsEnd


def _ensure_stand_in(mandate: Mandate, to_person_id: int, since: dt.date) -> None:
    own = duties_on(to_person_id, on=since).in_person
    if to_person_id == mandate.person_id or not qualifies(own, Post(mandate.post), mandate.unit_id):
        card = person_card(to_person_id)
        raise errors.CannotStandIn(name=card.full_name if card else "")


def _ensure_nobody_else(mandate: Mandate, since: dt.date, until: dt.date | None) -> None:
    others = Delegation.objects.filter(
        Q(until=None) | Q(until__gt=since), mandate=mandate, revoked_at=None
    ).select_related("to_person")
    other = (others.filter(since__lt=until) if until else others).first()
    if other:
        raise errors.DelegatedAlready(name=other.to_person.full_name, day=day_numbers(other.since))
