"""Books of a unit as they are printed: a heading, one table, the line of who signs."""

import datetime as dt
from dataclasses import dataclass

from chibo.kernel.wording import day_in_words
from chibo.platform.papers.content import (
    Cell,
    Column,
    Header,
    PaperContent,
    Signature,
    Words,
    paragraph,
    table,
)

SECRETARY = Signature(authority="T/M CHI BỘ", post="BÍ THƯ", name="")
"""Who signs a book of a cell."""


@dataclass(frozen=True)
class BookHead:
    """Whose book it is, and on which day it was printed. Facts of a book inherit from it."""

    superior: str
    issuer: str
    place_name: str
    on: dt.date


def book(
    head: BookHead, subject: str, columns: tuple[Column, ...], rows: list[tuple[Cell | Words, ...]], *, empty: str,
    kind: str = "Sổ theo dõi", keeper: Signature = SECRETARY,
) -> PaperContent:  # fmt: skip
    """SỔ THEO DÕI …: one line for each row; the sentence ``empty`` where there is none. ``keeper`` signs it."""
    place = f"{head.place_name}, " if head.place_name else ""
    return PaperContent(
        title=f"{kind} {subject}",
        header=Header(superior=head.superior.upper(), issuer=head.issuer.upper()),
        kind_title=kind.upper(),
        subject=subject,
        dateline=place + day_in_words(head.on),
        blocks=(table(columns, rows),) if rows else (paragraph(empty),),
        signatures=(keeper,),
    )
