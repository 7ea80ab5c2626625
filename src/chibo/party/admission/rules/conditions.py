"""Who may be admitted, who may introduce, how long a certificate is worth something."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Self

from chibo.kernel.days import WorkCalendar, months_between, months_later, workdays_later
from chibo.kernel.rulebook import Numbers, rule


@dataclass(frozen=True)
class AdmissionTerms:
    """The numbers of the packs in force."""

    age_from: int
    age_to: int
    certificate_years: int
    months_together: int
    readmission_months: int
    profile_workdays: int
    work: WorkCalendar

    @classmethod
    def under(cls, numbers: Numbers) -> Self:
        """The numbers of the packs in force."""
        return cls(
            age_from=numbers.integer("membership.admission_age_from"),
            age_to=numbers.integer("membership.admission_age_to"),
            certificate_years=numbers.integer("admission.certificate_years"),
            months_together=numbers.integer("admission.introducer_months_together"),
            readmission_months=numbers.integer("admission.readmission_months"),
            profile_workdays=numbers.integer("admission.profile_within_workdays"),
            work=WorkCalendar.under(numbers),
        )


class Age(StrEnum):
    """What the age says about an admission."""

    FITS = "fits"
    TOO_YOUNG = "too_young"
    TOO_OLD = "too_old"
    UNKNOWN = "unknown"


@rule("ADM-01", source="Điều lệ Đảng, điều 1; 232-QĐ/TW (20/01/2025); 208-QĐ/TW (26/7/2026)")
def admission_age(born_on: dt.date | None, on: dt.date, terms: AdmissionTerms) -> Age:
    """Who is admitted is 18 to 60 years old, counted in months, on the day on which the cell considers it.

    Counted in months: in the month of the 18th birthday one is old enough, in the month of the 60th not yet too
    old. Above 60 a provincial committee decides, so the program says so and refuses nothing. Without a known
    day of birth nothing is said.
    """
    if born_on is None:
        return Age.UNKNOWN
    months = (on.year - born_on.year) * 12 + on.month - born_on.month
    if months < terms.age_from * 12:
        return Age.TOO_YOUNG
    return Age.TOO_OLD if months > terms.age_to * 12 else Age.FITS


@rule("ADM-02", source="Hướng dẫn công tác đảng viên của Ban Tổ chức Trung ương; to be confirmed")
def certificate_holds_until(certified_on: dt.date, terms: AdmissionTerms) -> dt.date:
    """The certificate of the course on the Party is worth something for 5 years from its day.

    The day returned is the last one. The cell's vote must not be later.
    """
    return months_later(certified_on, 12 * terms.certificate_years) - dt.timedelta(days=1)


@rule("ADM-03", source="Điều lệ Đảng, điều 4; Hướng dẫn công tác đảng viên của Ban Tổ chức Trung ương")
def may_introduce(*, official: bool, together_since: dt.date, on: dt.date, terms: AdmissionTerms) -> bool:
    """An introducer is an official member who has worked with the applicant for at least 12 months.

    Twelve months on the day are enough.
    """
    return official and months_between(together_since, on) >= terms.months_together


class Introducer(StrEnum):
    """Who vouches for an applicant."""

    MEMBER = "member"
    YOUTH_UNION = "youth_union"
    TRADE_UNION = "trade_union"


@rule("ADM-04", source="Điều lệ Đảng, điều 4; mẫu 3-KNĐ, 3A-KNĐ, 4-KNĐ")
def introduced(introducers: Sequence[Introducer]) -> bool:
    """An applicant is introduced by two official members, or by one together with the youth union.

    The trade union of the unit stands for the youth union where there is one. Two organisations without any
    member are not enough.
    """
    members = sum(one is Introducer.MEMBER for one in introducers)
    return members >= 2 or (members == 1 and any(one is not Introducer.MEMBER for one in introducers))


@rule("ADM-05", source="232-QĐ/TW (20/01/2025); 208-QĐ/TW (26/7/2026)")
def may_be_admitted_again(left_on: dt.date | None, on: dt.date, terms: AdmissionTerms) -> bool:
    """Who left the Party is considered again after at least 36 months.

    Thirty-six months on the day are enough. Who never was a member is not concerned. The 60 months after a
    cleared minor criminal record are judged by the committee: no such record is kept here.
    """
    return left_on is None or months_between(left_on, on) >= terms.readmission_months


@rule("ADM-06", source="HD 12-HD/BTCTW (18/01/2022), 2.2; to be confirmed")
def profile_due(ceremony_on: dt.date, terms: AdmissionTerms) -> dt.date:
    """The new member writes the member's papers within 30 working days of the ceremony."""
    return workdays_later(ceremony_on, terms.profile_workdays, terms.work)
