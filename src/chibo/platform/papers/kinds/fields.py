"""What each form of paper asks for. Defaults and blanks are Vietnamese: they are words of the paper, not of the page."""

from dataclasses import dataclass, replace
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from chibo.platform.papers.rules.system import System


class Shape(StrEnum):
    """How a field is filled in."""

    LINE = "line"
    TEXT = "text"
    LINES = "lines"
    DAY = "day"


@dataclass(frozen=True)
class Field:
    """One thing a form asks for. ``blank`` is what the paper says in red while a required one is empty.

    ``{unit}``, ``{keeper}`` in a default stand for the issuing body and the unit that keeps a copy.
    """

    name: str
    label: str | Promise
    blank: str
    shape: Shape = Shape.LINE
    required: bool = False
    default: str = ""
    help: str | Promise = ""
    rows: int = 1


SUBJECT = Field("subject", _("Subject"), "trích yếu", required=True, help=_("What the paper is about, in one line."))
ADDRESSEES = Field(
    "addressees", _("Addressed to"), "nơi kính gửi", Shape.LINES, rows=2, help=_("One body or person to a line.")
)
BASES = Field("bases", _("Bases"), "căn cứ", Shape.LINES, rows=3, help=_("“Căn cứ …”, “Xét …”, one to a line."))
DECIDER = Field("decider", _("Who decides"), "thẩm quyền ban hành", required=True)
OPENING = Field("opening", _("Opening"), "đoạn mở đầu", Shape.TEXT, rows=3)
BODY = Field(
    "body", _("Content"), "nội dung", Shape.TEXT, required=True, rows=12,
    help=_("“I. …” is a part, “1. …” a heading, “a) …” and “- …” items, “a | b” a table row."),
)
ARTICLES = Field(
    "articles", _("Articles"), "các điều", Shape.TEXT, required=True, rows=10, help=_("“Điều 1. …”, each on a new line.")
)
CLOSING = Field("closing", _("Closing"), "đoạn kết", Shape.TEXT, rows=2)
RECIPIENTS = Field(
    "recipients", _("Recipients"), "nơi nhận", Shape.LINES, required=True, rows=4,
    help=_("One to a line, the file copy last."),
)
STARTED = Field("started", _("Began at"), "thời gian bắt đầu", required=True)
VENUE = Field("venue", _("Venue"), "địa điểm", required=True)
PRESENT = Field("present", _("Who took part"), "thành phần tham dự", Shape.TEXT, required=True, rows=3)
ABSENT = Field("absent", _("Who was absent"), "vắng mặt", Shape.TEXT, rows=2)
CHAIR = Field("chair", _("Chair"), "chủ trì", required=True)
SECRETARY = Field("secretary", _("Minute taker"), "người ghi biên bản", required=True)
ENDED = Field("ended", _("Ended at"), "thời gian kết thúc", required=True, help=_("“11 giờ 30, ngày 05 tháng 11 năm 2026”"))
GUESTS = Field("guests", _("Who is invited"), "người được mời", Shape.LINES, required=True, rows=2)
EVENT = Field("event", _("Invited to"), "nội dung mời dự", Shape.TEXT, required=True, rows=2)
TIME = Field("time", _("When it takes place"), "thời gian", required=True)
PROGRAMME = Field("programme", _("Programme"), "chương trình", Shape.LINES, rows=3)
BEARER = Field("bearer", _("Bearer"), "họ và tên người được giới thiệu", required=True)
BEARER_POST = Field("bearer_post", _("Post of the bearer"), "chức vụ", required=True)
SENT_TO = Field("sent_to", _("Sent to"), "nơi được cử đến", required=True)
PURPOSE = Field("purpose", _("Errand"), "về việc", Shape.TEXT, required=True, rows=2)
VALID_UNTIL = Field("valid_until", _("Valid until"), "ngày hết giá trị", Shape.DAY, required=True)


