"""The kinds of paper of both systems: what each asks for, who may issue it, how it is composed."""

from chibo.platform.papers.kinds.body import blocks_of
from chibo.platform.papers.kinds.composing import (
    as_draft,
    compose_facts,
    compose_letter,
    letter_facts,
    with_code,
)
from chibo.platform.papers.kinds.fields import Field, Form, Shape
from chibo.platform.papers.kinds.letterhead import AnnexPart, BodyPart, LetterFacts, Letterhead, Signer
from chibo.platform.papers.kinds.registry import Kind, authorities_for, defaults, kind_of, kinds_for
from chibo.platform.papers.missing import missing, missing_in
from chibo.platform.papers.rules.issuing import SYSTEM_OF, Body

__all__ = [
    "AnnexPart", "Body", "BodyPart", "Field", "Form", "Kind", "LetterFacts", "Letterhead", "SYSTEM_OF", "Shape", "Signer",
    "as_draft", "authorities_for", "blocks_of", "compose_facts", "compose_letter", "defaults", "kind_of", "kinds_for",
    "letter_facts", "missing", "missing_in", "with_code",
]
