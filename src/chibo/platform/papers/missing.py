"""What a paper still lacks: shown in red and in brackets, never blank."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from chibo.platform.papers.content import PaperContent

OPEN, CLOSE = "\u27e6", "\u27e7"
"""They stand around the name of what is missing, inside any text of the tree; renderers print red brackets."""

MISSING = re.compile(f"{OPEN}([^{CLOSE}]*){CLOSE}")


def missing(name: str) -> str:
    """The place of something that is not there yet: "[trích yếu]" in red."""
    return f"{OPEN}{name}{CLOSE}"


def missing_in(content: PaperContent) -> tuple[str, ...]:
    """What the paper lacks, in reading order, each once. Such a paper is not issued."""
    found = (name for text in every_text(content) for name in MISSING.findall(text))
    return tuple(dict.fromkeys(found))


def bracketed(text: str) -> str:
    """The text as plain text shows it."""
    return MISSING.sub(r"[\1]", text) if OPEN in text else text


def every_text(value: Any) -> Iterator[str]:
    """Every text of a tree of frozen dataclasses, in the order of their fields."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from every_text(item)
    elif is_dataclass(value):
        for field in fields(value):
            yield from every_text(getattr(value, field.name))
