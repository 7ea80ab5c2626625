"""What data are used for and on which basis, as the rule packs say."""

import datetime as dt
from dataclasses import dataclass

from chibo.organization.privacy.choices import Basis, Purpose
from chibo.platform.rulebook.queries import rules_on


@dataclass(frozen=True)
class PurposeLine:
    """One purpose with its basis and the document that gives it."""

    purpose: Purpose
    basis: Basis
    cite: str


def purposes_on(day: dt.date) -> dict[Purpose, PurposeLine]:
    """All purposes of the day, in the order of the pack."""
    rows = rules_on(day).table("privacy.purposes")
    lines = (PurposeLine(Purpose(row["id"]), Basis(row["basis"]), str(row["cite"])) for row in rows)
    return {line.purpose: line for line in lines}


def months_of(keep: str, day: dt.date) -> int:
    """How many months a retention class is kept; 0 is for good."""
    return rules_on(day).integer(f"retention.{keep}")
