"""Office templates: which hold on a day, the facts they are filled with, sample facts to try one out."""

import datetime as dt
import io
import re
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from html import unescape

from chibo.kernel.wording import day_in_words
from chibo.organization.units.queries import UnitCard
from chibo.platform.files.services import path_of
from chibo.platform.papers.kinds import Kind, LetterFacts, missing
from chibo.platform.papers.rules.annexes import annex_label
from chibo.platform.papers.text import clean
from chibo.work.drafting.models import Draft, OfficeTemplate
from chibo.work.drafting.queries.kinds import kind_of_draft
from chibo.work.drafting.rules.paragraphs import paragraphs_of

Facts = dict[str, str | list[str]]

NAMES: dict[str, str] = {
    "cap_tren": "cơ quan cấp trên", "don_vi": "cơ quan ban hành", "dia_danh": "địa danh", "ngay": "ngày ban hành",
    "so": "số, ký hiệu", "loai_van_ban": "tên loại", "trich_yeu": "trích yếu", "kinh_gui": "nơi kính gửi",
    "can_cu": "căn cứ", "doan": "nội dung", "noi_nhan": "nơi nhận", "quyen_han": "quyền hạn", "chuc_vu": "chức vụ",
    "nguoi_ky": "họ tên người ký", "ket": "đoạn kết", "phu_luc": "phụ lục",
}  # fmt: skip
"""What a template may name, and what it stands for. Vietnamese: it is what the office types into Word."""
ANNEXES = "phu_luc"
"""What a template must name to hold the annexes of a draft."""
LISTS = ("kinh_gui", "can_cu", "doan", "noi_nhan", ANNEXES)
_PARAGRAPH = re.compile(r"<w:p[ >].*?</w:p>", re.DOTALL)
_TEXT = re.compile(r"<w:t(?: [^>]*)?>([^<]*)</w:t>|<w:(?:br|tab)\b[^>]*/>")


@dataclass(frozen=True)
class TemplateLine:
    """A template as lists show it."""

    pk: int
    href: str
    name: str
    nr: int
    kind: str
    since: dt.date
    until: dt.date | None
    holds: bool
    brought_on: dt.date


def templates_for(draft: Draft, *, on: dt.date) -> list[OfficeTemplate]:
    """Templates that may be chosen for a draft, the newest version of each."""
    rows = OfficeTemplate.objects.valid(on).filter(
        unit_id=draft.unit_id, system=draft.system, type_code=draft.type_code
    )
    newest: dict[str, OfficeTemplate] = {}
    for row in rows.order_by("name", "-nr"):
        newest.setdefault(row.name, row)
    return list(newest.values())


def template_lines(unit_id: int, labels: dict[tuple[str, str], str], *, on: dt.date) -> list[TemplateLine]:
    """All templates of the unit with their versions. One query."""
    rows = OfficeTemplate.objects.filter(unit_id=unit_id)
    return [
        TemplateLine(
            row.pk, row.get_absolute_url(), row.name, row.nr, labels.get((row.system, row.type_code), row.type_code),
            row.since, row.until, row.since <= on and (row.until is None or on < row.until), row.brought_on,
        )
        for row in rows
    ]  # fmt: skip


def template_bytes(template: OfficeTemplate) -> bytes:
    """The DOCX itself."""
    if template.file is None:
        raise LookupError(template.pk)
    return path_of(template.file.sha256).read_bytes()


def template_facts(facts: LetterFacts, *, title: str = "") -> Facts:
    """The facts of a paper under the names that templates use; what is empty is told as missing where it is needed."""
    head, fields = facts.head, facts.fields
    signer = facts.signers[0] if facts.signers else None
    body = [line for part in facts.parts for line in (part.heading, *paragraphs_of(part.text)) if line]
    found: Facts = {
        "cap_tren": head.superior.upper(),
        "don_vi": head.issuer.upper(),
        "dia_danh": head.place,
        "ngay": day_in_words(head.day) if head.day else "",
        "so": head.number,
        "loai_van_ban": title,
        "trich_yeu": fields.get("subject", ""),
        "kinh_gui": paragraphs_of(fields.get("addressees", "")),
        "can_cu": paragraphs_of(fields.get("bases", "")),
        "doan": body,
        "ket": fields.get("closing", ""),
        "noi_nhan": paragraphs_of(fields.get("recipients", "")),
        "quyen_han": " ".join((signer.authority, signer.over.upper())).strip() if signer and signer.authority else "",
        "chuc_vu": signer.post.upper() if signer else "",
        "nguoi_ky": signer.name if signer else "",
        ANNEXES: _annexes(facts),
        **{name: text for name, text in fields.items() if name not in ("subject", "addressees", "bases", "recipients")},
    }
    return {name: _told(name, value) for name, value in found.items()}


def _annexes(facts: LetterFacts) -> list[str]:
    """The annexes line by line, each headed as on a paper of ours."""
    count = len(facts.annexes)
    return [
        line
        for place, annex in enumerate(facts.annexes, start=1)
        for line in (annex_label(place, count), annex.title.upper(), *paragraphs_of(annex.text))
        if line
    ]


def facts_for_template(draft: Draft, facts: LetterFacts) -> Facts:
    """The same with the title of the draft's kind."""
    return template_facts(facts, title=kind_of_draft(draft).title)


def sample_facts(unit: UnitCard, kind: Kind, *, on: dt.date) -> Facts:
    """Invented facts with which a template is tried out."""
    return {
        "cap_tren": "ĐẢNG BỘ CẤP TRÊN" if kind.system == "party" else "CƠ QUAN CẤP TRÊN", "don_vi": unit.name.upper(),
        "dia_danh": unit.place_name or "Địa danh", "ngay": day_in_words(on), "so": f"01-{kind.abbreviation}",
        "loai_van_ban": kind.title, "trich_yeu": "về nội dung dùng để thử mẫu", "kinh_gui": ["Cơ quan thứ nhất"],
        "can_cu": ["Căn cứ thứ nhất", "Căn cứ thứ hai"],
        "doan": ["I. PHẦN THỨ NHẤT", "Đoạn văn thứ nhất dùng để thử mẫu.", "II. PHẦN THỨ HAI", "Đoạn văn thứ hai."],
        "ket": "Đoạn kết của văn bản", "noi_nhan": ["Nơi nhận thứ nhất", "Lưu"], "quyen_han": "T/M ĐƠN VỊ",
        "chuc_vu": "CHỨC VỤ", "nguoi_ky": "Họ và tên người ký", ANNEXES: ["Phụ lục", "TÊN PHỤ LỤC", "Nội dung phụ lục."],
    }  # fmt: skip


def words_in_docx(content: bytes) -> list[str]:
    """The paragraphs of a DOCX in order, as plain words: headers first, then the body."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        names = sorted(name for name in package.namelist() if re.match(r"word/(header\d*|document|footer\d*)\.xml$", name))
        ordered = sorted(names, key=lambda name: ("header" not in name, "footer" in name, name))
        texts = [package.read(name).decode("utf-8", "ignore") for name in ordered]
    lines = (_words(paragraph) for text in texts for paragraph in _PARAGRAPH.findall(text))
    return [line for line in lines if line]


def _words(paragraph: str) -> str:
    pieces = (found.group(1) if found.group(1) is not None else " " for found in _TEXT.finditer(paragraph))
    return clean(unescape("".join(pieces))).strip()


def _told(name: str, value: str | Sequence[str]) -> str | list[str]:
    if isinstance(value, str):
        return clean(value).strip() or (missing(NAMES[name]) if name in NAMES and name != "quyen_han" else "")
    return [clean(line) for line in value]