class Form(StrEnum):
    """The seven forms that all kinds of paper follow."""

    GENERAL = "general"
    DECISION = "decision"
    LETTER = "letter"
    PROPOSAL = "proposal"
    MINUTES = "minutes"
    INVITATION = "invitation"
    INTRODUCTION = "introduction"


_NEEDED = replace(ADDRESSEES, required=True)
_FIELDS = {
    Form.GENERAL: (SUBJECT, ADDRESSEES, BASES, OPENING, BODY, CLOSING, RECIPIENTS),
    Form.DECISION: (SUBJECT, DECIDER, replace(BASES, required=True), ARTICLES, RECIPIENTS),
    Form.LETTER: (SUBJECT, _NEEDED, BODY, CLOSING, RECIPIENTS),
    Form.PROPOSAL: (SUBJECT, _NEEDED, BASES, BODY, CLOSING, RECIPIENTS),
    Form.MINUTES: (SUBJECT, STARTED, VENUE, PRESENT, ABSENT, CHAIR, SECRETARY, BODY, ENDED, RECIPIENTS),
    Form.INVITATION: (SUBJECT, GUESTS, EVENT, CHAIR, TIME, VENUE, PROGRAMME, CLOSING, RECIPIENTS),
    Form.INTRODUCTION: (BEARER, BEARER_POST, SENT_TO, PURPOSE, VALID_UNTIL, RECIPIENTS),
}
FORM_OF = {
    "QĐ": Form.DECISION,
    "CV": Form.LETTER,
    "TTr": Form.PROPOSAL,
    "BB": Form.MINUTES,
    "GM": Form.INVITATION,
    "GGT": Form.INTRODUCTION,
}
"""The form of a kind, by its code; every other kind follows the general one."""
WITH_ADDRESSEES = frozenset({"BC", "TTr", "CV"})
"""Kinds that may be addressed to somebody: reports to a superior, proposals, letters."""

_SUBJECTS = {
    (System.PARTY, "NQ"): "về ",
    (System.PARTY, "QĐ"): "về việc ",
    (System.PARTY, "CV"): "về việc ",
    (System.STATE, "QĐ"): "Về việc ",
}
_CLOSINGS = {
    (System.PARTY, "TTr"): "{unit} kính trình xem xét, quyết định",
    (System.STATE, "TTr"): "{unit} kính trình xem xét, quyết định",
    (System.PARTY, "GM"): "Đề nghị các đồng chí dự đầy đủ, đúng giờ",
    (System.STATE, "GM"): "Rất mong sự có mặt của quý vị đại biểu",
}


def fields_of(system: System, code: str) -> tuple[Field, ...]:
    """What a kind asks for, with the defaults of its system."""
    fields = _FIELDS[FORM_OF.get(code, Form.GENERAL)]
    if FORM_OF.get(code) is None and code not in WITH_ADDRESSEES:
        fields = tuple(field for field in fields if field.name != "addressees")
    if code == "BB" and system is System.PARTY:
        fields = tuple(replace(field, required=False) if field is RECIPIENTS else field for field in fields)
    known = _defaults(system, code)
    return tuple(replace(field, default=known.get(field.name, "")) for field in fields)


def _defaults(system: System, code: str) -> dict[str, str]:
    party = system is System.PARTY
    copy = "Lưu {keeper}" if party else "Lưu: VT, {keeper}"
    first = ["Như trên"] if code in WITH_ADDRESSEES or code == "GGT" else []
    if code == "QĐ":
        first = ["Như Điều 3"]
    if code == "GM":
        first = ["Như trên"] if not party else ["Các đồng chí được mời"]
    return {
        "decider": "{unit}" if party else "GIÁM ĐỐC {unit}",
        "recipients": "" if code == "BB" and party else "\n".join([*first, copy]),
        "closing": _CLOSINGS.get((system, code), ""),
        "subject": _SUBJECTS.get((system, code), ""),
    }
