"""Everything held on a person as a file that programs read."""

import datetime as dt
from typing import Any

from chibo.organization.privacy.choices import field_words, kind_words
from chibo.organization.privacy.queries.about import Whose, shown_fields
from chibo.organization.privacy.queries.declared import label_of, meta_of, said
from chibo.organization.privacy.queries.holdings import held_by
from chibo.organization.privacy.queries.purposes import months_of, purposes_on
from chibo.organization.privacy.queries.wording import for_machines

FORMAT = 1


def export_of(whose: Whose, *, at: dt.datetime, on: dt.date) -> dict[str, Any]:
    """Every declared row about the person, and none of anybody else. Days and numbers as such."""
    purposes = purposes_on(on)
    return {
        "format": FORMAT,
        "person": {"id": whose.person_id, "account": whose.account_id, "name": whose.name},
        "made_at": at,
        "purposes": [
            {"id": line.purpose.value, "what": str(line.purpose.label), "basis": str(line.basis.label), "source": line.cite}
            for line in purposes.values()
        ],
        "kinds": [_kind(one, rows, on) for one, rows in held_by(whose)],
    }


def _kind(one: Any, rows: list[Any], on: dt.date) -> dict[str, Any]:
    personal, label, fields = said(one), label_of(one), shown_fields(one)
    assert personal is not None
    return {
        "kind": label,
        "what": kind_words(label, str(meta_of(one).verbose_name)),
        "purpose": personal.purpose,
        "kept_months": months_of(personal.keep, on),
        "fields": {field.name: field_words(label, field.name, str(getattr(field, "verbose_name", ""))) for field in fields},
        "rows": [{"id": row.pk, **{field.name: for_machines(row, field) for field in fields}} for row in rows],
    }
