"""Where the signatures of a paper go in its PDF: the room between post and name of each who signs."""

from dataclasses import dataclass
from importlib import import_module

from chibo.platform.papers.content import PaperContent
from chibo.platform.papers.layout import PaperLayout

PAGE_HEIGHT_PT = 297 * 72 / 25.4


@dataclass(frozen=True)
class Place:
    """A free rectangle: ``signer`` and ``page`` count from 0, points from the lower left corner of the page."""

    signer: int
    page: int
    x: float
    y: float
    width: float
    height: float


def signature_places(content: PaperContent, layout: PaperLayout) -> tuple[Place, ...]:
    """The rooms for signatures in the PDF that this content and layout give, in the order of the signers.

    It sets the paper once more (about as long as a PDF takes), so ask when it is needed.
    """
    found = import_module("chibo.platform.papers.render.pdf").places(content, layout)
    return tuple(
        Place(
            signer=int(room["signer"]),
            page=int(room["page"]) - 1,
            x=room["x"],
            y=PAGE_HEIGHT_PT - room["y"] - room["height"],
            width=room["width"],
            height=room["height"],
        )
        for room in sorted(found, key=lambda room: room["signer"])
    )
