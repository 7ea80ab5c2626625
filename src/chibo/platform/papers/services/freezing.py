"""Issuing a paper: from now on its words stay."""

import datetime as dt
from typing import Any

from django.db import transaction

from chibo.platform.audit.services import Actor, record
from chibo.platform.events.bus import publish
from chibo.platform.papers.content import PaperContent
from chibo.platform.papers.errors import PaperAlreadyFrozen
from chibo.platform.papers.events import PaperFrozen
from chibo.platform.papers.facts import facts_from_json, facts_to_json
from chibo.platform.papers.layout import PaperLayout, layout_from
from chibo.platform.papers.models import Paper, ReservedNumber
from chibo.platform.papers.registry import PaperTemplate, compose, template
from chibo.platform.papers.render import text_hash
from chibo.platform.papers.services.numbering import use_number
from chibo.platform.rulebook.queries import rules_on


@transaction.atomic
def freeze_paper(
    kind: str,
    facts: object,
    *,
    scope: str,
    origin: str,
    on: dt.date,
    by: Actor,
    title: str = "",
    number: ReservedNumber | None = None,
) -> Paper:
    """Keep a paper for good: its facts, the layout of ``on``, the version of its template, its fingerprint.

    Freezing the same facts again gives the paper that is there. ``title`` names it in lists; without one the
    content's own title does.

    Raises:
        PaperAlreadyFrozen: the origin already has a paper of this kind with other facts or another number.
    """
    made_with = template(kind)
    data = _kept(made_with, facts, number)
    existing = Paper.objects.select_for_update().filter(kind=kind, origin=origin).first()
    if existing is not None:
        return _same(existing, data, number)
    content = compose(made_with, facts, number=number.text if number else "")
    paper = Paper.objects.create(
        kind=kind,
        version=made_with.version,
        scope=scope,
        origin=origin,
        title=(title or content.title)[:300],
        issued_on=on,
        facts=data,
        created_by=str(by)[:120],
        **_identity(content, layout_from(rules_on(on, scope), content.system)),
    )
    if number is not None:
        use_number(number, paper=paper, by=by)
    _tell(paper, by=by)
    return paper


def _tell(paper: Paper, *, by: Actor) -> None:
    record("papers.paper.issued", paper, by=by, kind=paper.kind, number=paper.number, text_hash=paper.text_hash)
    publish(PaperFrozen(paper.pk, paper.kind, paper.scope, paper.origin, paper.issued_on.isoformat()))


def _identity(content: PaperContent, layout: PaperLayout) -> dict[str, Any]:
    return {"number": content.number, "text_hash": text_hash(content), "layout": layout.as_json()}


def _kept(made_with: PaperTemplate, facts: object, number: ReservedNumber | None) -> Any:
    """The facts as JSON, which must give the same facts back: what is stored is what is printed."""
    if number is not None and number.doc_type != made_with.series:
        raise ValueError(f"{made_with.kind} is numbered as {made_with.series}, not {number.doc_type}")
    data = facts_to_json(facts)
    if facts_from_json(made_with.facts, data) != facts:
        raise TypeError(f"{made_with.facts.__name__} does not come back from JSON as it went in")
    return data


def _same(existing: Paper, data: Any, number: ReservedNumber | None) -> Paper:
    if existing.facts != data or (number is not None and existing.number != number.text):
        raise PaperAlreadyFrozen()
    return existing
