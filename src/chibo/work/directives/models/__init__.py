"""Directives, their audience, readers, acknowledgements, questions and nudges."""

from chibo.work.directives.models.audience import AudienceLine, Question
from chibo.work.directives.models.directive import Directive, DirectiveQuerySet
from chibo.work.directives.models.nudge import Nudge
from chibo.work.directives.models.reader import Acknowledgement, Reader, ReaderQuerySet

__all__ = [
    "Acknowledgement", "AudienceLine", "Directive", "DirectiveQuerySet", "Nudge", "Question", "Reader", "ReaderQuerySet",
]
