"""Transfers: begun, handed over with the letter, accepted, returned from. A member is never in none of two cells."""

import datetime as dt

from django.db import transaction

from chibo.kernel.text import clean
from chibo.kernel.wording import day_numbers
from chibo.organization.membership import errors, events
from chibo.organization.membership.choices import OPEN_TRANSFERS, EndReason, LeaveKind, Standing, TransferKind
from chibo.organization.membership.models import Transfer
from chibo.organization.membership.queries.members import standings_of
from chibo.organization.membership.rules.transfers import (
    STEPS,
    Stay,
    TransferState,
    TransferTerms,
    temporary_stay,
)
from chibo.organization.membership.services.dates import hold_record
from chibo.organization.membership.services.leaves import end_leave, grant_leave
from chibo.organization.membership.services.standing import HOME, end_membership, enter_membership
from chibo.organization.people.queries import person_card
from chibo.platform.audit.services import Actor, record
from chibo.platform.events.bus import publish
from chibo.platform.rulebook.queries import rules_on
from chibo.platform.threads.services import link


@transaction.atomic
def begin_transfer(
    person_id: int,
    *,
    kind: TransferKind | str,
    decided_on: dt.date,
    by: Actor,
    on: dt.date,
    from_unit_id: int | None = None,
    from_place: str = "",
    to_unit_id: int | None = None,
    to_place: str = "",
    decision: str = "",
    planned_until: dt.date | None = None,
    study: bool = False,
    standing: Standing | str = Standing.OFFICIAL,
) -> Transfer:
    """A member is to move; the deadlines count from ``decided_on``. Coming from outside, ``standing`` says as what."""
    hold_record(person_id)
    if Transfer.objects.filter(person_id=person_id, state__in=OPEN_TRANSFERS).exists():
        raise errors.TransferRunning(name=_name(person_id))
    if from_unit_id:
        standing = _home_standing(person_id, from_unit_id, on)
    transfer = Transfer(
        person_id=person_id, kind=TransferKind(kind), study=study, standing=Standing(standing), decided_on=decided_on,
        from_unit_id=from_unit_id, from_place="" if from_unit_id else clean(from_place),
        to_unit_id=to_unit_id, to_place="" if to_unit_id else clean(to_place),
        decision=clean(decision), planned_until=planned_until if kind == TransferKind.TEMPORARY else None,
    )  # fmt: skip
    _ensure_two_sides(transfer)
    _ensure_day(decided_on, not_before=dt.date.min, today=on)
    _ensure_stay(transfer, on)
    transfer.save()
    link(f"people.person:{person_id}", transfer.reference)
    return _moved(transfer, "begun", by=by, on=decided_on)


@transaction.atomic
def hand_over(
    transfer: Transfer, *, letter: str, introduced_on: dt.date, handed_over_on: dt.date, by: Actor, on: dt.date
) -> Transfer:
    """The releasing side gives the letter of introduction; from its day the second deadline counts."""
    transfer = _hold(transfer, TransferState.HANDED_OVER)
    _ensure_day(introduced_on, not_before=transfer.decided_on, today=on)
    _ensure_day(handed_over_on, not_before=introduced_on, today=on)
    transfer.letter, transfer.introduced_on, transfer.handed_over_on = clean(letter), introduced_on, handed_over_on
    return _write(transfer, TransferState.HANDED_OVER, by=by, on=handed_over_on)


@transaction.atomic
def accept_transfer(transfer: Transfer, *, accepted_on: dt.date, by: Actor, on: dt.date) -> Transfer:
    """The receiving side takes the member in: on the same day one membership ends and the other begins.

    A temporary transfer ends nothing: at home the member is away until the planned return.
    """
    transfer = _hold(transfer, TransferState.ACCEPTED)
    _ensure_day(accepted_on, not_before=transfer.handed_over_on or transfer.decided_on, today=on)
    transfer.accepted_on = accepted_on
    if transfer.kind == TransferKind.TEMPORARY:
        _lend(transfer, accepted_on, by)
    else:
        _move(transfer, accepted_on, by)
    return _write(transfer, TransferState.ACCEPTED, by=by, on=accepted_on)


