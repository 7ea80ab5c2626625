"""Papers for the gate: the same page as PDF, Word, Excel, PowerPoint, OpenDocument and plain text."""

import io
import zipfile
from collections.abc import Callable

import docx
import openpyxl
import typst

PICTURE = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00\x1f\x15\xc4\x89\x00\x00\x00\r"
    b"IDATx\x9cc\xf8\xcf\xc0\xf0\x1f\x00\x05\x00\x01\xff\x89\x99=\x1d\x00\x00\x00\x00IEND\xaeB`\x82"
)


def word(*lines: str) -> bytes:
    """A .docx with a paragraph for each line."""
    paper = docx.Document()
    for line in lines:
        paper.add_paragraph(line)
    return _bytes(paper.save)


def word_with_stamp_in_a_box(stamp: str) -> bytes:
    """A .docx whose stamp stands in a text box, as offices draw it."""
    plain = word("ĐẢNG BỘ TỈNH PHÚ THỌ", "Kế hoạch công tác")
    box = (
        "<w:p><w:r><w:pict><v:shape><v:textbox><w:txbxContent><w:p><w:r><w:t>"
        f"{stamp}</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"
    )
    return rewritten(plain, "word/document.xml", lambda text: text.replace("<w:body>", f"<w:body>{box}", 1))


def word_with_second_page(stamp: str) -> bytes:
    """A .docx with words only after a page break."""
    paper = docx.Document()
    paper.add_paragraph("Trang một, không có dấu gì")
    paper.add_page_break()
    paper.add_paragraph(stamp)
    return _bytes(paper.save)


def sheet(*lines: str) -> bytes:
    """An .xlsx with a cell for each line."""
    book = openpyxl.Workbook()
    for number, line in enumerate(lines, start=1):
        book.active.cell(number, 2, line)
    return _bytes(book.save)


def pdf(*lines: str) -> bytes:
    """A .pdf with a line for each line."""
    words = " \\ ".join(line.replace("[", "\\[").replace("]", "\\]").replace("*", "\\*") for line in lines)
    return bytes(typst.compile(words.encode()))


def slides(*lines: str) -> bytes:
    """As much of a .pptx as a reader of the first slide needs."""
    slide = "".join(f"<a:p><a:r><a:t>{line}</a:t></a:r></a:p>" for line in lines)
    return package({"ppt/presentation.xml": "<p/>", "ppt/slides/slide1.xml": f"<p:sld>{slide}</p:sld>"})


def open_document(*lines: str) -> bytes:
    """As much of an .odt as a reader of its first page needs."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text", zipfile.ZIP_STORED)
        text = "".join(f"<text:p>{line}</text:p>" for line in lines)
        archive.writestr("content.xml", f"<office:text>{text}</office:text>")
    return made.getvalue()


def old_word(*lines: str) -> bytes:
    """The beginning of a .doc and its text."""
    head = bytes.fromhex("d0cf11e0a1b11ae1") + b"\x00" * 504 + b"\xec\xa5\xc1\x00"
    return head + b"\x00" * 508 + "\r".join(lines).encode("utf-16-le") + b"\x00" * 600


def plain(*lines: str) -> bytes:
    """A .txt."""
    return "\n".join(lines).encode()


def package(parts: dict[str, str]) -> bytes:
    """An Office archive with these parts."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in {"[Content_Types].xml": "<Types/>", "_rels/.rels": "<R/>", **parts}.items():
            archive.writestr(name, text)
    return made.getvalue()


def rewritten(content: bytes, part: str, change: Callable[[str], str]) -> bytes:
    """The same archive with one part changed."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, change(data.decode()) if name == part else data)
    return made.getvalue()


def _bytes(save: Callable[[io.BytesIO], object]) -> bytes:
    made = io.BytesIO()
    save(made)
    return made.getvalue()


KINDS: dict[str, Callable[..., bytes]] = {
    "van-ban.docx": word, "bang.xlsx": sheet, "van-ban.pdf": pdf, "trinh-chieu.pptx": slides, "van-ban.odt": open_document,
    "van-ban.txt": plain, "cu.doc": old_word,
}
