"""What the first hour asks, on one page a step."""

import datetime as dt
from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chibo.kernel.text import fold

DAYS = ["%d/%m/%Y", "%d/%m/%y", "%d-%m-%Y", "%Y-%m-%d"]


def day_field(label: Any, **options: Any) -> forms.DateField:
    """A day as people type it."""
    widget = forms.TextInput(attrs={"data-date": "", "inputmode": "numeric", "placeholder": "dd/mm/yyyy"})
    return forms.DateField(label=label, input_formats=DAYS, widget=widget, **options)


def whole_name(name: str, beginning: str) -> str:
    """The name, unless only its beginning was left as it stood in the field."""
    if fold(name) == fold(beginning):
        raise forms.ValidationError(_("Write the whole name, as it stands on papers."))
    return name


class AdministratorForm(forms.Form):
    """The first account: who sets up."""

    name = forms.CharField(label=gettext_lazy("Your full name"), max_length=120)
    login = forms.SlugField(
        label=gettext_lazy("Login"), max_length=60, help_text=gettext_lazy("Letters without marks, for example minhhoa."),
        error_messages={"invalid": gettext_lazy("Only letters without marks, digits and hyphens, no blanks.")},
    )
    password = forms.CharField(
        label=gettext_lazy("Password"), widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=gettext_lazy("At least 8 characters; a short sentence is easy to remember."),
    )

    def clean_password(self) -> str:
        """Not a password that everybody guesses."""
        password = str(self.cleaned_data["password"])
        validate_password(password)
        return password


class CellForm(forms.Form):
    """The cell, what stands above it, what it leads, its term and its day."""

    name = forms.CharField(
        label=gettext_lazy("Name of the cell"), max_length=200, initial="Chi bộ ",
        help_text=gettext_lazy("As it stands on papers, for example Chi bộ Sở Ngoại vụ."),
    )
    superior = forms.CharField(
        label=gettext_lazy("Superior Party organisation"), max_length=200, initial="Đảng bộ ",
        help_text=gettext_lazy("Printed above the cell's name, for example Đảng bộ UBND tỉnh Phú Thọ."),
    )
    office = forms.CharField(
        label=gettext_lazy("Office that the cell leads"), max_length=200, required=False,
        help_text=gettext_lazy("For example Sở Ngoại vụ; leave empty for a cell of a neighbourhood."),
    )
    place_name = forms.CharField(
        label=gettext_lazy("Place in the date line"), max_length=80,
        help_text=gettext_lazy("For example Phú Thọ: “Phú Thọ, ngày 05 tháng 11 năm 2026”."),
    )
    symbol = forms.CharField(
        label=gettext_lazy("Sign in numbers"), max_length=20, initial="CB",
        help_text=gettext_lazy("05-NQ/CB; the superior committee may ask for another one."),
    )
    ordinal = forms.CharField(label=gettext_lazy("Congress number"), max_length=10, initial="III")
    label = forms.CharField(label=gettext_lazy("Term"), max_length=20, initial="2025–2030")
    congress_on = day_field(gettext_lazy("Day of the congress"))
    meeting_day = forms.IntegerField(
        label=gettext_lazy("Day of the month on which the cell meets"), min_value=1, max_value=31, initial=5
    )
    meeting_time = forms.TimeField(label=gettext_lazy("Hour"), initial="08:00", input_formats=["%H:%M", "%Hh%M", "%H"])
    meeting_place = forms.CharField(label=gettext_lazy("Room"), max_length=200, required=False)

    def clean_name(self) -> str:
        """“Chi bộ” alone is only the beginning of a name."""
        return whole_name(self.cleaned_data["name"], "Chi bộ")

    def clean_superior(self) -> str:
        """“Đảng bộ” alone is only the beginning of a name."""
        return whole_name(self.cleaned_data["superior"], "Đảng bộ")

    def clean_congress_on(self) -> dt.date:
        """Numbers run from the congress on; it has been held."""
        day: dt.date = self.cleaned_data["congress_on"]
        if day.year < 1930:
            raise forms.ValidationError(_("Check the year of the congress."))
        if day > timezone.localdate():
            raise forms.ValidationError(_("This day is still to come. Enter the day of the last congress."))
        return day


class OfficersForm(forms.Form):
    """Who leads the cell."""

    secretary = forms.CharField(label=gettext_lazy("Secretary"), max_length=120)
    am_secretary = forms.BooleanField(
        label=gettext_lazy("I am the secretary: my login is the secretary's"), required=False, initial=True
    )
    deputy = forms.CharField(label=gettext_lazy("Deputy secretary"), max_length=120, required=False)
    members = forms.CharField(
        label=gettext_lazy("Other committee members, a line each"), required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
