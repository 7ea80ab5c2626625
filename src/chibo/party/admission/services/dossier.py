"""The helper, the conditions, the course, the ticks of the dossier, who vouches."""

import datetime as dt

from django.db import transaction

from chibo.kernel.text import clean
from chibo.organization.membership.choices import Standing
from chibo.organization.membership.queries import standings_of
from chibo.organization.people.queries import person_card
from chibo.party.admission import errors
from chibo.party.admission.choices import Vouching
from chibo.party.admission.models import Candidate, DossierTick, Introduction
from chibo.party.admission.queries.numbers import papers_on, terms_on
from chibo.party.admission.rules.conditions import may_introduce
from chibo.party.admission.rules.steps import Stage
from chibo.party.admission.services.holding import ensure_day, hold, moved, written
from chibo.platform.audit.services import Actor

COURSE_PAPER = "CN-NTVĐ"


@transaction.atomic
def assign_candidate_helper(candidate: Candidate, *, helper_id: int | None, by: Actor, on: dt.date) -> Candidate:
    """An official member of the cell helps the candidate."""
    candidate = hold(candidate)
    if helper_id and not _is_official(helper_id, candidate.unit_id, on):
        raise errors.CannotIntroduce(name=_name(helper_id), months=0)
    candidate.helper_id = helper_id
    candidate.save(update_fields=["helper"])
    return written(candidate, "helper_assigned", by=by, on=on, helper=helper_id)


@transaction.atomic
def describe_candidate(
    candidate: Candidate, *, schooling: bool, left_on: dt.date | None, folder_place: str, by: Actor, on: dt.date
) -> Candidate:
    """The schooling was seen, an earlier membership ended on a day, and where the folder lies."""
    candidate = hold(candidate)
    candidate.schooling, candidate.left_on, candidate.folder_place = schooling, left_on, clean(folder_place)
    candidate.save(update_fields=["schooling", "left_on", "folder_place"])
    return written(candidate, "described", by=by, on=on)


@transaction.atomic
def record_certificate(
    candidate: Candidate, *, certified_on: dt.date, certificate: str, by: Actor, on: dt.date
) -> Candidate:
    """The course is done; recording a newer certificate later replaces the older one."""
    first = candidate.stage == Stage.LISTED
    candidate = hold(candidate, Stage.CERTIFIED if first else None)
    ensure_day(certified_on, not_before=candidate.certified_on, today=on)
    candidate.certified_on, candidate.certificate = certified_on, clean(certificate)
    DossierTick.objects.update_or_create(candidate=candidate, code=COURSE_PAPER, defaults={"on": certified_on})
    if first:
        return moved(candidate, Stage.CERTIFIED, by=by, on=certified_on)
    candidate.save()
    return written(candidate, "certified_again", by=by, on=certified_on)


@transaction.atomic
def tick_paper(candidate: Candidate, code: str, *, paper_on: dt.date, by: Actor, on: dt.date) -> Candidate:
    """A paper of the dossier is there. Ticking it again corrects its day."""
    candidate = hold(candidate)
    if code not in {paper.code for paper in papers_on(on, candidate.unit_id)}:
        raise errors.UnknownPaper
    ensure_day(paper_on, not_before=None, today=on)
    DossierTick.objects.update_or_create(candidate=candidate, code=code, defaults={"on": paper_on})
    return written(candidate, "paper_ticked", by=by, on=paper_on, code=code)


@transaction.atomic
def untick_paper(candidate: Candidate, code: str, *, by: Actor, on: dt.date) -> Candidate:
    """The tick was a mistake, or the paper was given back."""
    candidate = hold(candidate)
    if DossierTick.objects.filter(candidate=candidate, code=code).delete()[0]:
        written(candidate, "paper_unticked", by=by, on=on, code=code)
    return candidate


@transaction.atomic
def add_introduction(
    candidate: Candidate,
    *,
    who: Vouching | str,
    person_id: int | None,
    together_since: dt.date | None,
    by: Actor,
    on: dt.date,
) -> Introduction:
    """A member who has worked with the candidate, or an organisation, introduces them. Saying it again corrects it."""
    candidate = hold(candidate)
    who = Vouching(who)
    member = person_id if who == Vouching.MEMBER else None
    if who == Vouching.MEMBER:
        _ensure_may_introduce(candidate, member, together_since, on)
    found = candidate.introductions.filter(who=who, person=member).first() or Introduction(candidate=candidate, who=who)
    found.person_id, found.together_since = member, together_since if member else None
    found.save()
    written(candidate, "introduced", by=by, on=on, who=str(who), introducer=member)
    return found


def _ensure_may_introduce(
    candidate: Candidate, person_id: int | None, together_since: dt.date | None, on: dt.date
) -> None:
    terms = terms_on(on, candidate.unit_id)
    fits = (
        person_id is not None
        and person_id != candidate.person_id
        and together_since is not None
        and may_introduce(
            official=_is_official(person_id, candidate.unit_id, on), together_since=together_since, on=on, terms=terms
        )
    )
    if not fits:
        raise errors.CannotIntroduce(name=_name(person_id), months=terms.months_together)


def _is_official(person_id: int, unit_id: int, on: dt.date) -> bool:
    return standings_of(person_id, on=on).get(unit_id) == Standing.OFFICIAL


def _name(person_id: int | None) -> str:
    card = person_card(person_id) if person_id else None
    return card.full_name if card else "–"
