"""Noting what one paper does to another."""

import datetime as dt

from django.db import transaction

from chibo.kernel.wording import day_numbers
from chibo.organization.units.services import hold_unit
from chibo.platform.audit.services import Actor, record
from chibo.platform.events.bus import publish
from chibo.work.documents.choices import RelationKind
from chibo.work.documents.errors import (
    OtherRegister,
    ReasonNeeded,
    RelationBackwards,
    RelationCloses,
    RelationKnown,
    RelationTooEarly,
)
from chibo.work.documents.events import DocumentsRelated
from chibo.work.documents.models import Document, Relation
from chibo.work.documents.queries import edges_from
from chibo.work.documents.rules.relations import closes_a_circle


@transaction.atomic
def relate(document: Document, kind: str, other: Document | int, *, since: dt.date, by: Actor, on: dt.date) -> Relation:
    """``document`` implements, amends, replaces, revokes, cites or answers ``other`` from the day ``since``.

    The register of the unit is held meanwhile, so that two clerks cannot close a circle together.

    Raises:
        RelationCloses: the other one already rests on this one.
        RelationBackwards: the other one is the later of the two.
    """
    other = Document.objects.get(pk=other) if isinstance(other, int) else other
    if other.unit_id != document.unit_id:
        raise OtherRegister()
    hold_unit(document.unit_id)
    _ensure_possible(document, other, since)
    relation, created = Relation.objects.get_or_create(
        source=document, kind=RelationKind(kind), target=other, defaults={"since": since}
    )
    if not created:
        raise RelationKnown(number=other.name)
    record("documents.document.related", document, by=by, kind=kind, other=other.pk, number=other.number, since=since)
    publish(DocumentsRelated(document.pk, kind, other.pk, since.isoformat()))
    return relation


@transaction.atomic
def unrelate(relation: Relation, *, reason: str, by: Actor) -> None:
    """A relation was noted by mistake; what it said and why it was taken back stay on the trail."""
    if not reason.strip():
        raise ReasonNeeded()
    relation = Relation.objects.select_for_update(of=("self",)).select_related("source", "target").get(pk=relation.pk)
    record(
        "documents.document.unrelated", relation.source, by=by, kind=relation.kind, other=relation.target_id,
        number=relation.target.number, since=relation.since, reason=reason.strip()[:300],
    )  # fmt: skip
    relation.delete()


def _ensure_possible(document: Document, other: Document, since: dt.date) -> None:
    if document.pk == other.pk or closes_a_circle(document.pk, other.pk, edges_from(other.pk)):
        raise RelationCloses(number=document.name, other=other.name)
    if other.issued_on > document.issued_on:
        raise RelationBackwards(
            number=document.name, other=other.name, issued=day_numbers(document.issued_on),
            later=day_numbers(other.issued_on),
        )  # fmt: skip
    if since < document.issued_on:
        raise RelationTooEarly(issued=day_numbers(document.issued_on), day=day_numbers(since))
