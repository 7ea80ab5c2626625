"""The questions that the responsible person asks about a paper."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from chibo.kernel.text import clean
from chibo.platform.audit.services import Actor, record
from chibo.work.directives.choices import QUESTIONS
from chibo.work.directives.errors import QuestionUnclear
from chibo.work.directives.models import Directive, Question
from chibo.work.directives.services.locking import locked_open


@dataclass(frozen=True)
class Asked:
    """A question as it is written: the right answer first, then the others; what explains it."""

    text: str
    answers: tuple[str, ...]
    explanation: str = ""


@transaction.atomic
def write_questions(
    directive: Directive, questions: Sequence[Asked], *, by: Actor, at: dt.datetime | None = None
) -> list[Question]:
    """Replace the questions; at most three. Nobody's answers are touched, because none are kept."""
    directive = locked_open(directive)
    rows = [_question(directive, place, one) for place, one in enumerate(questions[:QUESTIONS], start=1)]
    directive.questions.all().delete()
    written = Question.objects.bulk_create(rows)
    record("directives.directive.questions_written", directive, by=by, at=at, questions=len(written))
    return written


def _question(directive: Directive, place: int, asked: Asked) -> Question:
    text = clean(asked.text)
    answers = list(dict.fromkeys(filter(None, (clean(answer) for answer in asked.answers))))
    if not text or len(answers) < 2:
        raise QuestionUnclear(nr=place)
    return Question(
        directive=directive, position=place, text=text[:400], answers=[answer[:200] for answer in answers[:5]],
        explanation=clean(asked.explanation)[:600],
    )
