"""The words of the register: states of a preview, and a sentence for everything a list can get wrong."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from chibo.organization.membership.choices import LeaveKind
from chibo.organization.register.rules.headers import Column
from chibo.organization.register.rules.judging import Verdict
from chibo.organization.register.rules.problems import Code, Missing


class ImportState(models.TextChoices):
    """Where a read list stands."""

    PREVIEWED = "previewed", _("Waiting for a decision")
    ORDERED = "ordered", _("Being imported")
    IMPORTED = "imported", _("Imported")
    DISCARDED = "discarded", _("Put aside")


LEAVE_WORDS: dict[str, Any] = {
    LeaveKind.EXEMPTED: _("exempted"),
    LeaveKind.AWAY: _("with another cell"),
    LeaveKind.SUSPENDED: _("suspended"),
}
"""Leaves in one or two words, for a list."""

VERDICTS: dict[str, Any] = {
    Verdict.NEW: _("New"),
    Verdict.SAME: _("Unchanged"),
    Verdict.CHANGED: _("Changed"),
    Verdict.WARNING: _("To check"),
    Verdict.ERROR: _("Error"),
}

FIELDS: dict[str, Any] = {
    "full_name": _("Full name"),
    "gender": _("Gender"),
    "birth": _("Date of birth"),
    "email": _("E-mail"),
    "phone": _("Phone"),
    "decision": _("Admission decision"),
    "decision_on": _("Date of the admission decision"),
    "ceremony_on": _("Admission ceremony"),
    "official_on": _("Official since"),
    "standing": _("Standing"),
    "post": _("Post"),
}
"""Fields in which a row may differ from the register."""

COLUMNS: dict[str, Any] = {
    Column.INDEX: _("Number in the list"),
    Column.FULL_NAME: _("Full name"),
    Column.FAMILY_NAME: _("Family and middle name"),
    Column.GIVEN_NAME: _("Given name"),
    Column.BIRTH: _("Date of birth"),
    Column.BIRTH_MALE: _("Date of birth (men)"),
    Column.BIRTH_FEMALE: _("Date of birth (women)"),
    Column.GENDER: _("Gender"),
    Column.MALE: _("Gender (men)"),
    Column.FEMALE: _("Gender (women)"),
    Column.DECISION_ON: _("Date of the admission decision"),
    Column.DECISION: _("Admission decision"),
    Column.CEREMONY_ON: _("Admission ceremony"),
    Column.OFFICIAL_ON: _("Official since"),
    Column.STANDING: _("Standing"),
    Column.PARTY_POST: _("Party post"),
    Column.STATE_POST: _("State post"),
    Column.MASS_POST: _("Post in a mass organisation"),
    Column.POST: _("Post"),
    Column.UNIT: _("Division"),
    Column.EMAIL: _("E-mail"),
    Column.PHONE: _("Phone"),
    Column.NOTE: _("Note (read for “probationary” and “exempted” only)"),
}
"""What a column of the list is taken for."""

SENTENCES: dict[str, Any] = {
    Code.NAME_MISSING: _("The name is missing. Write it, or delete the row if nobody is meant."),
    Code.NAME_WITH_DIGITS: _("“%(name)s” is not a name: it contains digits."),
    Code.NAME_TOO_LONG: _("The name is longer than 120 letters. Check whether two cells were merged."),
    Code.NAME_OF_ONE_WORD: _(
        "The name “%(name)s” has one word only. Check whether the family name is "
        "missing."
    ),
    Code.NOT_A_DATE: _("“%(value)s” is not a date. Write it as day/month/year, for example 19/05/2015."),
    Code.NO_SUCH_DAY: _("There is no such day: %(value)s. Check day and month."),
    Code.MONTH_BEFORE_DAY: _(
        "%(value)s seems to be written month first. Write the day first: "
        "day/month/year."
    ),
    Code.YEAR_OUT_OF_RANGE: _("The year in “%(value)s” cannot be right."),
    Code.YEAR_ALONE: _("Only the year is given (%(value)s). A clock needs the day; this date stays empty."),
    Code.MONTH_ALONE: _("Only the month is given (%(value)s). The day stays empty until it is known."),
    Code.BIRTH_MISSING: _("The date of birth is missing: people with the same name cannot be told apart."),
    Code.GENDER_UNKNOWN: _("“%(value)s” is neither “Nam” nor “Nữ”; the gender stays empty."),
    Code.GENDER_TWICE: _("Both “Nam” and “Nữ” are marked. Keep one mark."),
    Code.STANDING_UNKNOWN: _(
        "“%(value)s” is no standing that is known here (official, probationary, "
        "temporary)."
    ),
    Code.STANDING_AGAINST_DATES: _("The standing does not agree with the dates on the same row."),
    Code.NO_PARTY_DATES: _(
        "No Party date and no standing: taken as an official member. Add the dates "
        "later."
    ),
    Code.SAYS_EXEMPTED: _(
        "The list says that the comrade is exempted. Enter the exemption with its dates on the person's page "
        "after importing."
    ),
    Code.EMAIL_UNCLEAR: _("“%(value)s” is not an e-mail address; it is left out."),
    Code.POST_UNKNOWN: _("The post “%(value)s” is not understood and is left out. It can be given by hand."),
    Code.POST_WITHOUT_UNIT: _("There is no unit here for the post “%(value)s”; it is left out."),
    Code.POST_TAKEN: _(
        "%(holder)s is secretary of this cell. End that mandate first, or correct the list."
    ),
    Code.POST_TWICE_IN_FILE: _("Row %(row)s names a secretary too. A cell has one."),
    Code.UNIT_UNKNOWN: _(
        "The division “%(value)s” is not known here; the post is given in the office "
        "itself."
    ),
    Code.TWICE_IN_FILE: _("The same person stands on row %(row)s. Keep one of the two rows."),
    Code.SAME_NAME_IN_FILE: _("The same name as on row %(row)s, with another birth: taken as two people."),
    Code.SAME_NAME_KNOWN: _(
        "Somebody with this name is known, born %(birth)s: taken as another person. If it is the same one, "
        "correct the date first and read the list again."
    ),
    Code.SEVERAL_MATCH: _("Several people here fit this row. Add the full date of birth."),
    Code.LOOKS_ALIKE: _(
        "May be %(name)s (%(born)s), who is known here. Say whether it is the same person; without an answer a new "
        "person is entered."
    ),
    Code.UNCLEAR_WHO: _("It is not clear who is meant. Add the full date of birth."),
    Code.MEMBER_ELSEWHERE: _(
        "The comrade is a member of %(cell_name)s. End that membership first, or mark "
        "the comrade as temporary."
    ),
    Code.CEREMONY_BEFORE_DECISION: _("The ceremony lies before the admission decision."),
    Code.OFFICIAL_BEFORE_CEREMONY: _("The official day lies before the admission ceremony."),
    Code.OFFICIAL_BEFORE_DECISION: _("The official day lies before the admission decision."),
    Code.IN_THE_FUTURE: _("One of the dates lies in the future."),
    Code.BORN_AFTER_ADMISSION: _("The admission lies before the birth."),
    Code.OFFICIAL_BEFORE_PROBATION_ENDS: _("Official before the twelve months of probation were over."),
    Code.OFFICIAL_AFTER_PROBATION_ENDS: _(
        "Official later than twelve months after the ceremony: by the Charter the day is "
        "ceremony + 12 months."
    ),
    Code.CEREMONY_LATE: _("The ceremony was more than 30 working days after the decision."),
    Code.TOO_YOUNG: _("Admitted before the age of 18."),
    Code.PROBATION_OVERDUE: _("The probation is over, but no official day is given."),
    Code.NO_LONGER_OFFICIAL: _("An official member cannot become probationary again."),
}

REFUSALS: dict[str, Any] = {
    Missing.NO_TABLE: _(
        "No members' list was found (sheets: %(sheets)s). Nothing was read. A row of "
        "headings is needed, with "
        "“Họ và tên” and at least one of “Ngày sinh”, “Ngày vào Đảng”, “Chính thức”, “Chức vụ”."
    ),
    Missing.NO_PEOPLE: _(
        "Under the headings of the sheet “%(sheet)s” stands nobody. Nothing was read; check the file."
    ),
}
"""Why a file was not read, and what to do."""


DEEDS: dict[str, Any] = {
    "people.person.added": _("entered the person"),
    "people.person.corrected": _("corrected the personal data"),
    "people.people.merged": _("made one person of two entries"),
    "people.merge.undone": _("undid that two entries became one"),
    "people.login.opened": _("opened a login"),
    "people.code.handed_out": _("handed out a code on paper"),
    "membership.dates.set": _("set the Party dates"),
    "membership.badge.given_early": _("recorded an early badge"),
    "membership.membership.began": _("recorded the beginning of a membership"),
    "membership.membership.ended": _("recorded the end of a membership"),
    "membership.standing.changed": _("recorded a new standing"),
    "membership.helper.assigned": _("assigned a helper"),
    "membership.leave.granted": _("recorded a leave"),
    "membership.leave.ended": _("recorded the end of a leave"),
    "membership.transfer.begun": _("began a transfer"),
    "membership.transfer.handed_over": _("recorded the hand-over"),
    "membership.transfer.accepted": _("took the comrade in"),
    "membership.transfer.returned": _("recorded the return"),
    "membership.transfer.cancelled": _("cancelled a transfer"),
    "mandates.mandate.given": _("recorded a post"),
    "mandates.mandate.ended": _("recorded the end of a post"),
    "mandates.mandate.corrected": _("corrected how a post is written"),
    "mandates.election.recorded": _("recorded an election"),
    "mandates.post.delegated": _("delegated a post"),
    "mandates.delegation.revoked": _("took back a delegation"),
}
"""Lines of the trail in words, as the history on a person's page says them."""

ELECTION_DOUBTS = {
    "no_quorum": _("Fewer than the share that makes a congress valid were present."),
    "too_few_votes": _("Somebody is elected with no more than half of the members summoned."),
    "committee_too_large": _("The committee has more members than the rules allow."),
    "too_small_for_a_committee": _("A cell of this size elects a secretary, not a committee."),
    "committee_missing": _("A cell of this size elects a committee; no committee member is written down."),
    "too_many_candidates": _("The list of candidates exceeds the seats by more than the rules allow."),
    "secretary_missing": _("No secretary is written down; after three rounds the superior committee appoints one."),
}
"""What in the minutes of an election does not fit the rules; see the rules ELECT-01 to ELECT-04."""
