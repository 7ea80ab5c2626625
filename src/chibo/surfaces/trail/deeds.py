"""The words of the trail: "meetings.minutes.signed" is said as "Minutes: signed".

A noun for what it happened to and a word for what happened; a test knows every action of the house.
"""

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import pgettext_lazy

from chibo.platform.audit.models import AuditEntry
from chibo.platform.audit.services import SYSTEM
from chibo.surfaces.trail.words import NOUNS, VERBS


@dataclass(frozen=True)
class Told:
    """A line in words. ``about`` asks for all lines of the same object; empty for the system's."""

    number: int
    at: dt.datetime
    who: str
    words: str
    about: str


def told(entry: AuditEntry) -> Told:
    """Who did what; never what was decided in a ballot, which no line holds."""
    about = "" if entry.subject_type == SYSTEM else f"{entry.subject_type}:{entry.subject_id}"
    return Told(entry.number, entry.at, doer(entry.source), in_words(entry.action), about)


def doer(source: str) -> str:
    """The name of a person; what a flow or a job did by itself, the program did."""
    return str(PROGRAM) if source.partition(".")[0] in ("flows", "jobs") else source


def in_words(action: str) -> str:
    """The action as a sentence; as it is written when nobody has given it words."""
    app, _dot, rest = action.partition(".")
    noun, _dot, verb = rest.rpartition(".")
    thing, deed = NOUNS.get(f"{app}.{noun}"), VERBS.get(verb)
    return f"{thing}: {deed}" if thing and deed else action


PROGRAM = pgettext_lazy("trail doer", "the program")
