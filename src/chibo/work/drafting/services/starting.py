"""Beginning a draft from the template of its kind and from what it springs from; putting one aside."""

import datetime as dt
from collections.abc import Mapping, Sequence

from django.db import transaction
from django.utils import timezone

from chibo.organization.mandates.choices import Post
from chibo.organization.mandates.queries import holders
from chibo.organization.units.choices import UnitKind
from chibo.organization.units.queries import UnitCard, unit_card
from chibo.platform.audit.services import Actor, record
from chibo.platform.papers.kinds import Kind, defaults
from chibo.platform.threads.services import link
from chibo.work.documents.queries import document_card
from chibo.work.drafting.choices import DraftState
from chibo.work.drafting.errors import KindNotIssuable, NotBeingWritten, ReasonNeeded
from chibo.work.drafting.models import Draft, Part
from chibo.work.drafting.queries.kinds import authorities_of, body_field, first_over, kinds_offered
from chibo.work.drafting.rules.skeletons import skeleton
from chibo.work.drafting.services.holding import account_of, ensure_short, locked, touch

SIGNING_POSTS = (Post.SECRETARY, Post.DIRECTOR, Post.MASS_HEAD, Post.DEPUTY_SECRETARY, Post.DEPUTY_DIRECTOR)
"""Who signs when nobody says otherwise: the head, else the deputy."""


@transaction.atomic
def start_draft(
    unit_id: int,
    *,
    system: str,
    type_code: str,
    by: Actor,
    on: dt.date,
    origin: str | None = None,
    subject: str = "",
    parts: Sequence[tuple[str, str]] = (),
    bases: str = "",
    drafted_in: int | None = None,
    values: Mapping[str, str] | None = None,
    at: dt.datetime | None = None,
) -> Draft:
    """Begin a draft of a kind that the unit may issue. What it comes from is linked, and cited when it is a document.

    ``parts`` are headings with texts, one paragraph per line; without them the skeleton of the kind is taken.
    """
    unit, kind = _offered(unit_id, system, type_code, on)
    draft = Draft(
        unit_id=unit_id, drafted_in_id=drafted_in, system=system, type_code=kind.code, origin=origin or "",
        fields=_first_fields(kind, unit, drafted_in, subject, _cited(origin, bases, kind)),
        values=dict(values or {}), created_by=account_of(by), created_on=on, touched_at=at or timezone.now(),
    )
    _first_signature(draft, kind, unit, on)
    draft.save()
    if body_field(kind):
        rows = parts or skeleton(system, kind.code)
        Part.objects.bulk_create(
            Part(draft=draft, position=place, heading=heading[:300], text=ensure_short(text))
            for place, (heading, text) in enumerate(rows, start=1)
        )
    if origin:
        link(origin, draft.reference)
    record("drafting.draft.started", draft, by=by, at=at, system=system, type=kind.code, origin=origin or "")
    return draft


@transaction.atomic
def drop_draft(draft: Draft, *, reason: str, by: Actor, at: dt.datetime | None = None) -> Draft:
    """Put a draft aside for good; it stays readable with the reason."""
    draft = locked(draft)
    if draft.state == DraftState.ISSUED:
        raise NotBeingWritten(state=draft.get_state_display())
    if not reason.strip():
        raise ReasonNeeded()
    draft.state, draft.drop_reason = DraftState.DROPPED, reason.strip()[:300]
    touch(draft, at=at)
    record("drafting.draft.put_aside", draft, by=by, at=at, reason=draft.drop_reason)
    return draft


def _offered(unit_id: int, system: str, type_code: str, on: dt.date) -> tuple[UnitCard, Kind]:
    unit = unit_card(unit_id)
    kinds = {(kind.system.value, kind.code): kind for kind in kinds_offered(unit_id, on=on)}
    kind = kinds.get((system, type_code))
    if unit is None or kind is None:
        raise KindNotIssuable(unit=unit.name if unit else "", kind=type_code)
    return unit, kind


def _first_fields(
    kind: Kind, unit: UnitCard, drafted_in: int | None, subject: str, bases: str
) -> dict[str, str]:
    texts = dict(defaults(kind, unit_name=unit.name, keeper=_keeper(unit, drafted_in)))
    body = body_field(kind)
    given = {"subject": subject, "bases": bases}
    names = [field.name for field in kind.fields if field.name != body]
    return {name: given.get(name) or texts.get(name, "") for name in names}


def _keeper(unit: UnitCard, drafted_in: int | None) -> str:
    """Who keeps the file copy, as it stands under "Nơi nhận"."""
    division = unit_card(drafted_in) if drafted_in else None
    if division and division.symbol:
        return division.symbol
    return "Chi bộ" if unit.kind == UnitKind.PARTY_CELL else unit.symbol


def _cited(origin: str | None, bases: str, kind: Kind) -> str:
    """A document that is carried out is cited among the bases, unless somebody has worded them."""
    kind_of_origin, _colon, key = (origin or "").partition(":")
    if bases or kind_of_origin != "documents.document" or not key.isdigit():
        return bases
    card = document_card(int(key))
    return f"Căn cứ {card.full_citation}" if card else ""


def _first_signature(draft: Draft, kind: Kind, unit: UnitCard, on: dt.date) -> None:
    """The head signs, else the deputy in the head's place."""
    found = holders(unit.pk, *SIGNING_POSTS, on=on)
    ways = authorities_of(draft, kind)
    draft.authority = ways[0] if ways else ""
    if found:
        draft.signer_id = found[0].person_id
        if found[0].post == Post.DEPUTY_DIRECTOR and "KT." in ways:
            draft.authority = "KT."
    draft.over = first_over(draft.authority, unit)
