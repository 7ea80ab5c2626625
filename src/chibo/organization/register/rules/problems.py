"""What can be wrong with a list, a cell, a row. Codes only; the sentences are in ``choices.py``."""

from dataclasses import dataclass, field
from enum import StrEnum


class Missing(StrEnum):
    """What a readable workbook lacks to be a members' list."""

    NO_TABLE = "no_table"
    NO_PEOPLE = "no_people"


class Severity(StrEnum):
    """An error keeps the whole list out; a warning is shown and accepted by importing."""

    ERROR = "error"
    WARNING = "warning"


class Code(StrEnum):
    """What is wrong with a cell or a row."""

    NAME_MISSING = "name_missing"
    NAME_WITH_DIGITS = "name_with_digits"
    NAME_TOO_LONG = "name_too_long"
    NAME_OF_ONE_WORD = "name_of_one_word"
    NOT_A_DATE = "not_a_date"
    NO_SUCH_DAY = "no_such_day"
    MONTH_BEFORE_DAY = "month_before_day"
    YEAR_OUT_OF_RANGE = "year_out_of_range"
    YEAR_ALONE = "year_alone"
    MONTH_ALONE = "month_alone"
    BIRTH_MISSING = "birth_missing"
    GENDER_UNKNOWN = "gender_unknown"
    GENDER_TWICE = "gender_twice"
    STANDING_UNKNOWN = "standing_unknown"
    STANDING_AGAINST_DATES = "standing_against_dates"
    NO_PARTY_DATES = "no_party_dates"
    SAYS_EXEMPTED = "says_exempted"
    EMAIL_UNCLEAR = "email_unclear"
    POST_UNKNOWN = "post_unknown"
    POST_WITHOUT_UNIT = "post_without_unit"
    POST_TAKEN = "post_taken"
    POST_TWICE_IN_FILE = "post_twice_in_file"
    UNIT_UNKNOWN = "unit_unknown"
    TWICE_IN_FILE = "twice_in_file"
    SAME_NAME_IN_FILE = "same_name_in_file"
    SAME_NAME_KNOWN = "same_name_known"
    SEVERAL_MATCH = "several_match"
    UNCLEAR_WHO = "unclear_who"
    LOOKS_ALIKE = "looks_alike"
    MEMBER_ELSEWHERE = "member_elsewhere"
    CEREMONY_BEFORE_DECISION = "ceremony_before_decision"
    OFFICIAL_BEFORE_CEREMONY = "official_before_ceremony"
    OFFICIAL_BEFORE_DECISION = "official_before_decision"
    IN_THE_FUTURE = "in_the_future"
    BORN_AFTER_ADMISSION = "born_after_admission"
    OFFICIAL_BEFORE_PROBATION_ENDS = "official_before_probation_ends"
    OFFICIAL_AFTER_PROBATION_ENDS = "official_after_probation_ends"
    CEREMONY_LATE = "ceremony_late"
    TOO_YOUNG = "too_young"
    PROBATION_OVERDUE = "probation_overdue"
    NO_LONGER_OFFICIAL = "no_longer_official"


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong, with the cell at fault ("E7") and the header above it."""

    code: Code
    severity: Severity
    cell: str
    header: str
    params: dict[str, str] = field(default_factory=dict)
