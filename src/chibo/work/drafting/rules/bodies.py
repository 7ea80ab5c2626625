"""From the parts of a draft to the parts of a paper."""

from collections.abc import Sequence
from dataclasses import dataclass

from chibo.kernel.rulebook import rule
from chibo.kernel.text import clean
from chibo.platform.papers.rules.annexes import roman
from chibo.work.drafting.rules.paragraphs import paragraphs_of


@dataclass(frozen=True)
class PartText:
    """One part: its heading and its paragraphs, one per line."""

    heading: str
    text: str


@rule("DRAFT-02", source="36-HD/VPTW (03/4/2018); 30/2020/NĐ-CP, Phụ lục I, mục II.6")
def numbered_parts(parts: Sequence[PartText], *, articles: bool) -> tuple[PartText, ...]:
    """The parts with the numbers they carry on paper: "I. MỤC ĐÍCH", or "Điều 1. …" in a decision.

    Only parts with a heading count, so a part without one goes on with the part before it; in a decision every part is
    an article, and its heading, if there is one, stands in its first line. Empty parts fall away and take no number.
    """
    found: list[PartText] = []
    number = 0
    for part in parts:
        heading, texts = clean(part.heading), paragraphs_of(part.text)
        if not heading and not texts:
            found.append(PartText("", ""))
        elif articles:
            number += 1
            first, *rest = [heading, *texts] if heading else texts
            found.append(PartText("", "\n".join([f"Điều {number}. {first}", *rest])))
        else:
            number += bool(heading)
            found.append(PartText(f"{roman(number)}. {heading.upper()}" if heading else "", "\n".join(texts)))
    return tuple(found)
