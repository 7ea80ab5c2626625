"""The text of each form of paper: from what was filled in to the blocks of the page."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from chibo.platform.papers.content import (
    Block,
    Paragraph,
    Run,
    Style,
    Words,
    bold,
    dashed,
    italic,
    paragraph,
    paragraphs,
)
from chibo.platform.papers.kinds.body import blocks_of, blocks_of_parts, with_ending
from chibo.platform.papers.kinds.fields import Form
from chibo.platform.papers.kinds.letterhead import BodyPart, day_of
from chibo.platform.papers.kinds.registry import Kind
from chibo.platform.papers.missing import missing
from chibo.platform.papers.rules.lists import bare_lines, base_lines
from chibo.platform.papers.rules.system import System


@dataclass(frozen=True)
class Filled:
    """A kind with what was filled in; an empty required field reads as its red blank."""

    kind: Kind
    issuer: str
    values: Mapping[str, str]
    parts: tuple[BodyPart, ...] = ()

    def text(self, name: str) -> str:
        """The text of a field."""
        field = self.kind.field(name)
        typed = self.values.get(name, "").strip()
        untouched = name == "subject" and typed == field.default.strip()
        if field.required and (not typed or untouched):
            return missing(field.blank)
        return typed

    def lines(self, name: str) -> tuple[str, ...]:
        """The entries of a field that is a list."""
        return bare_lines(self.text(name))

    @property
    def party(self) -> bool:
        """Whether it is a Party paper."""
        return self.kind.system is System.PARTY


def blocks_for(filled: Filled) -> tuple[Block, ...]:
    """The text of the paper, ended as its system asks."""
    return with_ending(_FORMS[filled.kind.form](filled), filled.kind.system)


def _general(filled: Filled) -> tuple[Block, ...]:
    return (
        *_bases(filled),
        *paragraphs(filled.text("opening"), field="opening"),
        *_body(filled, "body"),
        *paragraphs(filled.text("closing"), field="closing"),
    )


def _decision(filled: Filled) -> tuple[Block, ...]:
    decider = filled.text("decider").upper()
    if filled.party:
        return (*_bases(filled, deciding=True), _middle(f"{decider} QUYẾT ĐỊNH", "decider"), *_body(filled, "articles"))
    return (
        _middle(decider, "decider"),
        *_bases(filled),
        _middle("QUYẾT ĐỊNH:", ""),
        *_body(filled, "articles"),
    )


def _letter(filled: Filled) -> tuple[Block, ...]:
    return (*_body(filled, "body"), *paragraphs(filled.text("closing"), field="closing"))


def _proposal(filled: Filled) -> tuple[Block, ...]:
    return (*_bases(filled), *_letter(filled))


def _minutes(filled: Filled) -> tuple[Block, ...]:
    taker = "Người ghi biên bản" if filled.party else "Thư ký"
    absent = filled.text("absent")
    return (
        _told(filled, "Thời gian bắt đầu", "started"),
        _told(filled, "Địa điểm", "venue"),
        *_listed(filled, "Thành phần tham dự", "present"),
        *(_listed(filled, "Vắng mặt", "absent") if absent else ()),
        _told(filled, "Chủ trì", "chair"),
        _told(filled, taker, "secretary"),
        paragraph(_label(filled, "Nội dung:")),
        *_body(filled, "body"),
        paragraph(f"{'Hội nghị' if filled.party else 'Cuộc họp'} kết thúc vào {filled.text('ended')}", field="ended"),
    )


def _invitation(filled: Filled) -> tuple[Block, ...]:
    guests = filled.lines("guests")
    invite = f"{filled.issuer} trân trọng kính mời:"
    whom = (
        (paragraph(f"{invite} {guests[0]}", field="guests"),)
        if len(guests) == 1
        else (paragraph(invite), *_dashes(guests, "guests"))
    )
    programme = filled.lines("programme")
    return (
        *whom,
        _told(filled, "Tới dự", "event"),
        _told(filled, "Chủ trì", "chair"),
        _told(filled, "Thời gian", "time"),
        _told(filled, "Địa điểm", "venue"),
        *((paragraph(_label(filled, "Chương trình:")), *_dashes(programme, "programme")) if programme else ()),
        *paragraphs(filled.text("closing"), field="closing"),
    )


def _introduction(filled: Filled) -> tuple[Block, ...]:
    person = "đồng chí" if filled.party else "ông (bà)"
    until = filled.kind.field("valid_until").name
    return (
        paragraph(f"{filled.issuer} trân trọng giới thiệu:"),
        _told(filled, person[:1].upper() + person[1:], "bearer"),
        _told(filled, "Chức vụ", "bearer_post"),
        _told(filled, "Được cử đến", "sent_to"),
        _told(filled, "Về việc", "purpose"),
        paragraph(f"Đề nghị quý cơ quan tạo điều kiện để {person} có tên ở trên hoàn thành nhiệm vụ."),
        paragraph(f"Giấy này có giá trị đến hết {day_of(filled.text(until))}", field=until),
    )


def _bases(filled: Filled, *, deciding: bool = False) -> tuple[Paragraph, ...]:
    lines = base_lines(filled.kind.system, filled.lines("bases"), deciding=deciding)
    face: Callable[[str], Words] = str if filled.party else italic
    return tuple(Paragraph((_run(face(line)),), Style.BASIS, "bases") for line in lines)


def _body(filled: Filled, name: str) -> tuple[Block, ...]:
    if filled.parts:
        return blocks_of_parts(filled.parts)
    return blocks_of(filled.text(name), field=name)


def _middle(text: str, field: str) -> Paragraph:
    return Paragraph((bold(text),), Style.CHAPTER, field)


def _told(filled: Filled, label: str, name: str) -> Paragraph:
    text = filled.text(name).replace("\n", " ").rstrip(".")
    return paragraph(_label(filled, f"{label}: "), f"{text}.", field=name)


def _listed(filled: Filled, label: str, name: str) -> tuple[Paragraph, ...]:
    lines = filled.lines(name)
    if len(lines) < 2:
        return (_told(filled, label, name),)
    return (paragraph(_label(filled, f"{label}:")), *_dashes(lines, name))


def _dashes(lines: tuple[str, ...], field: str) -> tuple[Paragraph, ...]:
    return dashed([f"{line};" for line in lines[:-1]] + [f"{lines[-1]}."], field=field)


def _label(filled: Filled, text: str) -> Words:
    return bold(text) if filled.party else text


def _run(words: Words) -> Run:
    return words if isinstance(words, Run) else Run(words)


_FORMS: dict[Form, Callable[[Filled], tuple[Block, ...]]] = {
    Form.GENERAL: _general,
    Form.DECISION: _decision,
    Form.LETTER: _letter,
    Form.PROPOSAL: _proposal,
    Form.MINUTES: _minutes,
    Form.INVITATION: _invitation,
    Form.INTRODUCTION: _introduction,
}
