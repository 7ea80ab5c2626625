"""Making WordprocessingML elements: one maker, so that every text is data and never markup."""

from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from chibo.platform.papers.content import Run
from chibo.platform.papers.missing import MISSING, OPEN

Element = Any
"""An lxml element; the classes of python-docx carry no usable types."""

RED = "C00000"
"""What is missing, and the stamps of urgency."""
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def twips_of_mm(millimetres: float) -> int:
    """Twentieths of a point."""
    return round(millimetres * 1440 / 25.4)


def w(tag: str, *children: Element | None, **attributes: object) -> Element:
    """The element ``w:tag`` with attributes ``w:name``; a trailing underscore is for Python's sake."""
    element = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        element.set(qn(f"w:{name.rstrip('_')}"), str(value))
    element.extend([child for child in children if child is not None])
    return element


def pieces(text: str, run: Run | None = None) -> list[Element]:
    """The runs of a text; what is missing in it is red and in brackets."""
    if OPEN not in text:
        return [words(text, run)]
    parts = MISSING.split(text)  # every second one is the name of something missing
    said = [words(f"[{part}]", run, red=True) if at % 2 else words(part, run) for at, part in enumerate(parts)]
    return [element for element, part in zip(said, parts, strict=True) if part]


def words(text: str, run: Run | None = None, *, red: bool = False) -> Element:
    """A run of text, in the faces of ``run``; line ends become breaks."""
    made = w("r", _faces(run or Run(""), red=red))
    for place, piece in enumerate(text.split("\n")):
        if place:
            made.append(w("br"))
        if piece:
            element = w("t")
            element.text = piece
            element.set(XML_SPACE, "preserve")
            made.append(element)
    return made


def styled(
    style: str, *children: Element, keep_next: bool = False, align: str = "", insets: tuple[int, int] | None = None
) -> Element:
    """A paragraph in a style; ``insets`` (twips, left and right) are its own."""
    properties = w(
        "pPr",
        w("pStyle", val=style),
        w("keepNext") if keep_next else None,
        w("ind", left=insets[0], right=insets[1]) if insets else None,
        w("jc", val=align) if align else None,
    )
    return w("p", properties, *children)


def line(style: str, text: str, *, keep_next: bool = False) -> Element:
    """A paragraph of plain text in a style."""
    return styled(style, *pieces(text), keep_next=keep_next)


def field(instruction: str) -> list[Element]:
    """A field that Word computes, such as PAGE."""
    code = w("instrText")
    code.text = instruction
    code.set(XML_SPACE, "preserve")
    begin, end = (w("fldChar", fldCharType=kind) for kind in ("begin", "end"))
    return [w("r", begin), w("r", code), w("r", end)]


def grid(widths: list[int], rows: list[Element], *, ruled: bool) -> Element:
    """A table of fixed column widths (twips), ruled or invisible."""
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    borders = [w(side, val="single", sz=4, space=0, color="auto") for side in sides] if ruled else []
    margin = 57 if ruled else 0
    properties = w(
        "tblPr",
        w("tblW", w=sum(widths), type_="dxa"),
        w("jc", val="center") if ruled else None,
        w("tblBorders", *borders) if borders else None,
        w("tblLayout", type_="fixed"),
        w("tblCellMar", w("left", w=margin, type_="dxa"), w("right", w=margin, type_="dxa")),
    )
    return w("tbl", properties, w("tblGrid", *[w("gridCol", w=width) for width in widths]), *rows)


def row(cells: list[Element], *, header: bool = False) -> Element:
    """A table row that is not torn apart; a header row comes again on each page."""
    return w("tr", w("trPr", w("cantSplit"), w("tblHeader") if header else None), *cells)


def cell(width: int, *paragraphs: Element, span: int = 1, middle: bool = False) -> Element:
    """A table cell."""
    properties = w(
        "tcPr",
        w("tcW", w=width, type_="dxa"),
        w("gridSpan", val=span) if span > 1 else None,
        w("vAlign", val="center") if middle else None,
    )
    return w("tc", properties, *paragraphs)


def _faces(run: Run, *, red: bool) -> Element | None:
    wanted = [
        w("b") if run.bold else None,
        w("i") if run.italic else None,
        w("color", val=RED) if red else None,
        w("u", val="single") if run.underline else None,
    ]
    return w("rPr", *wanted) if any(face is not None for face in wanted) else None
