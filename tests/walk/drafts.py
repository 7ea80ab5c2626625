"""For the walk: a draft of the cell with a part, a remark, a reader, a group of receivers and a template."""

import io
from dataclasses import dataclass
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from docx import Document as Word

from chibo.work.drafting.services import ask_review, bring_template, comment_on, keep_group, start_draft
from tests.conftest import Cast

OF_A_CELL = frozenset({"copies", "start", "groups", "templates"})
OF_A_GROUP = frozenset({"edit_group", "remove_group"})
OF_A_TEMPLATE = frozenset({"template", "template_sample"})
OF_A_PART = frozenset({"turn_annex", "write_part", "move_part", "remove_part"})
OF_A_REVIEW = frozenset({"answer", "withdraw"})


@dataclass
class Drafts:
    """What hangs on one draft."""

    draft: Any
    part: Any
    remark: Any
    review: Any
    group: Any
    template: Any


def build_drafts(cast: Cast) -> Drafts:
    """The official member is asked to read it."""
    today, by = timezone.localdate(), cast.secretary.account
    draft = start_draft(
        cast.cell.pk, system="party", type_code="KH", subject="sửa phòng đọc của chi bộ", by=by, on=today
    )
    remark = comment_on(draft, field="subject", text="Nêu rõ kinh phí phòng đọc", by=cast.deputy.account)
    review = ask_review(draft, reviewer_id=cast.official.person.pk, due=today, by=by, on=today)
    group = keep_group(cast.cell.pk, name="Nơi nhận phòng đọc", lines="Đảng ủy cấp trên", by=by)
    template = bring_template(
        cast.cell.pk, system="party", type_code="KH", name="Mẫu phòng đọc", file=_word(), since=today, by=by, on=today
    )
    return Drafts(draft, draft.parts.first(), remark, review, group, template)


def of_drafts(drafts: Drafts, cell: int, name: str, document: int) -> dict[str, object]:
    """What an address of a draft leads to."""
    leads = (
        (OF_A_CELL, cell), (OF_A_GROUP, drafts.group.pk), (OF_A_TEMPLATE, drafts.template.pk), (OF_A_PART, drafts.part.pk),
        (OF_A_REVIEW, drafts.review.pk), ({"resolve"}, drafts.remark.pk), ({"copy"}, document),
    )  # fmt: skip
    return {"pk": next((pk for names, pk in leads if name in names), drafts.draft.pk), "format": "pdf"}


def _word() -> SimpleUploadedFile:
    word, out = Word(), io.BytesIO()
    word.add_paragraph("{{ trich_yeu }} phòng đọc")
    word.save(out)
    return SimpleUploadedFile("mau.docx", out.getvalue())
