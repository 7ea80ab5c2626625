"""What a congress elected: a term begins, the old posts of the committee end, the new ones begin, in one go."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Q

from chibo.kernel.text import clean
from chibo.organization.mandates import errors, events
from chibo.organization.mandates.choices import COMMITTEE, How, Post
from chibo.organization.mandates.models import Candidacy, Election, Mandate
from chibo.organization.mandates.rules.elections import Count, Doubt, ElectionNumbers, doubts_about
from chibo.organization.mandates.services.giving import end_mandate, give_mandate
from chibo.organization.membership.choices import Standing
from chibo.organization.membership.queries import members_of
from chibo.organization.people.queries import person_cards
from chibo.organization.units.queries import TermCard, terms_of
from chibo.organization.units.services import hold_unit, open_term
from chibo.platform.audit.services import Actor, record
from chibo.platform.events.bus import publish
from chibo.platform.rulebook.queries import rules_on


@dataclass(frozen=True)
class Stood:
    """A person stood for a post: votes for, of how many valid ballots, elected or not."""

    person_id: int
    post: Post
    votes_for: int
    ballots: int
    elected: bool


@dataclass(frozen=True)
class Congress:
    """The minutes of a congress as far as chibo keeps them. ``begins_on`` is the first day of the term."""

    ordinal: str
    label: str
    held_on: dt.date
    begins_on: dt.date
    summoned: int
    present: int
    stood: Sequence[Stood]
    decision: str = ""


@transaction.atomic
def record_election(unit_id: int, congress: Congress, *, by: Actor) -> Election:
    """Begin the term, end the committee's old posts on its first day, begin the new ones.

    A term and posts that were already recorded from the days of this congress are kept, not made twice.
    """
    unit = hold_unit(unit_id, on=congress.begins_on)
    _ensure_counts(congress)
    _ensure_people(unit_id, congress)
    term_id = _term(unit_id, congress, by)
    if Election.objects.filter(term_id=term_id).exists():
        raise errors.ElectionRecorded(label=congress.label)
    election = Election.objects.create(
        unit=unit, term_id=term_id, held_on=congress.held_on, summoned=congress.summoned,
        present=congress.present, decision=clean(congress.decision),
    )  # fmt: skip
    Candidacy.objects.bulk_create(
        Candidacy(
            election=election, person_id=one.person_id, post=one.post, votes_for=one.votes_for,
            ballots=one.ballots, elected=one.elected,
        )
        for one in congress.stood
    )  # fmt: skip
    _change_posts(unit_id, congress, by)
    record(
        "mandates.election.recorded", election, by=by, unit=unit_id, label=congress.label, on=congress.held_on,
        elected=sum(one.elected for one in congress.stood),
    )  # fmt: skip
    publish(events.ElectionRecorded(election.pk, term_id, unit_id, congress.begins_on.isoformat()))
    return election


def _ensure_counts(congress: Congress) -> None:
    wrong = congress.present > congress.summoned or congress.begins_on < congress.held_on
    for one in congress.stood:
        wrong = wrong or not one.votes_for <= one.ballots <= congress.present
    if wrong:
        raise errors.CountsDoNotAgree


def _ensure_people(unit_id: int, congress: Congress) -> None:
    official = {
        member.person_id
        for member in members_of(unit_id, on=congress.held_on)
        if member.standing == Standing.OFFICIAL
    }
    committee = {one.person_id for one in congress.stood if one.elected and one.post == Post.COMMITTEE_MEMBER}
    for one in congress.stood:
        if one.person_id not in official:
            raise errors.CandidateNotOfficial(name=_name(one.person_id))
        if committee and one.post != Post.COMMITTEE_MEMBER and one.person_id not in committee:
            raise errors.NotFromTheCommittee(name=_name(one.person_id))
    if sum(one.elected and one.post == Post.SECRETARY for one in congress.stood) > 1:
        raise errors.CountsDoNotAgree


def _term(unit_id: int, congress: Congress, by: Actor) -> int:
    known: TermCard | None = next((term for term in terms_of(unit_id) if term.label == congress.label), None)
    if known:
        return known.pk
    term = open_term(
        unit_id, ordinal=congress.ordinal, label=congress.label, congress_on=congress.held_on,
        on=congress.begins_on, by=by,
    )  # fmt: skip
    return term.pk


def _change_posts(unit_id: int, congress: Congress, by: Actor) -> None:
    """Every seat of the old term ends, also of those elected again: each post has the decision of its term.

    Secretary and deputy sit in the committee by their office; they get no second post for the seat.
    """
    day = congress.begins_on
    lasting = Mandate.objects.filter(Q(until=None) | Q(until__gt=day), unit_id=unit_id, post__in=COMMITTEE)
    for old in lasting.filter(since__lt=congress.held_on).order_by("pk"):
        end_mandate(old.pk, on=day, by=by)
    begun = set(lasting.filter(since__gte=congress.held_on).values_list("person_id", "post"))
    leading = {one.person_id for one in congress.stood if one.elected and one.post != Post.COMMITTEE_MEMBER}
    for one in congress.stood:
        has_a_seat_by_office = one.post == Post.COMMITTEE_MEMBER and one.person_id in leading
        if one.elected and not has_a_seat_by_office and (one.person_id, one.post) not in begun:
            give_mandate(
                one.person_id, unit_id=unit_id, post=one.post, on=day, how=How.ELECTED,
                decision=congress.decision, by=by,
            )  # fmt: skip


def _name(person_id: int) -> str:
    card = person_cards([person_id]).get(person_id)
    return card.full_name if card else ""


def doubts_in(unit_id: int, congress: Congress) -> list[Doubt]:
    """What in the minutes does not fit the rules of the day of the congress; nothing is written."""
    numbers = ElectionNumbers.under(rules_on(congress.held_on, scope=f"unit:{unit_id}"))
    members = members_of(unit_id, on=congress.held_on)
    official = sum(member.standing == Standing.OFFICIAL for member in members)
    counts = [Count(one.post, one.votes_for, one.elected) for one in congress.stood]
    return doubts_about(
        counts, present=congress.present, summoned=congress.summoned, official_members=official, numbers=numbers
    )
