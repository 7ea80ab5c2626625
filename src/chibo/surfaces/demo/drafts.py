"""A plan that carries out Directive 03 is being drafted: two versions, a remark, a reader who is asked."""

import datetime as dt

from chibo.surfaces.demo.days import at
from chibo.surfaces.demo.stage import PROCESS, Stage
from chibo.work.documents.queries import DocumentCard, document_card, documents_of
from chibo.work.documents.services import register_incoming
from chibo.work.drafting.queries import visible_drafts
from chibo.work.drafting.services import (
    ask_review,
    comment_on,
    keep_group,
    keep_version,
    start_draft,
    write_field,
    write_part,
)

DIRECTIVE = "03-CT/TW"
DIRECTIVE_DAY = dt.date(2011, 5, 14)
WRITER, READER = "hang", "ha"

PARTS = (
    (
        "Mục đích, yêu cầu",
        "Tiếp tục thực hiện nền nếp việc học tập và làm theo tấm gương đạo đức Hồ Chí Minh trong chi bộ, gắn với nhiệm vụ "
        "đối ngoại được giao.\n"
        "Mỗi đảng viên đăng ký một việc làm theo cụ thể, báo cáo kết quả tại kỳ sinh hoạt chi bộ.",
    ),
    (
        "Nội dung, nhiệm vụ",
        "1. Sinh hoạt chuyên đề mỗi quý một lần; chi ủy chọn nội dung gắn với công việc của từng phòng.\n"
        "2. Đảng viên đăng ký việc làm theo trước ngày {thời hạn đăng ký}.\n"
        "3. Tổ chức một buổi giao lưu, biểu dương gương điển hình vào cuối năm.",
    ),
    (
        "Tổ chức thực hiện",
        "Chi ủy theo dõi, đôn đốc và đưa kết quả vào đánh giá, xếp loại đảng viên cuối năm.\n"
        "Các đồng chí đảng viên thực hiện Kế hoạch này, báo cáo chi ủy khi có vướng mắc.",
    ),
)
REWORDED = (
    "1. Sinh hoạt chuyên đề mỗi quý một lần; chi ủy chọn nội dung gắn với công việc đối ngoại của từng phòng.\n"
    "2. Đảng viên đăng ký việc làm theo trước ngày {thời hạn đăng ký}; chi bộ thông qua bản đăng ký tại kỳ sinh hoạt.\n"
    "3. Tổ chức một buổi giao lưu, biểu dương gương điển hình vào cuối năm."
)


def let_drafts_be(stage: Stage) -> None:
    """Put the writing into the diary: begun a week ago, reworded and given to a reader three days ago."""
    begun, asked = stage.on - dt.timedelta(days=7), stage.on - dt.timedelta(days=3)
    stage.diary.add(at(begun, 14), _begin, stage, begun)
    stage.diary.add(at(asked, 9), _reword, stage, asked)


def _begin(stage: Stage, day: dt.date) -> None:
    directive, by, moment = _directive(stage, day), stage.actor(WRITER), at(day, 14)
    keep_group(
        stage.cell, name="Cấp ủy cấp trên", by=by,
        lines="Ban Thường vụ Đảng ủy UBND tỉnh (để báo cáo)\nBan Xây dựng Đảng - Đảng ủy UBND tỉnh",
    )
    draft = start_draft(
        stage.cell, system="party", type_code="KH", origin=directive.reference, by=by, on=day, at=moment, parts=PARTS,
        subject="thực hiện Chỉ thị số 03-CT/TW của Bộ Chính trị về tiếp tục đẩy mạnh việc học tập và làm theo tấm gương "
        "đạo đức Hồ Chí Minh",
    )
    receivers = "Đảng ủy UBND tỉnh (để báo cáo)\nCác đồng chí đảng viên trong chi bộ\nLưu Chi bộ"
    write_field(draft, "recipients", receivers, version=draft.version, by=by, on=day, at=moment)
    keep_version(draft, note="Bản đầu", by=by, at=moment)


def _reword(stage: Stage, day: dt.date) -> None:
    by, moment = stage.actor(WRITER), at(day, 9)
    draft = visible_drafts(stage.accounts[WRITER]).filter(unit_id=stage.cell).latest("pk")
    part = draft.parts.all()[1]
    write_part(part, "text", REWORDED, version=part.version, by=by, at=moment)
    ask_review(
        draft, reviewer_id=stage.people[READER], due=stage.on + dt.timedelta(days=1), by=by, on=day, at=moment,
        question="Mục II đã rõ việc, rõ người, rõ thời hạn chưa?",
    )
    comment_on(
        draft, field=part.field, quote=REWORDED.split("\n")[1], by=stage.actor(READER), at=at(day, 15),
        text="Đề nghị ghi rõ thời hạn đăng ký: trước kỳ sinh hoạt tháng sau.",
    )


def _directive(stage: Stage, day: dt.date) -> DocumentCard:
    """Directive 03, entered now unless it stands in the register already."""
    known = next((card for card in documents_of(stage.cell) if card.number == DIRECTIVE), None)
    if known:
        return known
    made = register_incoming(
        stage.cell, issuer="Bộ Chính trị", number=DIRECTIVE, issued_on=DIRECTIVE_DAY, received_on=day, by=PROCESS, on=day,
        title="Chỉ thị về tiếp tục đẩy mạnh việc học tập và làm theo tấm gương đạo đức Hồ Chí Minh", at=at(day, 10),
    )
    card = document_card(made.pk)
    if card is None:
        raise LookupError(DIRECTIVE)
    return card
