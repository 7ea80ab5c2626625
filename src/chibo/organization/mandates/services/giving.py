"""Giving and ending posts. The unit is held meanwhile: two secretaries cannot slip in side by side."""

import datetime as dt
from typing import TypedDict, Unpack

from django.db import transaction
from django.db.models import Q, QuerySet

from chibo.kernel.text import clean
from chibo.kernel.wording import day_numbers
from chibo.organization.mandates import events
from chibo.organization.mandates.choices import (
    SINGLE,
    TITLE_OF_MASS_HEAD,
    TITLE_OF_POST,
    How,
    Post,
)
from chibo.organization.mandates.errors import EndsBeforeItBegins, PostHeldAlready, PostTaken
from chibo.organization.mandates.models import Mandate
from chibo.organization.units.choices import UnitKind
from chibo.organization.units.services import hold_unit
from chibo.platform.audit.services import Actor, record
from chibo.platform.events.bus import publish


class MandateFacts(TypedDict, total=False):
    """How a mandate is written; what is left out stays."""

    title: str
    how: How | str
    decision: str


@transaction.atomic
def give_mandate(
    person_id: int,
    *,
    unit_id: int,
    post: Post | str,
    on: dt.date,
    by: Actor,
    title: str = "",
    how: How | str = How.APPOINTED,
    decision: str = "",
    until: dt.date | None = None,
) -> Mandate:
    """The person holds the post from ``on``; with ``until`` (the first day after it) it ends by itself."""
    unit = hold_unit(unit_id, on=on)
    post = Post(post)
    if until and until <= on:
        raise EndsBeforeItBegins(day=day_numbers(on))
    _ensure_free(person_id, unit_id, post, on, until)
    mandate = Mandate.objects.create(
        person_id=person_id,
        unit_id=unit_id,
        post=post,
        title=clean(title) or default_title(post, UnitKind(unit.kind)),
        how=How(how),
        decision=clean(decision),
        since=on,
        until=until,
    )
    record(
        "mandates.mandate.given", mandate, by=by, person=person_id, unit=unit_id, post=post,
        title=mandate.title, on=on, until=until,
    )  # fmt: skip
    publish(events.MandateGiven(mandate.pk, person_id, unit_id, post, on.isoformat()))
    return mandate


@transaction.atomic
def end_mandate(mandate_id: int, *, on: dt.date, by: Actor, decision: str = "") -> Mandate:
    """From ``on`` the post is no longer held. The day may lie in the future; until then the post holds."""
    mandate = Mandate.objects.select_for_update().get(pk=mandate_id)
    if on <= mandate.since:
        raise EndsBeforeItBegins(day=day_numbers(mandate.since))
    mandate.until = on
    mandate.save(update_fields=["until"])
    record(
        "mandates.mandate.ended", mandate, by=by, person=mandate.person_id, unit=mandate.unit_id,
        post=mandate.post, on=on, decision=clean(decision),
    )  # fmt: skip
    ended = events.MandateEnded(
        mandate.pk, mandate.person_id, mandate.unit_id, mandate.post, on.isoformat()
    )
    publish(ended)
    return mandate


@transaction.atomic
def correct_mandate(mandate_id: int, *, by: Actor, **changes: Unpack[MandateFacts]) -> Mandate:
    """Correct how the mandate is written: title, how it was given, decision."""
    mandate = Mandate.objects.select_for_update().get(pk=mandate_id)
    changed = {field: value for field, value in changes.items() if getattr(mandate, field) != value}
    for field, value in changed.items():
        setattr(mandate, field, value)
    if changed:
        mandate.save(update_fields=list(changed))
        record("mandates.mandate.corrected", mandate, by=by, changed=changed)
    return mandate


def default_title(post: Post, kind: UnitKind) -> str:
    """How the post is written when the decision gives no other title."""
    if post == Post.MASS_HEAD and kind in TITLE_OF_MASS_HEAD:
        return TITLE_OF_MASS_HEAD[kind]
    return TITLE_OF_POST[post]


def _ensure_free(
    person_id: int, unit_id: int, post: Post, on: dt.date, until: dt.date | None
) -> None:
    overlapping = _overlapping(unit_id, post, on, until).select_related("person", "unit")
    same = overlapping.filter(person_id=person_id).first()
    if same:
        raise PostHeldAlready(
            holder=same.person.full_name, unit=same.unit.name, day=day_numbers(same.since)
        )
    other = overlapping.first() if post in SINGLE else None
    if other:
        raise PostTaken(
            unit=other.unit.name, holder=other.person.full_name, post=post.label, day=day_numbers(other.since)
        )


def _overlapping(unit_id: int, post: Post, on: dt.date, until: dt.date | None) -> QuerySet[Mandate]:
    lasting = Mandate.objects.filter(Q(until=None) | Q(until__gt=on), unit_id=unit_id, post=post)
    return lasting.filter(since__lt=until) if until else lasting
