"""Merge fields: ``{nơi sinh hoạt}`` in a text stands for a fact; one without a fact is told, never left blank."""

import re
from collections.abc import Mapping

from chibo.kernel.rulebook import rule
from chibo.kernel.text import canonical, clean
from chibo.platform.papers.missing import missing

FIELD = re.compile(r"\{([^{}\n]{1,60})\}")


def fields_in(text: str) -> list[str]:
    """The names of the fields in a text, each once, in order."""
    return list(dict.fromkeys(clean(name) for name in FIELD.findall(text) if clean(name)))


@rule("DRAFT-01", source="30/2020/NĐ-CP, điều 8 and Phụ lục I; 05-HD/VPTW (2026): obligatory parts of a paper")
def filled(text: str, values: Mapping[str, str]) -> str:
    """Every field whose fact is known gives way to it; every other one is told as missing, in its own name.

    Names are compared without regard to case and to the place of the tone: ``{Địa danh}`` is ``{địa danh}``. An
    empty fact is a missing one. Braces around nothing, or over several lines, are no field and stay.
    """
    known = {canonical(name): value for name, value in values.items()}

    def fact(found: re.Match[str]) -> str:
        name = clean(found.group(1))
        if not name:
            return found.group()
        return known.get(canonical(name), "") or missing(name)

    return FIELD.sub(fact, text)
