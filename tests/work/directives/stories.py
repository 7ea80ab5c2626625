"""Papers to be known by the cast: a two-page directive, its newer version, and who is asked to read it."""

import datetime as dt
from io import BytesIO

from django.utils import timezone
from pypdf import PdfReader, PdfWriter

from chibo.platform.papers.content import Header, PageBreak, PaperContent, paragraph
from chibo.platform.papers.layout import PaperLayout
from chibo.platform.papers.render import render_pdf
from chibo.work.directives.choices import Way
from chibo.work.directives.models import Directive, Reader
from chibo.work.directives.rules.audience import Line
from chibo.work.directives.services import spread_paper
from chibo.work.documents.services import add_version, register_incoming

FIRST = ("Chi bộ tổ chức học tập chỉ thị trong quý này.", "Mỗi đảng viên đăng ký một việc làm theo.")
SECOND = (
    "Chi bộ tổ chức học tập chỉ thị trong tháng này.", "Mỗi đảng viên đăng ký một việc làm theo.",
    "Báo cáo kết quả với Đảng ủy.",
)


def pdf_of(*texts):
    """A PDF with one text on each page."""
    blocks = []
    for text in texts:
        blocks += [paragraph(text), PageBreak()]
    content = PaperContent(
        title="Chỉ thị", header=Header("ĐẢNG BỘ", "CHI BỘ"), kind_title="CHỈ THỊ", blocks=tuple(blocks[:-1])
    )
    return render_pdf(content, PaperLayout())


def scan_of(pages=1):
    """A PDF without any text."""
    writer = PdfWriter()
    for _ in range(pages):
        writer.add_blank_page(595, 842)
    stream = BytesIO()
    writer.write(stream)
    assert len(PdfReader(stream).pages) == pages
    return stream.getvalue()


def a_paper(cast, number="03-CT/TW", *, content=None, on=None, **words):
    """A directive that has come in, with a file of two pages unless ``content`` says otherwise."""
    on = on or timezone.localdate()
    content = pdf_of(*FIRST) if content is None else content
    return register_incoming(
        cast.cell.pk, issuer="Bộ Chính trị", number=number, issued_on=on, received_on=on,
        title="Chỉ thị về học tập và làm theo", files=[("chi-thi.pdf", content)] if content else [],
        by=cast.clerk.account, on=on, **words,
    )


def spread(cast, paper=None, *, lines=None, way=Way.READ, days=10, responsible=None, on=None, **words) -> Directive:
    """The paper goes to the whole cell, the secretary answers for it."""
    on = on or timezone.localdate()
    paper = paper or a_paper(cast, on=on)
    return spread_paper(
        paper.pk, unit_id=cast.cell.pk, lines=lines or [Line("cell", unit_id=cast.cell.pk)], way=way,
        due=on + dt.timedelta(days=days), responsible_id=(responsible or cast.secretary).person.pk,
        by=cast.clerk.account, on=on, **words,
    )


def newer(cast, directive, *texts):
    """A newer version of the paper comes in; flows run as after a transaction."""
    content = pdf_of(*(texts or SECOND))
    return add_version(
        directive.document, ("chi-thi-2.pdf", content), by=cast.clerk.account, on=timezone.localdate(), note="bản sửa"
    )


def rescanned(cast, directive, *texts, note="Quét lại vì trang 2 mất lề"):
    """The same paper, scanned better."""
    content = pdf_of(*texts) if texts else scan_of(2)
    return add_version(
        directive.document, ("quet-lai.pdf", content), by=cast.clerk.account, on=timezone.localdate(), note=note,
        same_words=True,
    )  # fmt: skip


def reader(directive, member) -> Reader:
    """The member as a reader."""
    return Reader.objects.get(directive=directive, person=member.person)
