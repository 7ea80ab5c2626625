"""Small beginnings that the tests of drafts share."""

import io

from docx import Document as Word

from chibo.work.drafting.models import Draft
from chibo.work.drafting.services import start_draft, write_field, write_part
from tests.conftest import Cast

PLAN = (("Mục đích", "Thực hiện Chỉ thị."), ("Nhiệm vụ", "Rà soát việc đã làm.\nBáo cáo hằng tháng."))


def plan(cast: Cast, today, *, by=None, **words) -> Draft:
    """A plan of the cell with nothing missing but what the words leave out."""
    given = {"system": "party", "type_code": "KH", "subject": "thực hiện Chỉ thị 50-CT/TW", "parts": PLAN, **words}
    draft = start_draft(cast.cell.pk, by=by or cast.secretary.account, on=today, **given)
    return fill(draft, "recipients", "Đảng ủy cấp trên\nLưu Chi bộ", today)


def state_report(cast: Cast, today, **words) -> Draft:
    """A report of the department, signed by whoever heads it."""
    given = {"system": "state", "type_code": "BC", "subject": "kết quả công tác đối ngoại", "parts": PLAN, **words}
    return start_draft(cast.department.pk, by=cast.clerk.account, on=today, **given)


def fill(draft: Draft, name: str, text: str, today, *, by="tests") -> Draft:
    """Write one text under the version it has."""
    draft = Draft.objects.get(pk=draft.pk)
    return write_field(draft, name, text, version=draft.version, by=by, on=today)


def write(part, text: str, *, name="text", by="tests"):
    """Write one text of a part under the version it has."""
    part.refresh_from_db()
    return write_part(part, name, text, version=part.version, by=by)


def docx(*paragraphs: str, header: str = "") -> bytes:
    """A Word file with these paragraphs."""
    made = Word()
    for text in paragraphs:
        made.add_paragraph(text)
    if header:
        made.sections[0].header.paragraphs[0].text = header
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()
