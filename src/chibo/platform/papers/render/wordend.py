"""The end of a paper in Word: who receives it on the left, who signs on the right, the code that leads to it."""

import io

from docx.document import Document as WordDocument
from docx.shared import Mm

from chibo.platform.papers.content import Signature
from chibo.platform.papers.layout import PaperLayout
from chibo.platform.papers.render.shown import RECEIVED, Shown
from chibo.platform.papers.render.wordml import Element, cell, grid, line, row, styled, twips_of_mm


def ending_of(document: WordDocument, paper: Shown, layout: PaperLayout) -> list[Element]:
    """Recipients on the left and the signature on the right; minutes have two signatures side by side."""
    columns = [_signature(signature, layout) for signature in paper.content.signatures]
    left = [*_recipients(paper), *_code(document, paper, layout)]
    below: list[Element] = []
    if len(columns) == 1:
        columns.insert(0, left or [line("Space", "")])
    elif left:
        below = [line("Space", ""), *left]
    if not columns:
        return [*below, line("End", "")]
    widths = [twips_of_mm(layout.text_width_mm) // len(columns)] * len(columns)
    cells = [cell(width, *column) for width, column in zip(widths, columns, strict=True)]
    signed = grid(widths, [row(cells)], ruled=False)
    return [styled("Space", keep_next=True), signed, *below, line("End", "")]


def _signature(signature: Signature, layout: PaperLayout) -> list[Element]:
    lines = [line("Authority", signature.authority, keep_next=True)] if signature.authority else []
    lines.append(line("Post" if signature.authority else "Authority", signature.post, keep_next=True))
    lines += [line("SignSpace", "", keep_next=True) for _ in range(layout.sign_lines)]
    return [*lines, line("Signer", signature.name)]


def _recipients(paper: Shown) -> list[Element]:
    if not paper.recipients:
        return []
    return [line("RecipientsTitle", RECEIVED), *[line("Recipients", text) for text in paper.recipients]]


def _code(document: WordDocument, paper: Shown, layout: PaperLayout) -> list[Element]:
    content = paper.content
    if not content.code_png:
        return []
    picture = document.add_paragraph()
    picture.add_run().add_picture(io.BytesIO(content.code_png), width=Mm(layout.code_mm))
    picture.style = "Mã QR"
    element: Element = picture._p
    element.getparent().remove(element)
    described = element.xpath(".//wp:docPr")[0]
    described.set("descr", content.code_caption)
    return [element, *([line("CodeCaption", content.code_caption)] if content.code_caption else [])]