@transaction.atomic
def end_stay(transfer: Transfer, *, returned_on: dt.date, by: Actor, on: dt.date) -> Transfer:
    """The member is back from a temporary stay: ``returned_on`` is the first day of being expected at home."""
    transfer = _hold(transfer, TransferState.RETURNED)
    if transfer.kind != TransferKind.TEMPORARY:
        raise errors.TransferStands(state=transfer.get_state_display())
    _ensure_day(returned_on, not_before=transfer.accepted_on or transfer.decided_on, today=on)
    transfer.returned_on = returned_on
    if transfer.leave_id:
        end_leave(transfer.leave_id, on=returned_on, by=by)
    if transfer.to_unit_id:
        end_membership(
            transfer.person_id, unit_id=transfer.to_unit_id, on=returned_on, reason=EndReason.RETURNED, by=by
        )
    return _write(transfer, TransferState.RETURNED, by=by, on=returned_on)


@transaction.atomic
def cancel_transfer(transfer: Transfer, *, note: str, by: Actor, on: dt.date) -> Transfer:
    """The move does not take place; the member stays where they are."""
    transfer = _hold(transfer, TransferState.CANCELLED)
    transfer.cancelled_on, transfer.note = on, clean(note)
    return _write(transfer, TransferState.CANCELLED, by=by, on=on)


def _move(transfer: Transfer, day: dt.date, by: Actor) -> None:
    words = transfer.letter or transfer.decision
    if transfer.from_unit_id:
        end_membership(
            transfer.person_id, unit_id=transfer.from_unit_id, on=day, reason=EndReason.TRANSFERRED, by=by,
            decision=words,
        )  # fmt: skip
    if transfer.to_unit_id:
        enter_membership(
            transfer.person_id, unit_id=transfer.to_unit_id, standing=transfer.standing, on=day, by=by, decision=words
        )


def _lend(transfer: Transfer, day: dt.date, by: Actor) -> None:
    if transfer.from_unit_id:
        transfer.leave = grant_leave(
            transfer.person_id, unit_id=transfer.from_unit_id, kind=LeaveKind.AWAY, on=day,
            until=transfer.planned_until, by=by, decision=transfer.letter or transfer.decision,
        )  # fmt: skip
    if transfer.to_unit_id:
        enter_membership(
            transfer.person_id, unit_id=transfer.to_unit_id, standing=Standing.TEMPORARY_HERE, on=day, by=by,
            decision=transfer.letter or transfer.decision,
        )  # fmt: skip


def _hold(transfer: Transfer, target: TransferState) -> Transfer:
    hold_record(transfer.person_id)
    transfer = Transfer.objects.select_for_update().get(pk=transfer.pk)
    if not STEPS.allows(TransferState(transfer.state), target):
        raise errors.TransferStands(state=transfer.get_state_display())
    return transfer


def _write(transfer: Transfer, state: TransferState, *, by: Actor, on: dt.date) -> Transfer:
    transfer.state = state.value
    transfer.save()
    return _moved(transfer, state.value, by=by, on=on)


def _moved(transfer: Transfer, state: str, *, by: Actor, on: dt.date) -> Transfer:
    record(
        f"membership.transfer.{state}", transfer, by=by, person=transfer.person_id,
        sides=[transfer.from_unit_id, transfer.to_unit_id], on=on,
    )  # fmt: skip
    publish(
        events.TransferMoved(
            transfer.pk, transfer.person_id, transfer.from_unit_id or 0, transfer.to_unit_id or 0, state, on.isoformat()
        )
    )
    return transfer


def _home_standing(person_id: int, unit_id: int, on: dt.date) -> Standing:
    standing = standings_of(person_id, on=on).get(unit_id)
    if standing not in HOME:
        raise errors.NotAMember(name=_name(person_id))
    return standing


def _ensure_two_sides(transfer: Transfer) -> None:
    comes = transfer.from_unit_id or transfer.from_place
    goes = transfer.to_unit_id or transfer.to_place
    within = transfer.from_unit_id or transfer.to_unit_id
    if not comes or not goes or not within or comes == goes:
        raise errors.TransferIncomplete


def _ensure_stay(transfer: Transfer, on: dt.date) -> None:
    if transfer.kind != TransferKind.TEMPORARY:
        return
    if transfer.planned_until is None:
        raise errors.StayWithoutEnd
    terms = TransferTerms.under(rules_on(on, scope=f"unit:{transfer.from_unit_id or transfer.to_unit_id}"))
    if temporary_stay(transfer.decided_on, transfer.planned_until, study=transfer.study, terms=terms) is not Stay.FITS:
        raise errors.StayDoesNotFit(least=terms.temporary_from, most=terms.temporary_below, study=terms.study_to)


def _ensure_day(day: dt.date, *, not_before: dt.date, today: dt.date) -> None:
    if not not_before <= day <= today:
        raise errors.StepTooEarly(day=day_numbers(not_before) if not_before.year > 1 else "–")


def _name(person_id: int) -> str:
    card = person_card(person_id)
    return card.full_name if card else ""
