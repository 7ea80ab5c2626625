"""What one person has to read, and has read."""

import datetime as dt
from dataclasses import dataclass

from chibo.organization.mandates.queries import duties_of
from chibo.platform.authz.permissions import Visitor
from chibo.work.directives.choices import State, Way
from chibo.work.directives.models import Acknowledgement, Directive, Question, Reader
from chibo.work.directives.rules.standing import must_acknowledge
from chibo.work.documents.queries import DocumentCard, document_cards


@dataclass(frozen=True)
class ReadingLine:
    """One paper as its reader sees it."""

    directive_id: int
    href: str
    number: str
    title: str
    issuer: str
    way: Way
    due: dt.date
    waits: bool
    late: bool
    acknowledged: int
    acknowledged_on: dt.date | None
    version: int
    open: bool

    @property
    def asked_again(self) -> bool:
        """Whether an older version was acknowledged and a newer one is asked."""
        return self.waits and self.acknowledged > 0


def my_readings(person_id: int, *, on: dt.date) -> list[ReadingLine]:
    """Everything the person was asked to read: what waits first, by due day; then what they know. Two queries."""
    rows = (
        Reader.objects.asked()
        .filter(person_id=person_id)
        .exclude(directive__state=State.WITHDRAWN)
        .select_related("directive")
        .order_by("directive__due", "pk")
    )
    readers = list(rows)
    cards = document_cards(row.directive.document_id for row in readers)
    lines = [_line(row, cards[row.directive.document_id], on) for row in readers if row.directive.document_id in cards]
    waiting = [line for line in lines if line.waits]
    return waiting + sorted((line for line in lines if not line.waits), key=lambda line: line.due, reverse=True)


def waiting_for(person_id: int, *, on: dt.date) -> list[ReadingLine]:
    """Of those, what waits."""
    return [line for line in my_readings(person_id, on=on) if line.waits]


def reader_of(directive: Directive, user: Visitor) -> Reader | None:
    """The visitor as a reader of the paper, or nobody."""
    person = duties_of(user).person_id
    return Reader.objects.asked().filter(directive=directive, person_id=person).first() if person else None


def questions_of(directive: Directive) -> list[Question]:
    """The questions, when the paper is read with questions."""
    return list(directive.questions.all()) if directive.way == Way.QUESTIONS else []


def last_known(reader: Reader) -> Acknowledgement | None:
    """The newest version before the one that is asked now which the reader has acknowledged."""
    older = reader.acknowledgements.filter(version__lt=reader.directive.version)
    return older.select_related("file").order_by("-version").first()


def waits(reader: Reader, directive: Directive) -> bool:
    """Whether the reader is asked to acknowledge."""
    return directive.state == State.OPEN and must_acknowledge(
        reader.version, directive.version, left=reader.left_on is not None
    )


def _line(row: Reader, card: DocumentCard, on: dt.date) -> ReadingLine:
    directive = row.directive
    waiting = waits(row, directive)
    return ReadingLine(
        directive_id=directive.pk, href=directive.read_url, number=card.number, title=card.title, issuer=card.issuer,
        way=Way(directive.way), due=directive.due, waits=waiting, late=waiting and directive.due < on,
        acknowledged=row.version, acknowledged_on=row.acknowledged_on, version=directive.version,
        open=directive.state == State.OPEN,
    )
