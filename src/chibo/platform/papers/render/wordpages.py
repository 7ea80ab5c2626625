"""The pages of a paper in Word: upright or across, each annex counted from 1, the mark of a draft on every one."""

from copy import deepcopy
from dataclasses import dataclass, field

from docx.document import Document as WordDocument
from docx.oxml.ns import qn

from chibo.platform.papers.layout import A4_MM
from chibo.platform.papers.render.wordml import Element, line, pieces, styled, twips_of_mm, w

FRAME_GAP_MM = 4
"""Between the mark of a draft and what stands beside it."""


@dataclass(frozen=True)
class Pages:
    """What stands on pages of one direction. ``begins``: their numbers begin at 1, and the first shows none."""

    elements: list[Element] = field(default_factory=list)
    across: bool = False
    begins: bool = False


def put_in(document: WordDocument, pages: list[Pages], *, draft: str) -> None:
    """Write the pages into an empty document, which knows the margins and the page number already."""
    last = document.element.body[-1]
    if draft:
        document.sections[0].header._element.insert(0, _mark(draft))
    first_page = _first_header(document, last, draft) if draft and len(pages) > 1 else None
    bare = deepcopy(last)
    for place, one in enumerate(pages):
        section = last if place + 1 == len(pages) else deepcopy(bare)
        _set(section, one, first=place == 0, mark=first_page)
        for element in one.elements:
            last.addprevious(element)
        if section is not last:
            end = styled("End")
            end.find(qn("w:pPr")).append(section)
            last.addprevious(end)


def _set(section: Element, pages: Pages, *, first: bool, mark: Element | None) -> None:
    """Direction and count of these pages; the mark stands on the first page of an annex, below the number on the paper's."""
    if not first:
        for header in section.findall(qn("w:headerReference")):
            section.remove(header)  # a section without one goes on with the one before
        if pages.begins and mark is not None:
            section.insert(0, deepcopy(mark))
    size = section.find(qn("w:pgSz"))
    if pages.across:
        size.set(qn("w:w"), str(twips_of_mm(A4_MM[1])))
        size.set(qn("w:h"), str(twips_of_mm(A4_MM[0])))
        size.set(qn("w:orient"), "landscape")
    if pages.begins and not first:
        section.find(qn("w:pgMar")).addnext(w("pgNumType", start=1))
    if not pages.begins:
        section.remove(section.find(qn("w:titlePg")))


def _first_header(document: WordDocument, section: Element, draft: str) -> Element:
    """The reference to a header that shows the mark alone: for the first page of an annex."""
    header = document.sections[0].first_page_header
    header._element.clear()
    header._element.extend([_mark(draft), line("Header", "")])
    found = next(one for one in section.findall(qn("w:headerReference")) if one.get(qn("w:type")) == "first")
    section.remove(found)
    return found


def _mark(draft: str) -> Element:
    """The frame stands at the right margin of any page, whatever its width, and moves nothing else."""
    mark = styled("DraftMark", *pieces(draft))
    place = w("framePr", hSpace=twips_of_mm(FRAME_GAP_MM), wrap="around", vAnchor="page", hAnchor="margin", xAlign="right",
              y=twips_of_mm(10))  # fmt: skip
    mark.find(qn("w:pPr")).find(qn("w:pStyle")).addnext(place)
    return mark
