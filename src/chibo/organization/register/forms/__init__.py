"""What is typed on the pages of the register. Days are read leniently; a birth may be a year alone."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from chibo.organization.membership.choices import EndReason, LeaveKind, Standing
from chibo.organization.people.choices import Gender
from chibo.organization.register.forms.elections import ElectionForm
from chibo.organization.register.forms.posts import DelegationForm, MandateForm, TakeBackForm
from chibo.organization.register.forms.units import (
    EndUnitForm,
    MoveUnitForm,
    NewUnitForm,
    RenameUnitForm,
    SplitUnitForm,
    TermForm,
    UnitForm,
)
from chibo.organization.register.rules.rows import YOUNGEST_MEMBER
from chibo.platform.files.forms import UploadForm
from chibo.platform.workbooks.rules.dates import read_day
from chibo.web.fields import DayField

__all__ = [
    "DelegationForm",
    "ElectionForm",
    "EndUnitForm",
    "MandateForm",
    "MoveUnitForm",
    "NewUnitForm",
    "RenameUnitForm",
    "SplitUnitForm",
    "TakeBackForm",
    "TermForm",
    "UnitForm",
]
"""From the other files of this room; what concerns people and members stands here."""

Choices = Iterable[tuple[Any, Any]]


class BirthField(forms.CharField):
    """A day or a year. Cleans to (day or None, year or None)."""

    default_error_messages = {"unclear": _("Write the day as 14/03/1985, or the year alone.")}

    def clean(self, value: Any) -> Any:
        """Reads the same ways of writing as the importer."""
        text = super().clean(value)
        read = read_day(text, today=timezone.localdate(), youngest=YOUNGEST_MEMBER)
        if read.problem:
            raise forms.ValidationError(self.error_messages["unclear"], code="unclear")
        return read.day, read.year


class PersonForm(forms.Form):
    """A person. Addresses are asked only from who may see them."""

    full_name = forms.CharField(label=_("Full name"), max_length=120)
    gender = forms.ChoiceField(label=_("Gender"), choices=[("", "–"), *Gender.choices], required=False)
    birth = BirthField(
        label=_("Date of birth"), required=False, help_text=_("Day/month/year, or the year alone.")
    )
    email = forms.EmailField(label=_("E-mail"), required=False)
    phone = forms.CharField(label=_("Phone"), max_length=30, required=False)

    def __init__(self, *args: Any, contact: bool = True, **options: Any) -> None:
        super().__init__(*args, **options)
        if not contact:
            del self.fields["email"], self.fields["phone"]

    def facts(self) -> dict[str, Any]:
        """As the service takes them."""
        facts = {name: value for name, value in self.cleaned_data.items() if name != "birth"}
        facts["birth_date"], facts["birth_year"] = self.cleaned_data["birth"]
        return facts


class NewMemberForm(PersonForm):
    """A person who comes to the cell."""

    standing = forms.ChoiceField(label=_("Standing"), choices=Standing.choices)
    on = DayField(label=_("In this cell since"), initial=timezone.localdate)
    decision = forms.CharField(
        label=_("Decision or letter of introduction"), max_length=200, required=False,
        help_text=_("Issuer, number and date, for example QĐ số 12-QĐ/ĐU ngày 05/5/2026."),
    )  # fmt: skip

    field_order = ["full_name", "gender", "birth", "standing", "on", "decision"]


class PartyDatesForm(forms.Form):
    """The two clocks of a member."""

    admission_decision_on = DayField(
        label=_("Date of the admission decision"), required=False, help_text=_("Party age counts from this day.")
    )
    admission_decision = forms.CharField(label=_("Admission decision"), max_length=120, required=False)
    ceremony_on = DayField(
        label=_("Admission ceremony"), required=False,
        help_text=_("The twelve months of probation count from this day."),
    )  # fmt: skip
    official_on = DayField(
        label=_("Official since"), required=False,
        help_text=_("Ceremony + 12 months, even when the decision came later."),
    )  # fmt: skip


class StandingForm(forms.Form):
    """A new standing from a day on."""

    standing = forms.ChoiceField(label=_("New standing"), choices=Standing.choices)
    on = DayField(label=_("From"), initial=timezone.localdate)
    decision = forms.CharField(label=_("Decision"), max_length=200, required=False)


class LeaveForm(forms.Form):
    """Exempted, temporarily away, suspended."""

    kind = forms.ChoiceField(label=_("Kind"), choices=LeaveKind.choices)
    on = DayField(label=_("From"), initial=timezone.localdate)
    back_on = DayField(label=_("Back on"), required=False, help_text=_("The first day of being expected again."))
    reason = forms.CharField(
        label=_("Reason"), max_length=200, required=False, help_text=_("In a few words; never write an illness here.")
    )
    decision = forms.CharField(label=_("Decision"), max_length=200, required=False)


class EndForm(forms.Form):
    """The end of something that holds."""

    on = DayField(label=_("From this day it no longer holds"), initial=timezone.localdate)
    decision = forms.CharField(label=_("Decision"), max_length=200, required=False)


class EndMembershipForm(EndForm):
    """The end of a membership, with its reason."""

    reason = forms.ChoiceField(
        label=_("Reason"),
        choices=[choice for choice in EndReason.choices if choice[0] != EndReason.STANDING_CHANGED],
    )
    field_order = ["reason", "on", "decision"]


class HelperForm(forms.Form):
    """Who helps a probationary member."""

    helper = forms.TypedChoiceField(
        label=_("Helper"), coerce=int, empty_value=None, required=False,
        widget=forms.Select(attrs={"data-combobox": ""}),
    )  # fmt: skip

    def __init__(self, *args: Any, people: Choices, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["helper"].choices = [("", _("nobody yet")), *people]  # type: ignore[attr-defined]


class CodeForm(forms.Form):
    """How somebody is called who signs in with a code on paper for the first time."""

    login = forms.SlugField(
        label=_("Login"), max_length=60, help_text=_("Small letters, digits, hyphen; for example hoa-nm.")
    )


class LoginForm(forms.Form):
    """A login for a person; the first password is changed at the first sign-in."""

    login = forms.SlugField(
        label=_("Login"), max_length=60, help_text=_("Small letters, digits, hyphen; for example hoa-nm.")
    )
    password = forms.CharField(
        label=_("First password"), widget=forms.TextInput(attrs={"autocomplete": "off"}),
        help_text=_("Tell it in person. It must be changed at the first sign-in."),
    )  # fmt: skip


class ListFileForm(UploadForm):
    """A members' list as a workbook; it is read and forgotten."""

    keeps_the_file = False

    file = forms.FileField(label=_("Members' list (.xlsx)"))
    on = DayField(
        label=_("The list holds from"), initial=timezone.localdate,
        help_text=_("New memberships and posts are dated from this day."),
    )  # fmt: skip

    def clean_on(self) -> dt.date:
        """A list cannot be of tomorrow."""
        on: dt.date = self.cleaned_data["on"]
        if on > timezone.localdate():
            raise forms.ValidationError(_("A list cannot be of a day to come."))
        return on
