"""One answer of the doctor."""

from dataclasses import dataclass
from enum import StrEnum


class Grade(StrEnum):
    """How serious a finding is."""

    GOOD = "good"
    WARNING = "warning"
    BAD = "bad"


@dataclass(frozen=True)
class Finding:
    """One answer."""

    what: str
    grade: Grade
    words: str
