"""What every verb of an admission shares: the lock, the order of steps and days, the trail and the fact."""

import datetime as dt
from typing import Any

from chibo.kernel.wording import day_numbers
from chibo.party.admission import errors, events
from chibo.party.admission.choices import CLOSED
from chibo.party.admission.models import Candidate
from chibo.party.admission.rules.steps import STAGES, Stage
from chibo.platform.audit.services import Actor, record
from chibo.platform.events.bus import publish


def hold(candidate: Candidate, target: Stage | None = None) -> Candidate:
    """The row under lock; refused when it is closed, or when ``target`` does not follow."""
    candidate = Candidate.objects.select_for_update().get(pk=candidate.pk)
    stage = Stage(candidate.stage)
    if candidate.stage in CLOSED or (target and not STAGES.allows(stage, target)):
        raise errors.StepNotNext(stage=candidate.get_stage_display())
    return candidate


def ensure_day(day: dt.date, *, not_before: dt.date | None, today: dt.date) -> None:
    """A step is not before the one that led to it, and not after today."""
    if day > today or (not_before and day < not_before):
        raise errors.DayOutOfOrder(day=day_numbers(not_before) if not_before else "–")


def written(candidate: Candidate, what: str, *, by: Actor, on: dt.date, **data: Any) -> Candidate:
    """On the trail."""
    record(f"admission.candidate.{what}", candidate, by=by, person=candidate.person_id, on=on, **data)
    return candidate


def moved(candidate: Candidate, stage: Stage, *, by: Actor, on: dt.date, **data: Any) -> Candidate:
    """The candidate has reached another step: saved, on the trail, published."""
    candidate.stage = stage.value
    candidate.save()
    written(candidate, stage.value, by=by, on=on, **data)
    publish(
        events.CandidateMoved(candidate.pk, candidate.person_id, candidate.unit_id, stage.value, on.isoformat())
    )
    return candidate
