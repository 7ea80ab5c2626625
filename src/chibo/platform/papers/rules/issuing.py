"""Which kinds of paper a body may issue."""

from collections.abc import Collection
from enum import StrEnum

from chibo.kernel.rulebook import Numbers, rule
from chibo.platform.papers.rules.system import System


class Body(StrEnum):
    """Who issues a paper."""

    CELL = "cell"
    CELL_CONGRESS = "cell_congress"
    PARTY_COMMITTEE = "party_committee"
    STATE_BODY = "state_body"


SYSTEM_OF = {
    Body.CELL: System.PARTY,
    Body.CELL_CONGRESS: System.PARTY,
    Body.PARTY_COMMITTEE: System.PARTY,
    Body.STATE_BODY: System.STATE,
}
"""A Party body never issues State papers, nor the other way round."""
_KEYS = {
    Body.CELL: "documents.types_cell",
    Body.CELL_CONGRESS: "documents.types_congress",
    Body.PARTY_COMMITTEE: "documents.types_committee",
    Body.STATE_BODY: "state_documents.types_issued",
}


@rule("PAPER-49", source="399-QĐ/TW (09/01/2026), điều 11, điều 13; 30/2020/NĐ-CP (05/3/2020), điều 7")
def may_issue(body: Body, code: str, numbers: Numbers) -> bool:
    """A body issues the kinds that its system gives it: a cell no regulations, guidance, directives or circulars.

    A cell's congress issues resolutions, working rules, programmes, letters and minutes.
    """
    return code in types_of(body, numbers)


def types_of(body: Body, numbers: Numbers) -> Collection[str]:
    """The codes of the kinds that a body may issue, in the order of the document."""
    return tuple(str(code) for code in numbers.table(_KEYS[body]))
