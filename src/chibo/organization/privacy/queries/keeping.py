"""How long each kind of record is kept, as declared and as the rule packs say."""

import datetime as dt
from dataclasses import dataclass

from chibo.kernel.personal import LEAVING, Blank, Keep
from chibo.organization.privacy.choices import (
    Purpose,
    domain_words,
    domains_in_order,
    kind_words,
    words_of_emptied,
)
from chibo.organization.privacy.queries.declared import declared, label_of, meta_of, said
from chibo.organization.privacy.queries.purposes import months_of


@dataclass(frozen=True)
class KeepingLine:
    """One kind: for what, how long (0 for good), what happens then."""

    words: str
    purpose: Purpose
    months: int
    after_leaving: bool
    emptied: tuple[str, ...]
    domain: str = ""


def keeping_lines(on: dt.date) -> list[KeepingLine]:
    """Every kind that holds something on people, those that end first."""
    found = []
    for one in declared():
        personal = said(one)
        if personal is None:
            continue
        label = label_of(one)
        months = 0 if isinstance(personal.at_end, Keep) else months_of(personal.keep, on)
        emptied = personal.at_end.fields if isinstance(personal.at_end, Blank) else ()
        found.append(
            KeepingLine(
                kind_words(label, str(meta_of(one).verbose_name)), Purpose(personal.purpose), months,
                personal.since == LEAVING, words_of_emptied(label, emptied), domain_words(label),
            )
        )
    return sorted(found, key=lambda line: (not line.months, line.months, line.words))


def keeping_by_domain(on: dt.date) -> list[tuple[str, list[KeepingLine]]]:
    """The same by part of the house."""
    lines = keeping_lines(on)
    parts = [(words, [line for line in lines if line.domain == words]) for words in domains_in_order()]
    return [part for part in parts if part[1]]
