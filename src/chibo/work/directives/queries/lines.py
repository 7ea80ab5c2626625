"""Directives as lists show them, with counts as far as the visitor may know them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Count, F, Q

from chibo.organization.mandates.queries import duties_of
from chibo.platform.authz.permissions import Visitor
from chibo.work.directives.choices import TONES, State, Status, Way
from chibo.work.directives.models import Directive
from chibo.work.directives.queries.visible import HEADS, knows_all_counts, overseen_by
from chibo.work.directives.rules.standing import standing_of
from chibo.work.documents.queries import document_cards

if TYPE_CHECKING:
    from chibo.work.directives.models import DirectiveQuerySet


@dataclass(frozen=True)
class DirectiveLine:
    """One directive with its counts; ``share`` in whole percent."""

    pk: int
    href: str
    number: str
    title: str
    issuer: str
    way: Way
    due: dt.date
    status: Status
    readers: int
    done: int
    responsible: str
    unit_id: int
    unit_name: str
    report_to: str
    report_due: dt.date | None
    reported_on: dt.date | None

    @property
    def waiting(self) -> int:
        """How many have not acknowledged."""
        return self.readers - self.done

    @property
    def tone(self) -> str:
        """The face of its status."""
        return TONES[self.status]

    @property
    def report_late(self) -> bool:
        """Whether the report is what is late."""
        return self.status == Status.LATE and not self.waiting


def overseen_lines(
    user: Visitor, *, on: dt.date, status: str = "", way: str = "", words: tuple[str, ...] = ()
) -> DirectiveQuerySet:
    """What the visitor oversees, counted, narrowed, the most pressing first."""
    rows = counted(overseen_by(user), user)
    if way:
        rows = rows.filter(way=way)
    for word in words:
        rows = rows.filter(document__folded__contains=word)
    if status:
        rows = rows.filter(_with_status(status, on))
    return rows.order_by("-state", "due", "pk")


def counted(rows: DirectiveQuerySet, user: Visitor) -> DirectiveQuerySet:
    """With ``people`` and ``known``: readers, and those who know the version asked now, as far as the visitor counts."""
    mine = Q(readers__left_on=None) & (knows_all_counts(user) | Q(readers__unit_id__in=duties_of(user).units_with(*HEADS)))
    return rows.annotate(
        people=Count("readers", filter=mine),
        known=Count("readers", filter=mine & Q(readers__version__gte=F("version"))),
    )


def lines_of(rows: Any, *, on: dt.date) -> list[DirectiveLine]:
    """Counted rows as lines. One query for the papers."""
    directives = list(rows)
    cards = document_cards(directive.document_id for directive in directives)
    return [_line(directive, cards.get(directive.document_id), on) for directive in directives]


def line_of(directive: Directive, user: Visitor, *, on: dt.date) -> DirectiveLine:
    """One directive as the visitor may count it."""
    rows = counted(Directive.objects.filter(pk=directive.pk), user)
    return lines_of(rows.select_related("responsible", "unit"), on=on)[0]


def _line(directive: Any, card: Any, on: dt.date) -> DirectiveLine:
    status = standing_of(
        state=directive.state, due=directive.due, waiting=directive.people - directive.known,
        report_due=directive.report_due, reported_on=directive.reported_on, on=on,
    )
    return DirectiveLine(
        pk=directive.pk, href=directive.get_absolute_url(), number=card.number if card else "",
        title=card.title if card else "", issuer=card.issuer if card else "", way=Way(directive.way),
        due=directive.due, status=Status(status), readers=directive.people, done=directive.known,
        responsible=directive.responsible.full_name, unit_id=directive.unit_id, unit_name=directive.unit.name,
        report_to=directive.report_to, report_due=directive.report_due, reported_on=directive.reported_on,
    )


def _with_status(status: str, on: dt.date) -> Q:
    """The rule DIR-02 in the words of the database."""
    waits, owes = Q(people__gt=F("known")), Q(report_due__isnull=False, reported_on=None)
    late = Q(state=State.OPEN) & ((waits & Q(due__lt=on)) | (owes & Q(report_due__lt=on)))
    done = Q(state=State.CLOSED) | (Q(state=State.OPEN) & ~waits & ~owes)
    if status == Status.WITHDRAWN:
        return Q(state=State.WITHDRAWN)
    return {Status.LATE: late, Status.DONE: done}.get(Status(status), Q(state=State.OPEN) & ~late & ~done)
