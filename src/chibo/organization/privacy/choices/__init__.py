"""The words of privacy: purposes, states, what kinds of record and fields are called."""

from chibo.organization.privacy.choices.domains import domain_words, domains_in_order
from chibo.organization.privacy.choices.fields import field_words, words_of_emptied
from chibo.organization.privacy.choices.kinds import kind_words
from chibo.organization.privacy.choices.states import (
    CONSENTED,
    Basis,
    CorrectionState,
    Looked,
    Purpose,
    RunState,
    Way,
)

__all__ = [
    "CONSENTED",
    "Basis",
    "CorrectionState",
    "Looked",
    "Purpose",
    "RunState",
    "Way",
    "domain_words",
    "domains_in_order",
    "field_words",
    "kind_words",
    "words_of_emptied",
]
