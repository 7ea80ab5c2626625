"""What a draft says on a day: its texts with the facts in their places, and what is still missing."""

import datetime as dt
from collections.abc import Mapping, Sequence

from chibo.kernel.wording import day_in_words, day_numbers
from chibo.organization.mandates.choices import TITLE_OF_POST, Post
from chibo.organization.mandates.queries import MandateLine
from chibo.organization.people.queries import person_cards
from chibo.organization.units.queries import UnitCard, current_term, name_on, unit_card
from chibo.platform.papers.content import PaperContent
from chibo.platform.papers.kinds import (
    AnnexPart,
    BodyPart,
    Kind,
    LetterFacts,
    Letterhead,
    Signer,
    as_draft,
    compose_facts,
    missing_in,
)
from chibo.platform.papers.kinds import letter_facts as facts_of_letter
from chibo.work.documents.queries import document_card
from chibo.work.drafting.models import Draft, Part
from chibo.work.drafting.queries.candidates import signer_candidates
from chibo.work.drafting.queries.kinds import body_field, kind_of_draft
from chibo.work.drafting.rules.bodies import PartText, numbered_parts
from chibo.work.drafting.rules.fields import filled
from chibo.work.tasks.queries import task_facts


def letter_facts(draft: Draft, *, on: dt.date, number: str = "", code_address: str = "") -> LetterFacts:
    """Everything the draft would say as a paper of the day; a number only once it has been given."""
    kind = kind_of_draft(draft)
    unit = unit_card(draft.unit_id)
    if unit is None:
        raise LookupError(draft.unit_id)
    day = draft.day or on
    people = signers_of(draft, on=day)
    values = merge_values(draft, unit, people, day=day, number=number)
    parts = list(draft.parts.all())
    return facts_of_letter(
        kind,
        {name: filled(str(text), values) for name, text in dict(draft.fields).items()},
        head=_head(draft, unit, day=draft.day or (on if number else None), number=number, code_address=code_address),
        signers=people,
        parts=_parts([part for part in parts if not part.annex], values, kind),
        annexes=tuple(
            AnnexPart(filled(part.heading, values), filled(part.text, values), part.field, part.across)
            for part in parts
            if part.annex
        ),
    )


def draft_content(draft: Draft, *, on: dt.date) -> PaperContent:
    """The paper as it would be issued that day, with the mark of a draft."""
    return as_draft(compose_facts(letter_facts(draft, on=on)))


def missing_fields(draft: Draft, *, on: dt.date) -> tuple[str, ...]:
    """What must still be filled in before the paper can be issued, in reading order."""
    return holes_in(draft_content(draft, on=on))


def holes_in(content: PaperContent) -> tuple[str, ...]:
    """What a paper lacks, each once; what stands in capitals on it is told in small letters."""
    return tuple(dict.fromkeys(name.lower() for name in missing_in(content)))


def signers_of(draft: Draft, *, on: dt.date) -> tuple[Signer, ...]:
    """Who signs, with the title they hold on the day; who holds no post that signs has none, which is a hole."""
    if kind_of_draft(draft).two_signers:
        cards = person_cards([pk for pk in (draft.signer_id, draft.second_signer_id) if pk])
        names = [cards[pk].full_name if pk in cards else "" for pk in (draft.signer_id, draft.second_signer_id)]
        return tuple(Signer(name=name) for name in names)
    lines = {line.person_id: line for line in signer_candidates(draft.unit_id, on=on)}
    line: MandateLine | None = lines.get(draft.signer_id or 0)
    return (
        Signer(
            name=line.full_name if line else "", post=post_on_paper(line) if line else "",
            authority=draft.authority, over=draft.over,
        ),
    )


def post_on_paper(line: MandateLine) -> str:
    """The post without the name of the body, which stands at the head: "Giám đốc", not "Giám đốc Sở"."""
    return TITLE_OF_POST[line.post] if line.post in (Post.DIRECTOR, Post.DEPUTY_DIRECTOR) else line.title


def merge_values(
    draft: Draft, unit: UnitCard, signers: Sequence[Signer], *, day: dt.date, number: str = ""
) -> dict[str, str]:
    """The facts that fields in braces may name."""
    superior = name_on(unit.parent_id, day).name if unit.parent_id else ""
    term = current_term(unit.pk, on=day)
    signer = signers[0] if signers else Signer()
    known = {
        "đơn vị": name_on(unit.pk, day).name or unit.name,
        "cấp trên": superior,
        "địa danh": unit.place_name,
        "ngày": day_in_words(day),
        "tháng": str(day.month),
        "năm": str(day.year),
        "nhiệm kỳ": term.label if term else "",
        "người ký": signer.name,
        "chức vụ người ký": signer.post,
        "số": number,
        "trích yếu": draft.subject,
    }
    return {**known, **_of_origin(draft.origin, day), **{str(k): str(v) for k, v in dict(draft.values).items()}}


def _of_origin(origin: str, on: dt.date) -> dict[str, str]:
    """Facts of what the draft comes from."""
    kind, _colon, key = origin.partition(":")
    if not key.isdigit():
        return {}
    if kind == "documents.document" and (card := document_card(int(key))):
        return {
            "văn bản": card.citation, "số văn bản": card.number, "trích yếu văn bản": card.title,
            "cơ quan ban hành": card.issuer, "ngày văn bản": day_numbers(card.issued_on),
            "thời hạn": day_numbers(card.spread_by) if card.spread_by else "",
        }
    return _of_task(int(key), on) if kind == "tasks.task" else {}


def _of_task(task_id: int, on: dt.date) -> dict[str, str]:
    facts = task_facts(task_id, on=on)
    if facts is None:
        return {}
    due = day_numbers(facts.due) if facts.due else ""
    return {"nhiệm vụ": facts.title, "người chủ trì": facts.lead, "sản phẩm": facts.product, "thời hạn": due}


def _head(draft: Draft, unit: UnitCard, *, day: dt.date | None, number: str, code_address: str) -> Letterhead:
    named = day or draft.created_on
    division = unit_card(draft.drafted_in_id) if draft.drafted_in_id else None
    return Letterhead(
        superior=name_on(unit.parent_id, named).name if unit.parent_id else "",
        issuer=name_on(unit.pk, named).name or unit.name,
        place=unit.place_name,
        day=day,
        number=number,
        organ=unit.symbol,
        drafted_by=division.symbol if division else "",
        urgency=draft.urgency,
        code_address=code_address,
    )


def _parts(parts: Sequence[Part], values: Mapping[str, str], kind: Kind) -> tuple[BodyPart, ...]:
    numbered = numbered_parts(
        [PartText(filled(part.heading, values), filled(part.text, values)) for part in parts],
        articles=body_field(kind) == "articles",
    )
    rows = zip(parts, numbered, strict=True)
    return tuple(BodyPart(text.heading, text.text, part.field) for part, text in rows if text.heading or text.text)


