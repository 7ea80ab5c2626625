"""LibreOffice really converts the paper of an office's template, apart and bounded; without it the page says so."""

import io
import socket
import threading
import time
from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document as Word
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt

from chibo.platform.files.services import path_of
from chibo.work.documents.queries import versions_of
from chibo.work.drafting.choices import PdfState
from chibo.work.drafting.services import convert_waiting, issue_draft, office
from tests.platform.papers.printed import Printed
from tests.platform.papers.reading import VIETNAMESE, pdf_fonts, program
from tests.work.drafting.stories import fill, plan
from tests.work.drafting.test_templates import bring

FAKE = """#!/bin/sh
sleep 300 &
echo $! > "$CHILD"
wait
"""


def template_of_the_office() -> bytes:
    """A DOCX as an office makes one: a table for the head, the body, who signs; in Times New Roman."""
    word = Word()
    word.styles["Normal"].font.name, word.styles["Normal"].font.size = "Times New Roman", Pt(14)
    head = word.add_table(rows=1, cols=2)
    head.cell(0, 0).text, head.cell(0, 1).text = "{{ cap_tren }}\n{{ don_vi }}", "ĐẢNG CỘNG SẢN VIỆT NAM"
    lines = ("Số {{ so }}", "{{ trich_yeu }}", "{%p for dong in doan %}", "{{ dong }}", "{%p endfor %}", "{{ nguoi_ky }}")
    for text in (*lines, VIETNAMESE):
        word.add_paragraph(text)
    out = io.BytesIO()
    word.save(out)
    return out.getvalue()


def that_loads(address: str) -> bytes:
    """A DOCX with a picture that lies elsewhere, as no template may have one."""
    word = Word()
    word.add_paragraph("Một dòng")
    key = word.part.relate_to(address, RELATIONSHIP_TYPE.IMAGE, is_external=True)
    word.paragraphs[0].add_run()._r.append(_linked(key))
    out = io.BytesIO()
    word.save(out)
    return out.getvalue()


def _linked(key: str):
    drawing = OxmlElement("w:drawing")
    inline = OxmlElement("wp:inline")
    extent = OxmlElement("wp:extent")
    extent.set("cx", "900000")
    extent.set("cy", "900000")
    properties = OxmlElement("wp:docPr")
    properties.set("id", "1")
    properties.set("name", "x")
    graphic, data = OxmlElement("a:graphic"), OxmlElement("a:graphicData")
    data.set("uri", "http://schemas.openxmlformats.org/drawingml/2006/picture")
    pic, fill_, blip = OxmlElement("pic:pic"), OxmlElement("pic:blipFill"), OxmlElement("a:blip")
    blip.set(qn("r:link"), key)
    fill_.append(blip)
    pic.append(fill_)
    data.append(pic)
    graphic.append(data)
    for child in (extent, properties, graphic):
        inline.append(child)
    drawing.append(inline)
    return drawing


@pytest.mark.server
@pytest.mark.django_db
def test_a_paper_in_the_offices_template_becomes_a_pdf_by_libreoffice(cast, today, tmp_path):
    program("soffice")
    template = bring(cast, today, content=template_of_the_office())
    draft = fill(plan(cast, today), "template", str(template.pk), today)
    issued = issue_draft(draft, by="tests", on=today)
    assert issued.pdf_state == PdfState.WAITING

    began = time.monotonic()
    assert convert_waiting(by="jobs") == 1
    assert time.monotonic() - began < office.OFFICE.seconds

    issued.refresh_from_db()
    newest = versions_of(issued.document_id)[0]
    pdf = path_of(newest.sha256).read_bytes()
    printed = Printed(pdf)
    assert (issued.pdf_state, newest.content_type) == (PdfState.CONVERTED, "application/pdf")
    assert printed.size == (216, 279), "the page of the template, not ours"
    for words in ("CHI BỘ SỞ NGOẠI VỤ", "ĐẢNG CỘNG SẢN VIỆT NAM", f"Số {issued.paper.number}", "Rà soát việc đã làm."):
        assert printed.has(words)
    assert "[" not in "".join(piece.text for piece in printed.pieces)
    fonts = pdf_fonts(pdf, tmp_path)
    assert all(fonts.values())
    assert any("Tinos" in name or "TimesNewRoman" in name for name in fonts)


@pytest.mark.server
def test_it_loads_nothing_from_elsewhere():
    program("soffice")
    asked = threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as door:
        door.settimeout(0.2)
        over = threading.Event()

        def listen() -> None:
            while not over.is_set():
                try:
                    line, _from = door.accept()
                except TimeoutError:
                    continue
                line.close()
                asked.set()

        thread = threading.Thread(target=listen)
        thread.start()
        made = office.pdf_of(that_loads(f"http://127.0.0.1:{door.getsockname()[1]}/x.png"))
        over.set()
        thread.join()
    assert made is not None
    assert Printed(made).has("Một dòng")
    assert not asked.is_set()


@pytest.mark.server
def test_what_takes_too_long_is_ended_with_everything_it_started(tmp_path, monkeypatch):
    fake, child = tmp_path / "soffice", tmp_path / "child"
    fake.write_text(FAKE.replace("$CHILD", str(child)))
    fake.chmod(0o755)
    monkeypatch.setattr(office, "office_at_hand", lambda: str(fake))

    assert office.pdf_of(b"PK", replace(office.OFFICE, seconds=2)) is None

    helper = Path(f"/proc/{child.read_text().strip()}/stat")
    assert not helper.exists() or helper.read_text().split()[2] == "Z"


@pytest.mark.server
def test_it_may_not_take_more_memory_than_its_bounds():
    program("soffice")
    assert office.pdf_of(template_of_the_office(), replace(office.OFFICE, memory=96 * 1024**2)) is None


def test_without_libreoffice_there_is_no_pdf_and_the_page_says_what_to_do(cast, today, monkeypatch, db):
    monkeypatch.setattr(office, "office_at_hand", lambda: "")
    monkeypatch.setattr("chibo.work.drafting.services.issuing.office_at_hand", lambda: "")
    assert office.pdf_of(b"PK") is None
    draft = fill(plan(cast, today), "template", str(bring(cast, today).pk), today)
    issued = issue_draft(draft, by="tests", on=today)
    shown = cast.secretary.client.get(issued.get_absolute_url()).content.decode()
    assert issued.pdf_state == PdfState.FALLBACK
    assert "LibreOffice" in shown
    assert "libreoffice-writer-nogui" in shown
