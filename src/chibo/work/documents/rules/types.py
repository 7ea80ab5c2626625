"""The signs of types: which kind of paper a sign stands for, in each system."""

from chibo.kernel.rulebook import rule
from chibo.platform.papers.rules.numbering import is_party_number

PARTY_CODES = {
    "NQ": "resolution", "QĐ": "decision", "KL": "conclusion", "QC": "rules", "QyĐ": "regulation", "CT": "directive",
    "TTri": "party_circ", "HD": "guidance", "TB": "notice", "BC": "report", "KH": "plan", "CTr": "programme",
    "ĐA": "scheme", "PA": "option", "TTr": "proposal", "CV": "letter", "BB": "minutes", "GM": "invitation",
    "GGT": "introduction",
}  # fmt: skip
"""The kind by the code of a Party type, by the values of ``choices.DocumentKind``."""

STATE_CODES = {
    **{code: kind for code, kind in PARTY_CODES.items() if code not in ("TTri", "KL")},
    "NĐ": "decree", "TT": "circular", "L": "law", "DA": "project", "CĐ": "telegram",
}  # fmt: skip
"""The same for the State's types; those that only the Party has are left out."""

_CODES = {"party": PARTY_CODES, "state": STATE_CODES}


def type_code_of(kind: str, system: str) -> str:
    """The sign of a kind in a system: "NQ" for a resolution; nothing where the system has no such type."""
    return next((code for code, name in _CODES.get(system, STATE_CODES).items() if name == kind), "")


def kind_of_code(code: str, system: str) -> str:
    """The kind that a sign stands for; "other" for a sign that is not known."""
    return _CODES.get(system, STATE_CODES).get(code, "other")


@rule("DOC-05", source="36-HD/VPTW (03/4/2018), 1.3; Nghị định 30/2020/NĐ-CP, Phụ lục I")
def system_of(number: str, issuer: str) -> str:
    """A paper belongs to the Party or to the State as its number is written: "50-CT/TW" with a hyphen, "30/2020/NĐ-CP"
    with a slash. Without a number of either kind a body of the Party in the name of the issuer decides; all else is
    the State's.
    """
    hyphen = is_party_number(number)
    if hyphen is not None:
        return "party" if hyphen else "state"
    words = issuer.lower()
    of_the_party = ("đảng", "chi bộ", "ban bí thư", "bộ chính trị", "trung ương", "cấp ủy", "cấp uỷ", "tỉnh ủy", "thành ủy")
    return "party" if any(word in words for word in of_the_party) else "state"
