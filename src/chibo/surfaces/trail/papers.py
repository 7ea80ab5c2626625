"""The fingerprint of the trail as a page for the minutes book."""

import datetime as dt
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from chibo.kernel.wording import day_in_words, day_numbers
from chibo.organization.units.queries import name_on, unit_card
from chibo.platform.audit.models import Fingerprint
from chibo.platform.papers.content import Header, PaperContent, Signature, bold, paragraph
from chibo.platform.papers.registry import paper

KIND = "trail.fingerprint"
GROUPS_IN_A_LINE = 8


@dataclass(frozen=True)
class FingerprintFacts:
    """What is printed. ``year`` 0: taken on demand. ``groups`` are four letters each."""

    superior: str
    issuer: str
    place_name: str
    on: dt.date
    number: int
    groups: tuple[str, ...]
    year: int


def fingerprint_facts(taken: Fingerprint, *, unit_id: int) -> FingerprintFacts:
    """The words of the page, names as they were on the day the fingerprint was taken."""
    unit, day = unit_card(unit_id), timezone.localdate(taken.taken_at)
    return FingerprintFacts(
        superior=name_on(unit.parent_id, day).name if unit and unit.parent_id else "",
        issuer=name_on(unit_id, day).name,
        place_name=unit.place_name if unit else "",
        on=day,
        number=taken.number,
        groups=tuple(taken.hash[start : start + 4] for start in range(0, 64, 4)),
        year=taken.year,
    )


def page_origin(unit_id: int, fingerprint_id: int) -> str:
    """Of what the page in the minutes book of a cell was made."""
    return f"trail.unit:{unit_id}:{fingerprint_id}"


def cell_behind(origin: str) -> int | None:
    """The cell of "trail.unit:3:7"."""
    unit = origin.split(":")[1] if origin.startswith("trail.unit:") else ""
    return int(unit) if unit.isdigit() else None


@paper(
    KIND,
    version=1,
    facts=FingerprintFacts,
    label=_("Fingerprint of the audit trail"),
    permission="trail.read_trail",
    subject=cell_behind,
)
def fingerprint_page(facts: FingerprintFacts) -> PaperContent:
    """DẤU VÂN TAY NHẬT KÝ: the number of the line, its hash in groups, how one compares."""
    place = f"{facts.place_name}, " if facts.place_name else ""
    occasion = f"hết năm {facts.year}" if facts.year else f"đến ngày {day_numbers(facts.on)}"
    last = bold(str(facts.number))
    lines = [facts.groups[start : start + GROUPS_IN_A_LINE] for start in range(0, len(facts.groups), GROUPS_IN_A_LINE)]
    return PaperContent(
        title=f"Dấu vân tay nhật ký {occasion}",
        header=Header(superior=facts.superior.upper(), issuer=facts.issuer.upper()),
        kind_title="DẤU VÂN TAY NHẬT KÝ HỆ THỐNG",
        subject=occasion,
        dateline=place + day_in_words(facts.on),
        blocks=(
            paragraph(f"Nhật ký hệ thống {occasion} có {facts.number} dòng. Dòng cuối mang số ", last, ", mã:"),
            *(paragraph(bold("  ".join(groups))) for groups in lines),
            paragraph(
                "Tờ này dán vào sổ biên bản. Khi cần đối chiếu, nhập số dòng và mã trên vào trang Nhật ký của chibo; "
                "nếu nhật ký bị sửa, xóa hoặc dựng lại dù chỉ một dòng từ trước thời điểm này thì mã sẽ không khớp."
            ),
        ),
        signatures=(
            Signature(post="CHI ỦY VIÊN ĐỌC NHẬT KÝ", name=""),
            Signature(authority="T/M CHI BỘ", post="BÍ THƯ", name=""),
        ),
        recipients=("Sổ biên bản chi bộ",),
    )
