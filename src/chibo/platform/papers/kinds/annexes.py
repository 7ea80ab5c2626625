"""The annexes of a paper as they are printed: counted, named, tied to the paper they go along with."""

from collections.abc import Sequence

from chibo.kernel.wording import day_in_words
from chibo.platform.papers.content import Annex
from chibo.platform.papers.kinds.body import blocks_of
from chibo.platform.papers.kinds.letterhead import AnnexPart, Letterhead, number_of
from chibo.platform.papers.kinds.registry import Kind
from chibo.platform.papers.missing import missing
from chibo.platform.papers.rules.annexes import annex_label, annex_note

NO_DAY = "ngày … tháng … năm …"
"""Of a draft without a day."""


def annexes_of(kind: Kind, head: Letterhead, parts: Sequence[AnnexPart]) -> tuple[Annex, ...]:
    """The annexes in their order. One without a text is red like every other hole."""
    note = annex_note(
        kind.label, number_of(head, kind.system, kind.abbreviation), day_in_words(head.day) if head.day else NO_DAY,
        head.issuer,
    )  # fmt: skip
    return tuple(
        Annex(
            label=annex_label(place, len(parts)), title=part.title.strip().upper(), note=note, across=part.across,
            blocks=blocks_of(part.text or missing(f"nội dung phụ lục {place}"), field=part.field),
        )
        for place, part in enumerate(parts, start=1)
    )  # fmt: skip
