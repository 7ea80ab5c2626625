"""Papers of privacy: the deletion certificate, and a person's own data to read and keep."""

import datetime as dt

from django.utils.translation import gettext_lazy as _

from chibo.kernel import wording
from chibo.organization.privacy.models import RetentionRun
from chibo.organization.privacy.queries.certificate import CertificateFacts, CertificateLine
from chibo.organization.privacy.queries.holdings import Group, HeldKind
from chibo.organization.privacy.queries.views import ViewLine
from chibo.platform.papers.content import (
    Align,
    Block,
    Column,
    Header,
    PaperContent,
    Signature,
    bold,
    dashed,
    heading,
    paragraph,
    part,
    table,
)
from chibo.platform.papers.registry import paper

MOST_ROWS = 200
"""Rows of one kind that are printed; the file for programs has all of them."""


def run_behind(origin: str) -> RetentionRun | None:
    """The run of "privacy.run:3"."""
    key = origin.partition(":")[2]
    return RetentionRun.objects.filter(pk=int(key)).first() if key.isdigit() else None


@paper(
    "privacy.certificate",
    version=1,
    facts=CertificateFacts,
    label=_("Deletion certificate"),
    permission="privacy.read_run",
    subject=run_behind,
)
def certificate_paper(facts: CertificateFacts) -> PaperContent:
    """BIÊN BẢN XÓA, HỦY DỮ LIỆU CÁ NHÂN: kinds and numbers, who confirmed, never the content."""
    day = dt.date.fromisoformat(facts.on)
    columns = (
        Column("TT", 6, Align.CENTRE),
        Column("Loại dữ liệu", 38),
        Column("Thời hạn lưu", 14, Align.CENTRE),
        Column("Phát sinh trước ngày", 16, Align.CENTRE),
        Column("Cách xử lý", 14),
        Column("Số bản ghi", 12, Align.CENTRE),
    )
    rows = [(str(number), *_line(line)) for number, line in enumerate(facts.lines, start=1)]
    held = sum(line.held_back for line in facts.lines)
    rest = f"Còn giữ lại {held} bản ghi vì dữ liệu khác đang cần đến." if held else "Không có bản ghi nào phải giữ lại."
    return PaperContent(
        title=f"Biên bản xóa dữ liệu cá nhân ngày {wording.day_numbers(day)}",
        header=Header(superior=facts.superior.upper(), issuer=facts.issuer.upper()),
        kind_title="BIÊN BẢN",
        subject="Xóa, hủy dữ liệu cá nhân đã hết thời hạn lưu",
        dateline=(f"{facts.place_name}, " if facts.place_name else "") + wording.day_in_words(day),
        blocks=(
            paragraph(
                f"Chương trình đề nghị ngày {facts.proposed_on}; hai người xác nhận, "
                f"thực hiện ngày {wording.day_numbers(day)}."
            ),
            paragraph(bold("Căn cứ:")),
            *dashed(facts.bases),
            table(columns, list(rows)),
            paragraph(rest),
            paragraph(
                "Biên bản không ghi nội dung đã xóa. Biên bản họp, nghị quyết, văn bản đã ban hành và nhật ký kiểm soát "
                "không bị xóa. Bản sao lưu cũ còn chứa dữ liệu này cho đến khi hết vòng lưu "
                "và được hủy theo quy định của cơ quan."
            ),
        ),
        signatures=(
            Signature(post="NGƯỜI XÁC NHẬN THỨ NHẤT", name=facts.first_name),
            Signature(post="NGƯỜI XÁC NHẬN THỨ HAI", name=facts.second_name),
        ),
    )


def own_data_paper(
    name: str, groups: list[Group], views: list[ViewLine], *, place: str, issuer: str, on: dt.date
) -> PaperContent:
    """DỮ LIỆU CỦA TÔI: everything held on one person, to read and keep. Never issued, never stored."""
    blocks: list[Block] = [
        paragraph(f"Họ và tên: {name}. Lấy từ chương trình ngày {wording.day_numbers(on)}."),
    ]
    for group in groups:
        blocks += [part(str(group.line.purpose.label)), paragraph(f"{group.line.basis.label}. {group.line.cite}.")]
        for kind in group.kinds:
            blocks += _kind(kind)
    blocks += [part("Ai đã xem"), *_views(views)]
    return PaperContent(
        title=f"Dữ liệu của {name}",
        header=Header(superior="", issuer=issuer.upper()),
        kind_title="DỮ LIỆU CÁ NHÂN",
        subject=f"Bản trích những gì chương trình giữ về {name}",
        dateline=(f"{place}, " if place else "") + wording.day_in_words(on),
        blocks=tuple(blocks),
    )


def _line(line: CertificateLine) -> tuple[str, str, str, str, str]:
    how = "Làm trống" if line.emptied else "Xóa"
    return line.what, f"{line.months} tháng", line.before, how, wording.grouped(line.gone)


def _kind(kind: HeldKind) -> list[Block]:
    kept = f"lưu {kind.months} tháng" if kind.months else "lưu cùng hồ sơ của chi bộ"
    blocks: list[Block] = [heading(f"{kind.words} ({len(kind.rows)}; {kept})")]
    for row in kind.rows[:MOST_ROWS]:
        ends = f" Hết thời hạn lưu: {wording.day_numbers(row.ends)}." if row.ends else ""
        blocks += dashed(["; ".join(f"{label}: {value}" for label, value in row.facts) + "." + ends])
    if len(kind.rows) > MOST_ROWS:
        blocks.append(paragraph(f"… và {len(kind.rows) - MOST_ROWS} dòng nữa, có đủ trong tệp JSON."))
    return blocks


def _views(views: list[ViewLine]) -> list[Block]:
    if not views:
        return [paragraph("Chưa ai khác mở trang của người này.")]
    return list(dashed([f"{wording.day_numbers(view.on)}: {view.who} ({view.page.label})" for view in views[:MOST_ROWS]]))
