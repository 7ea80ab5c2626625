"""One function from what was filled in to a whole paper, for every kind of both systems."""

from collections.abc import Mapping
from dataclasses import replace

from chibo.platform.papers.codes import code_picture
from chibo.platform.papers.content import PaperContent, Signature
from chibo.platform.papers.kinds.annexes import annexes_of
from chibo.platform.papers.kinds.forms import Filled, blocks_for
from chibo.platform.papers.kinds.letterhead import (
    AnnexPart,
    BodyPart,
    LetterFacts,
    Letterhead,
    Signer,
    dateline_of,
    header_of,
    minutes_signatures,
    number_of,
    signature_of,
)
from chibo.platform.papers.kinds.registry import Kind, made_kind
from chibo.platform.papers.rules.marks import circulation_mark, draft_mark, urgency_mark
from chibo.platform.papers.rules.system import System


def compose_letter(
    kind: Kind,
    fields: Mapping[str, str],
    *,
    head: Letterhead,
    signers: tuple[Signer, ...] = (),
    parts: tuple[BodyPart, ...] = (),
    annexes: tuple[AnnexPart, ...] = (),
) -> PaperContent:
    """The paper of a kind as it stands: required things that are not there yet are red, never blank.

    ``parts`` are the body where it is written in parts, ``annexes`` what goes along with it. The words depend on
    nothing but the arguments, so that frozen facts give the same paper again.
    """
    filled = Filled(kind, head.issuer, fields, parts)
    subject = _subject(filled)
    return PaperContent(
        title=f"{kind.label} {subject or fields.get('bearer', '')}".strip(),
        header=header_of(head),
        kind_title=kind.title,
        blocks=blocks_for(filled),
        subject=subject,
        number=number_of(head, kind.system, kind.abbreviation),
        dateline=dateline_of(head) if kind.dated else "",
        signatures=_signatures(kind, signers),
        recipients=filled.lines("recipients"),
        system=kind.system,
        addressees=filled.lines("addressees") if _has(kind, "addressees") else (),
        addressed="Kính trình" if kind.code == "TTr" and kind.system is System.PARTY else "Kính gửi",
        urgency=urgency_mark(head.urgency),
        circulation=circulation_mark(head.circulation),
        draft=head.draft,
        code_png=code_picture(head.code_address) if head.code_address else b"",
        code_caption=head.code_caption,
        annexes=annexes_of(kind, head, annexes),
    )


def letter_facts(
    kind: Kind,
    fields: Mapping[str, str],
    *,
    head: Letterhead,
    signers: tuple[Signer, ...] = (),
    parts: tuple[BodyPart, ...] = (),
    annexes: tuple[AnnexPart, ...] = (),
) -> LetterFacts:
    """The same as :func:`compose_letter` takes, as facts to freeze."""
    return LetterFacts(
        kind.system.value, kind.code, kind.name, kind.abbreviation, bool(kind.title), head, signers, dict(fields), parts,
        annexes,
    )  # fmt: skip


def compose_facts(facts: LetterFacts) -> PaperContent:
    """The paper of frozen facts, word for word, whatever the rules say today."""
    kind = made_kind(System(facts.system), facts.code, facts.name, facts.abbreviation, printed=facts.printed)
    return compose_letter(
        kind, facts.fields, head=facts.head, signers=facts.signers, parts=facts.parts, annexes=facts.annexes
    )


def as_draft(content: PaperContent, round_: int = 0) -> PaperContent:
    """The same paper with the mark of a draft."""
    return replace(content, draft=draft_mark(round_))


def with_code(content: PaperContent, png: bytes, caption: str = "") -> PaperContent:
    """The same paper with a picture that leads to the page where it can be checked."""
    return replace(content, code_png=png, code_caption=caption)


def _subject(filled: Filled) -> str:
    if not _has(filled.kind, "subject"):
        return ""
    subject = filled.text("subject")
    plain_letter = filled.kind.system is System.STATE and not filled.kind.title
    return f"V/v {subject.removeprefix('V/v').strip()}" if plain_letter else subject


def _has(kind: Kind, name: str) -> bool:
    return any(field.name == name for field in kind.fields)


def _signatures(kind: Kind, signers: tuple[Signer, ...]) -> tuple[Signature, ...]:
    if kind.two_signers:
        return minutes_signatures(kind.system, signers)
    return tuple(signature_of(signer) for signer in signers or (Signer(),))
