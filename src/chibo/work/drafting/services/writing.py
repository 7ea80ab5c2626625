"""Writing: one text at a time, under the version at which it was read."""

import datetime as dt
from collections.abc import Iterable

from django.db import transaction

from chibo.kernel.wording import day_numbers
from chibo.platform.audit.services import Actor, record
from chibo.platform.papers.kinds import Shape
from chibo.web.fields import read_day
from chibo.work.drafting.errors import (
    NoSuchText,
    NotACandidate,
    TemplateNotValid,
    TextChanged,
    TooManyParts,
    UnclearDay,
)
from chibo.work.drafting.models import Draft, OfficeTemplate, Part, RecipientGroup
from chibo.work.drafting.queries.candidates import signer_candidates
from chibo.work.drafting.queries.kinds import authorities_of, body_field, kind_of_draft
from chibo.work.drafting.queries.texts import SETTINGS, setting_text
from chibo.work.drafting.rules.receivers import with_receivers
from chibo.work.drafting.services.holding import ensure_short, locked_for_writing, locked_part, touch

MOST_PARTS = 60
LONGEST_LINE = 1_000
LONGEST_HEADING = 300


@transaction.atomic
def write_field(
    draft: Draft, name: str, text: str, *, version: int, by: Actor, on: dt.date, at: dt.datetime | None = None
) -> Draft:
    """Replace one text or setting of the draft. Two who write different ones do not disturb each other.

    Raises:
        TextChanged: somebody has written this very text after ``version``; with both numbers and texts.
    """
    draft = locked_for_writing(draft)
    kind = kind_of_draft(draft)
    known = {field.name: field for field in kind.fields if field.name != body_field(kind)}
    if name not in known and name not in SETTINGS:
        raise NoSuchText()
    if version < draft.changed_at_version.get(name, 1):
        theirs = setting_text(draft, name) if name in SETTINGS else str(draft.fields.get(name, ""))
        raise TextChanged(theirs=theirs, version=draft.version)
    if name in SETTINGS:
        _set(draft, name, text.strip(), on=on)
    else:
        line = known[name].shape == Shape.LINE
        kept = ensure_short(" ".join(text.split()), limit=LONGEST_LINE) if line else ensure_short(text)
        draft.fields = {**draft.fields, name: kept}
    touch(draft, name, at=at)
    record("drafting.draft.worded", draft, by=by, at=at, text=name)
    return draft


@transaction.atomic
def write_part(
    part: Part, name: str, text: str, *, version: int, by: Actor, at: dt.datetime | None = None
) -> Part:
    """Replace the heading or the text of one part."""
    draft, part = locked_part(part)
    if name not in ("heading", "text"):
        raise NoSuchText()
    if version != part.version:
        raise TextChanged(theirs=getattr(part, name), version=part.version)
    limit = {"limit": LONGEST_HEADING} if name == "heading" else {}
    setattr(part, name, ensure_short(text, **limit))
    part.version += 1
    part.save()
    touch(draft, at=at)
    record("drafting.draft.worded", draft, by=by, at=at, text=part.field)
    return part


@transaction.atomic
def add_part(
    draft: Draft, *, by: Actor, after: int | None = None, heading: str = "", text: str = "", annex: bool = False
) -> Part:
    """An empty part at the end, or below the part with the id ``after``; an ``annex`` stands behind all parts."""
    draft = locked_for_writing(draft)
    parts = list(draft.parts.order_by("position", "pk"))
    if len(parts) >= MOST_PARTS:
        raise TooManyParts(limit=MOST_PARTS)
    place = next((number + 1 for number, part in enumerate(parts) if part.pk == after), len(parts))
    annex = annex or any(part.annex for part in parts if part.pk == after)
    made = Part.objects.create(
        draft=draft, position=0, heading=heading[:LONGEST_HEADING], text=ensure_short(text), annex=annex
    )
    _number([*parts[:place], made, *parts[place:]])
    touch(draft)
    record("drafting.part.added", draft, by=by, part=made.pk, annex=annex)
    return made


