"""The texts of a draft: what stands in each field, as fields, remarks and comparisons name them."""

from collections.abc import Mapping

from chibo.kernel.wording import day_numbers
from chibo.platform.papers.kinds import Kind
from chibo.work.drafting.models import Draft
from chibo.work.drafting.queries.kinds import body_field, kind_of_draft

SETTINGS = ("day", "authority", "over", "signer", "second_signer", "urgency", "template")
"""What is set on a draft beside its texts."""


def setting_text(draft: Draft, name: str) -> str:
    """A setting as its form field holds it."""
    if name == "day":
        return day_numbers(draft.day) if draft.day else ""
    if name in ("signer", "second_signer", "template"):
        return str(getattr(draft, f"{name}_id") or "")
    return str(getattr(draft, name))


def words_of(draft: Draft) -> str:
    """All words of a draft, for the search."""
    parts = [text for part in draft.parts.all() for text in (part.heading, part.text)]
    return "\n".join(text for text in [*map(str, dict(draft.fields).values()), *parts] if text)


def field_labels(draft: Draft, kind: Kind | None = None) -> dict[str, str]:
    """What the texts of a draft are called, those of the kind first; parts are named by their heading."""
    kind = kind or kind_of_draft(draft)
    return {field.name: str(field.label) for field in kind.fields if field.name != body_field(kind)}


def snapshot_of(draft: Draft) -> dict[str, object]:
    """The whole text as it stands."""
    return {
        "fields": {name: str(text) for name, text in dict(draft.fields).items()},
        "parts": [
            {"id": part.pk, "heading": part.heading, "text": part.text, **({"annex": True} if part.annex else {})}
            for part in draft.parts.order_by("position", "pk")
        ],
        "day": draft.day.isoformat() if draft.day else "",
        "signature": [draft.authority, draft.over, draft.signer.full_name if draft.signer else ""],
    }


def texts_by_field(snapshot: Mapping[str, object]) -> dict[str, str]:
    """The texts of a snapshot by field name; a part is "part-<id>"."""
    fields, parts = snapshot.get("fields"), snapshot.get("parts")
    texts = {str(name): str(text) for name, text in fields.items()} if isinstance(fields, dict) else {}
    for part in parts if isinstance(parts, list) else []:
        texts[f"part-{part['id']}"] = "\n".join(text for text in (part["heading"], part["text"]) if text)
    return texts
