"""Run as a program: a PDF and the slip of a copy come in; the copy goes out. Imports nothing of chibo.

Without a slip it only counts the pages.
"""

import base64
import io
import json
import sys
from typing import Any

import pypdfium2
from pypdfium2 import raw

GAP_PT = 14
"""Between the last line of the paper and the rule above the slip."""
A4 = (595.276, 841.89)
MOST_PAGES = 400


def made(asked: dict[str, Any]) -> dict[str, Any]:
    """The copy as base64, or why there is none."""
    try:
        pdf = pypdfium2.PdfDocument(base64.b64decode(asked["pdf"]))
    except pypdfium2.PdfiumError:
        return {"broken": True}
    if not 0 < len(pdf) <= MOST_PAGES:
        return {"broken": True}
    if "slip" not in asked:
        return {"pages": len(pdf)}
    pdf.init_forms()
    for number in range(len(pdf) if pdf.formenv else 0):  # pictures of signatures become part of their page
        pdf[number].flatten()
    if wanted := set(asked["pages"]):
        for number in reversed(range(len(pdf))):
            if number + 1 not in wanted:
                pdf.del_page(number)
    put_slip(pdf, base64.b64decode(asked["slip"]), asked)
    out = io.BytesIO()
    pdf.save(out)
    return {"made": base64.b64encode(out.getvalue()).decode()}


def put_slip(pdf: pypdfium2.PdfDocument, slip: bytes, asked: dict[str, Any]) -> None:
    """Right below the last line where there is room on an upright page of about A4; else on a page of its own."""
    source = pypdfium2.PdfDocument(slip)
    width, height = source[0].get_size()
    page = pdf[len(pdf) - 1]
    below = lowest(page)
    stands = page.get_rotation() == 0 and page.get_width() >= asked["left"] + width
    if not stands or below - GAP_PT - height < asked["bottom"]:
        page = pdf.new_page(*A4)
        below = A4[1] - asked["top"] + GAP_PT
    shown = pdf_form(source, pdf)
    shown.set_matrix(pypdfium2.PdfMatrix().translate(asked["left"], below - GAP_PT - height))
    page.insert_obj(shown)
    page.gen_content()


def pdf_form(source: pypdfium2.PdfDocument, target: pypdfium2.PdfDocument) -> pypdfium2.PdfObject:
    """The page of the slip as one object."""
    return source.page_as_xobject(0, target).as_pageobject()


def lowest(page: pypdfium2.PdfPage) -> float:
    """The lowest point of anything on the page; a page without anything is free from its top."""
    edges = [one.get_bounds()[1] for one in page.get_objects(max_depth=3) if one.type != raw.FPDF_PAGEOBJ_UNKNOWN]
    return float(min(edges, default=page.get_height()))


def main() -> int:
    """One line of JSON."""
    sys.stdout.write(json.dumps(made(json.loads(sys.stdin.buffer.read()))))
    return 0


if __name__ == "__main__":
    sys.exit(main())