@transaction.atomic
def move_part(part: Part, *, up: bool, by: Actor) -> Part:
    """One place up or down; at the end nothing happens."""
    draft, part = locked_part(part)
    parts = list(draft.parts.filter(annex=part.annex).order_by("position", "pk"))
    here = parts.index(part)
    there = here - 1 if up else here + 1
    if 0 <= there < len(parts):
        parts[here], parts[there] = parts[there], parts[here]
        _number([*draft.parts.exclude(annex=part.annex).order_by("position", "pk"), *parts])
        touch(draft)
        record("drafting.part.moved", draft, by=by, part=part.pk, up=up)
    return part


@transaction.atomic
def turn_annex(part: Part, *, across: bool, by: Actor) -> Part:
    """The pages of an annex lie across, or stand upright unless one of its tables does not fit."""
    draft, part = locked_part(part)
    if not part.annex:
        raise NoSuchText()
    part.across = across
    part.save(update_fields=["across"])
    touch(draft)
    record("drafting.part.set", draft, by=by, part=part.pk, across=across)
    return part


@transaction.atomic
def remove_part(part: Part, *, by: Actor) -> Draft:
    """Take a part out; kept versions still have it, and so has the trail its first words."""
    draft, part = locked_part(part)
    record("drafting.part.removed", draft, by=by, part=part.pk, heading=part.heading)
    part.delete()
    _number(list(draft.parts.order_by("position", "pk")))
    return touch(draft)


@transaction.atomic
def add_receivers(draft: Draft, group: RecipientGroup, *, by: Actor) -> Draft:
    """Put the receivers of a group under "Nơi nhận"; who stands there already is not written twice."""
    draft = locked_for_writing(draft)
    if group.unit_id != draft.unit_id or "recipients" not in draft.fields:
        raise NoSuchText()
    lines = with_receivers(str(draft.fields["recipients"]).split("\n"), group.lines.split("\n"))
    draft.fields = {**draft.fields, "recipients": "\n".join(lines)}
    touch(draft, "recipients")
    record("drafting.draft.addressed", draft, by=by, group=group.name)
    return draft


def _number(parts: Iterable[Part]) -> None:
    """In this order; annexes stand behind what they go along with."""
    for place, part in enumerate(sorted(parts, key=lambda part: part.annex), start=1):
        if part.position != place:
            part.position = place
            part.save(update_fields=["position"])


def _set(draft: Draft, name: str, text: str, *, on: dt.date) -> None:
    if name == "day":
        draft.day = _day(text, on)
    elif name in ("signer", "second_signer"):
        _set_signer(draft, name, text, on)
    elif name == "authority":
        if text not in authorities_of(draft, kind_of_draft(draft)):
            raise NoSuchText()
        draft.authority = text
    elif name == "template":
        draft.template = _template(draft, text, on)
    else:
        setattr(draft, name, ensure_short(text, limit=120))


def _day(text: str, on: dt.date) -> dt.date | None:
    try:
        return read_day(text, today=on) if text else None
    except ValueError as unclear:
        raise UnclearDay(text=text) from unclear


def _set_signer(draft: Draft, name: str, text: str, on: dt.date) -> None:
    person = int(text) if text.isdigit() else None
    if person is not None and person not in {one.person_id for one in signer_candidates(draft.unit_id, on=on)}:
        raise NotACandidate()
    setattr(draft, f"{name}_id", person)


def _template(draft: Draft, text: str, on: dt.date) -> OfficeTemplate | None:
    if not text.isdigit():
        return None
    rows = OfficeTemplate.objects.valid(on).filter(
        unit_id=draft.unit_id, system=draft.system, type_code=draft.type_code
    )
    found = rows.filter(pk=int(text)).first()
    if found is None:
        raise TemplateNotValid(day=day_numbers(on))
    return found
