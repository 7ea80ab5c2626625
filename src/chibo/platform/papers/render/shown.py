"""What all faces of a paper show alike: its words in the spelling of the office, its head, its marks, its lists."""

from dataclasses import dataclass, fields, is_dataclass, replace
from functools import partial
from typing import Any, TypeVar, cast

from chibo.platform.papers.content import PaperContent
from chibo.platform.papers.layout import (
    LETTER_SUBJECT_WIDTH,
    NAME_WIDTH,
    SUBJECT_WIDTH,
    PaperLayout,
    spelling_of,
)
from chibo.platform.papers.rules.header import PARTY
from chibo.platform.papers.rules.lists import addressee_lines, recipient_lines
from chibo.platform.papers.rules.spelling import Spelling, spelled
from chibo.platform.papers.rules.system import MOTTO, NATION, System, number_line
from chibo.platform.papers.text import balanced, bind

T = TypeVar("T")
RECEIVED = "Nơi nhận:"
_EM_BEFORE_COLON = {"Kính gửi": 3.57, "Kính trình": 4.14}


@dataclass(frozen=True)
class Shown:
    """A paper as it is printed: lines broken, lists written out. ``title`` is the Party's name or the nation's."""

    content: PaperContent
    title: str
    motto: str
    superior: str
    issuer: str
    number: str
    letter_subject: str
    subject: str
    marks: tuple[str, ...]
    addressees: tuple[str, ...]
    recipients: tuple[str, ...]

    @property
    def of_state(self) -> bool:
        """Whether it is a State paper."""
        return self.content.system is System.STATE

    @property
    def dash_em(self) -> float:
        """How far behind "Kính gửi" its colon stands, in units of the type's size."""
        return _EM_BEFORE_COLON.get(self.content.addressed, _EM_BEFORE_COLON["Kính gửi"])


def shown(content: PaperContent, layout: PaperLayout) -> Shown:
    """The paper as all faces print it."""
    spelling = spelling_of(layout)
    names = tuple(signature.name for signature in content.signatures if signature.name)
    say = partial(spelled, spelling=spelling, keep=names)
    paper = content if spelling is Spelling.AS_TYPED else _said(content, say)
    state = paper.system is System.STATE
    wide = NAME_WIDTH[paper.system]
    return Shown(
        content=paper,
        title=say(NATION if state else PARTY),
        motto=say(MOTTO) if state else "",
        superior=balanced(paper.header.superior, wide),
        issuer=balanced(paper.header.issuer, wide),
        number=bind(number_line(paper.system, paper.number)),
        letter_subject=bind(balanced(paper.subject, LETTER_SUBJECT_WIDTH[paper.system])) if paper.is_letter else "",
        subject="" if paper.is_letter else bind(balanced(paper.subject, SUBJECT_WIDTH)),
        marks=tuple(mark for mark in (paper.circulation, paper.draft) if mark),
        addressees=addressee_lines(paper.addressees),
        recipients=recipient_lines(paper.recipients, paper.system),
    )


def _said(value: T, say: Any) -> T:
    if isinstance(value, str) and type(value) is str:
        return cast(T, say(value))
    if isinstance(value, tuple):
        return cast(T, tuple(_said(item, say) for item in value))
    if is_dataclass(value) and not isinstance(value, type):
        return cast(T, replace(value, **{field.name: _said(getattr(value, field.name), say) for field in fields(value)}))
    return value
