"""What a writer should know before a paper is issued, though it stops nobody."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from chibo.platform.papers.content import PaperContent
from chibo.platform.papers.letters import lacking, unprintable
from chibo.platform.papers.rules.annexes import names_its_annexes
from chibo.work.drafting.models import Draft
from chibo.work.drafting.queries.reading import text_labels
from chibo.work.drafting.queries.texts import texts_by_field

AROUND = 24
"""Letters shown on each side of a letter that cannot be printed."""


@dataclass(frozen=True)
class Unprintable:
    """A text with letters that the font of the paper lacks: where it stands, which letters, the words around the first."""

    label: str
    anchor: str
    letters: str
    words: str


def unprintable_in(draft: Draft, snapshot: Mapping[str, object], content: PaperContent) -> list[Unprintable]:
    """Every text of the draft with letters that the PDF shows as a box; what comes from facts stands last."""
    labels, found = text_labels(draft, snapshot), []
    for field, text in texts_by_field(snapshot).items():
        if letters := lacking(text):
            anchor = field if field.startswith("part-") else f"f-{field}"
            found.append(Unprintable(labels.get(field, field), anchor, letters, _around(text, letters[0])))
    known = {letter for one in found for letter in one.letters}
    if rest := "".join(letter for letter in unprintable(content) if letter not in known):
        found.append(Unprintable(_("Names and facts on the paper"), "sheet", rest, ""))
    return found


def annexes_unnamed(draft: Draft, snapshot: Mapping[str, object]) -> bool:
    """Whether the draft has annexes of which its text does not speak."""
    annexes = [f"part-{part.pk}" for part in draft.parts.all() if part.annex]
    said = "\n".join(text for field, text in texts_by_field(snapshot).items() if field not in annexes)
    return bool(annexes) and not names_its_annexes(said)


def _around(text: str, letter: str) -> str:
    at = text.index(letter)
    begin, end = max(0, at - AROUND), at + AROUND
    words = " ".join(text[begin:end].split())
    return f"{'…' if begin else ''}{words}{'…' if end < len(text) else ''}"
