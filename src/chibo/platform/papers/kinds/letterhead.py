"""What a paper carries beside its text: who issues it, when, in whose name it is signed."""

import datetime as dt
from dataclasses import dataclass, field

from chibo.kernel import wording
from chibo.platform.papers.content import Header, Signature
from chibo.platform.papers.missing import missing
from chibo.platform.papers.rules.authority import authority_lines
from chibo.platform.papers.rules.header import place_and_date
from chibo.platform.papers.rules.system import ROOM_FOR_NUMBER, System, blank_number, state_symbol


@dataclass(frozen=True)
class Letterhead:
    """Who issues a paper and its marks. Facts of a frozen paper: only plain values.

    ``organ`` is the body's symbol ("CB", "SNgV"), shown with room for a number until there is one; ``drafted_by`` the
    unit behind it in the symbol of a State letter. ``urgency`` and ``circulation`` are the words of the register
    ("urgent", "internal") or an office's own. ``code_address`` leads to the page where the paper can be checked.
    """

    superior: str = ""
    issuer: str = ""
    place: str = ""
    day: dt.date | None = None
    number: str = ""
    organ: str = ""
    drafted_by: str = ""
    urgency: str = ""
    circulation: str = ""
    draft: str = ""
    code_address: str = ""
    code_caption: str = ""


@dataclass(frozen=True)
class Signer:
    """One who signs: "Nguyễn …", "Phó Giám đốc", "KT.", "Giám đốc". ``over``: in whose name, or for whom."""

    name: str = ""
    post: str = ""
    authority: str = ""
    over: str = ""


@dataclass(frozen=True)
class BodyPart:
    """One part of a body that is written in parts: its heading, its text, the form field it comes from."""

    heading: str = ""
    text: str = ""
    field: str = ""


@dataclass(frozen=True)
class AnnexPart:
    """One annex: its name, its text as it is typed, the form field it comes from, whether its pages lie across."""

    title: str = ""
    text: str = ""
    field: str = ""
    across: bool = False


@dataclass(frozen=True)
class LetterFacts:
    """Everything a paper says, as it is frozen. ``parts`` stand in the place of the field of the body.

    The words of the kind are kept with it (``name`` "nghị quyết", ``abbreviation`` "NQ", whether it is ``printed``): a
    later rule pack does not change an issued paper.
    """

    system: str
    code: str
    name: str
    abbreviation: str
    printed: bool
    head: Letterhead
    signers: tuple[Signer, ...]
    fields: dict[str, str] = field(default_factory=dict)
    parts: tuple[BodyPart, ...] = ()
    annexes: tuple[AnnexPart, ...] = ()


def header_of(head: Letterhead) -> Header:
    """The two bodies in capitals."""
    return Header(superior=head.superior.upper(), issuer=head.issuer.upper() or missing("cơ quan ban hành"))


def number_of(head: Letterhead, system: System, abbreviation: str) -> str:
    """The number, or the symbol with room for it."""
    if head.number or not head.organ:
        return head.number
    if system is System.STATE:
        return blank_number(system, state_symbol(abbreviation, head.organ, drafted_by=head.drafted_by))
    return blank_number(system, f"{abbreviation}/{head.organ}")


def dateline_of(head: Letterhead) -> str:
    """Place and date; without a day there is room to write it in."""
    place = head.place or missing("địa danh")
    if head.day:
        return place_and_date(place, head.day)
    room = ROOM_FOR_NUMBER[:4]
    return f"{place}, ngày {room} tháng {room} năm {room}"


def signature_of(signer: Signer) -> Signature:
    """The block of one who signs."""
    authority, post = authority_lines(signer.authority, signer.over, signer.post)
    return Signature(
        post=post if signer.post else missing("chức vụ"),
        name=signer.name or missing("họ tên người ký"),
        authority=authority,
    )


def minutes_signatures(system: System, signers: tuple[Signer, ...]) -> tuple[Signature, ...]:
    """Minutes: who took them on the left, who was in the chair on the right. The first signer was in the chair."""
    chair = signers[0].name if signers else ""
    taker = signers[1].name if len(signers) > 1 else ""
    words = ("THƯ KÝ", "CHỦ TỌA") if system is System.STATE else ("NGƯỜI GHI BIÊN BẢN", "CHỦ TRÌ HỘI NGHỊ")
    return (
        Signature(post=words[0], name=taker or missing("người ghi biên bản")),
        Signature(post=words[1], name=chair or missing("chủ trì")),
    )


def day_of(text: str) -> str:
    """A day typed as "2026-11-05" in words; other words stay as they are."""
    try:
        return wording.day_in_words(dt.date.fromisoformat(text))
    except ValueError:
        return text
