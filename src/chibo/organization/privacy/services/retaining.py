"""Deletion runs: proposed by the month, confirmed by two, carried out in one transaction, proved by a certificate."""

import datetime as dt

from django.db import transaction

from chibo.kernel.text import clean
from chibo.organization.mandates.choices import COMMITTEE, Post
from chibo.organization.mandates.queries import duties_on
from chibo.organization.people.queries import person_of
from chibo.organization.privacy.choices import RunState
from chibo.organization.privacy.errors import OneMustKeepTheList, ReasonMissing, RunIsOver, SamePersonTwice
from chibo.organization.privacy.events import RunCarriedOut
from chibo.organization.privacy.models import RetentionLine, RetentionRun
from chibo.organization.privacy.queries.certificate import certificate_facts
from chibo.organization.privacy.queries.due import due_kinds, keeping_unit
from chibo.organization.privacy.rules.retaining import two_may_delete
from chibo.organization.privacy.services.ending import carry_out_line
from chibo.platform.accounts.models import Account
from chibo.platform.audit.services import Actor, record
from chibo.platform.events.bus import publish
from chibo.platform.papers.services.freezing import freeze_paper

OPEN = (RunState.PROPOSED, RunState.CONFIRMED_ONCE)
KEEPERS = frozenset({Post.SECRETARY, Post.CLERK})


@transaction.atomic
def propose_run(*, by: Actor, on: dt.date, at: dt.datetime) -> RetentionRun | None:
    """List what is due; the run that still waits is given back. None when nothing is due or no cell could decide."""
    unit_id = keeping_unit(on)
    if unit_id is None:
        return None
    waiting = RetentionRun.objects.select_for_update().filter(unit_id=unit_id, state__in=OPEN).first()
    if waiting is not None:
        return waiting
    kinds = due_kinds(on)
    if not kinds:
        return None
    run = RetentionRun.objects.create(unit_id=unit_id, on=on)
    RetentionLine.objects.bulk_create(
        RetentionLine(
            run=run, kind=kind.label, keep=kind.keep, purpose=kind.purpose, months=kind.months, before=kind.before,
            emptied=kind.emptied, proposed=kind.count,
        )
        for kind in kinds
    )
    record("privacy.run.proposed", run, by=by, at=at, kinds={kind.label: kind.count for kind in kinds})
    return run


@transaction.atomic
def confirm_run(run: RetentionRun, *, by: Account, on: dt.date, at: dt.datetime) -> RetentionRun:
    """The first confirmation waits for a second by another person; the second carries the run out."""
    run = _open(run)
    if run.first_by is None:
        run.first_by, run.first_at, run.state = by, at, RunState.CONFIRMED_ONCE
        run.save(update_fields=["first_by", "first_at", "state"])
        record("privacy.run.confirmed", run, by=by, at=at)
        return run
    _ensure_two(run, run.first_by, by, on=on)
    for line in run.lines.all():
        line.gone, line.held_back = carry_out_line(line)
        line.save(update_fields=["gone", "held_back"])
    run.second_by, run.second_at, run.state = by, at, RunState.DONE
    run.paper = freeze_paper(
        "privacy.certificate", certificate_facts(run, on=on), scope=f"unit:{run.unit_id}", origin=run.reference, on=on,
        by=by,
    )
    run.save(update_fields=["second_by", "second_at", "state", "paper"])
    record("privacy.run.carried_out", run, by=by, at=at, gone={line.kind: line.gone for line in run.lines.all()})
    publish(RunCarriedOut(run_id=run.pk))
    return run


@transaction.atomic
def put_run_aside(run: RetentionRun, *, reason: str, by: Account, at: dt.datetime) -> RetentionRun:
    """Not now; the next month proposes again. Nothing is deleted."""
    run = _open(run)
    words = clean(reason)[:300]
    if not words:
        raise ReasonMissing()
    run.state, run.reason = RunState.PUT_ASIDE, words
    run.save(update_fields=["state", "reason"])
    record("privacy.run.put_aside", run, by=by, at=at, reason=words)
    return run


def _open(run: RetentionRun) -> RetentionRun:
    run = RetentionRun.objects.select_for_update().get(pk=run.pk)
    if run.state not in OPEN:
        raise RunIsOver()
    return run


def _ensure_two(run: RetentionRun, first: Account, second: Account, *, on: dt.date) -> None:
    """Who they are is looked at on the day of the second confirmation: a right that has ended counts no more."""
    one, other = _person(first), _person(second)
    if one == other:
        raise SamePersonTwice()
    posts = {person: _posts(person, run.unit_id, on) for person in (one, other)}
    pairs = ((one, other), (other, one))
    if not any(
        two_may_delete(a, b, keeper=bool(posts[a] & KEEPERS), committee=bool(posts[b] & COMMITTEE)) for a, b in pairs
    ):
        raise OneMustKeepTheList()


def _person(account: Account) -> int:
    card = person_of(account.pk)
    return card.pk if card else 0


def _posts(person_id: int, unit_id: int, on: dt.date) -> frozenset[Post]:
    duties = duties_on(person_id, on=on)
    clerk = {Post.CLERK} if unit_id in duties.keeps else set()
    return frozenset({post for post, unit in duties.posts if unit == unit_id} | clerk)
