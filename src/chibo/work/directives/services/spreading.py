"""A paper goes out to its audience."""

import datetime as dt
from collections.abc import Sequence

from django.db import IntegrityError, transaction

from chibo.kernel.text import clean
from chibo.kernel.wording import day_numbers
from chibo.organization.mandates.queries import people_of_unit
from chibo.organization.units.queries import unit_name
from chibo.platform.audit.services import Actor, record
from chibo.platform.events.bus import publish
from chibo.platform.threads.services import link
from chibo.work.directives.choices import SPOKEN, State
from chibo.work.directives.errors import (
    AlreadySpread,
    DueBeforeSpread,
    NobodyToRead,
    ReportIncomplete,
    ResponsibleUnknown,
)
from chibo.work.directives.events import PaperSpread
from chibo.work.directives.models import AudienceLine, Directive
from chibo.work.directives.queries.audience import audience_on
from chibo.work.directives.queries.versions import version_now
from chibo.work.directives.rules.audience import Line
from chibo.work.directives.services.joining import freeze
from chibo.work.documents.queries import document_card, is_used
from chibo.work.documents.services import change_document


@transaction.atomic
def spread_paper(
    document_id: int,
    *,
    unit_id: int,
    lines: Sequence[Line],
    way: str,
    due: dt.date,
    responsible_id: int,
    by: Actor,
    on: dt.date,
    at: dt.datetime | None = None,
    instruction: str = "",
    report_to: str = "",
    report_due: dt.date | None = None,
) -> Directive:
    """Send a registered paper to an audience; its people are frozen as readers today.

    Raises:
        AlreadySpread: an open directive spreads the paper.
        NobodyToRead: the lines mean nobody today.
    """
    ensure_terms(unit_id, due=due, responsible_id=responsible_id, report_to=report_to, report_due=report_due, on=on)
    people = audience_on(lines, home=unit_id, on=on)
    if not people:
        raise NobodyToRead(day=day_numbers(on))
    now = version_now(document_id)
    directive = _save_once(
        Directive(
            unit_id=unit_id, document_id=document_id, way=way, spread_on=on, due=due, responsible_id=responsible_id,
            instruction=clean(instruction), report_to=clean(report_to), report_due=report_due, version=now.nr,
            file_id=now.file_id, sha256=now.sha256, asked_on=on,
        )
    )
    _keep_lines(directive, lines, on=on)
    freeze(directive, people, on=on)
    if way in SPOKEN:
        _put_before_a_meeting(directive, by=by, on=on, at=at)
    _announce(directive, readers=len(people), by=by, on=on, at=at)
    return directive


def _announce(directive: Directive, *, readers: int, by: Actor, on: dt.date, at: dt.datetime | None) -> None:
    link(f"documents.document:{directive.document_id}", directive.reference)
    record(
        "directives.directive.spread", directive, by=by, at=at, document=directive.document_id, way=directive.way,
        due=directive.due, readers=readers, version=directive.version,
    )
    publish(PaperSpread(directive.pk, directive.document_id, directive.unit_id, on.isoformat()))


def _keep_lines(directive: Directive, lines: Sequence[Line], *, on: dt.date) -> None:
    AudienceLine.objects.bulk_create(
        AudienceLine(
            directive=directive, kind=line.kind, person_id=line.person_id, unit_id=line.unit_id, post=line.post, added_on=on
        )
        for line in dict.fromkeys(lines)
    )


def _put_before_a_meeting(directive: Directive, *, by: Actor, on: dt.date, at: dt.datetime | None) -> None:
    """Where hearing it is the way, the paper offers itself to the agenda of the next meeting."""
    paper = directive.document
    if not (paper.must_be_spread or is_used(paper)):
        change_document(
            paper, must_be_spread=True, spread_by=max(directive.due, paper.received_on), by=by, on=on, at=at
        )


def ensure_terms(
    unit_id: int, *, due: dt.date, responsible_id: int, report_to: str, report_due: dt.date | None, on: dt.date
) -> None:
    """A day that has not passed, somebody of the unit who answers, and a report that is whole or none."""
    if due < on:
        raise DueBeforeSpread(due=day_numbers(due), day=day_numbers(on))
    if bool(clean(report_to)) != (report_due is not None):
        raise ReportIncomplete()
    if responsible_id not in {card.pk for card in people_of_unit(unit_id, on=on)}:
        raise ResponsibleUnknown(unit=unit_name(unit_id, on=on))


def _save_once(directive: Directive) -> Directive:
    same = Directive.objects.filter(document_id=directive.document_id, state=State.OPEN)
    try:
        if same.exists():
            raise _already(directive)
        with transaction.atomic():
            directive.save()
    except IntegrityError as clash:
        raise _already(directive) from clash
    return directive


def _already(directive: Directive) -> AlreadySpread:
    card = document_card(directive.document_id)
    return AlreadySpread(number=card.number if card else "")
