"""What these pages ask."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from chibo.organization.units.queries import UnitCard


class EmergencyForm(forms.Form):
    """Which cell, why, for how long."""

    unit = forms.TypedChoiceField(label=_("Party cell"), coerce=int)
    reason = forms.CharField(
        label=_("Reason"), max_length=300, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("What has happened and what must be looked at. The secretary and the deputy read it at once."),
    )  # fmt: skip
    hours = forms.IntegerField(label=_("Hours"), min_value=1, help_text=_("It ends by itself."))

    def __init__(self, cells: list[UnitCard], *, usual: int, longest: int, data: Any = None) -> None:
        super().__init__(data)
        self.fields["unit"].choices = [("", "")] + [(cell.pk, cell.name) for cell in cells]  # type: ignore[attr-defined]
        hours = self.fields["hours"]
        hours.initial = usual
        hours.widget.attrs["max"] = longest


class PublishForm(forms.Form):
    """On which ground the cell publishes its roll-ups."""

    ground = forms.CharField(
        label=_("Ground"), max_length=200, help_text=_("For example the meeting that decided it.")
    )
