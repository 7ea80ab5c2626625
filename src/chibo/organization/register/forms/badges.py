"""What is typed about an early badge."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from chibo.kernel.wording import day_numbers
from chibo.web.fields import DayField


class EarlyBadgeForm(forms.Form):
    """The decision behind it. There is no field for the reason: illness is not written down here."""

    years = forms.TypedChoiceField(label=_("Badge"), coerce=int)
    award_on = DayField(
        label=_("Badge given on"), help_text=_("The day it is handed over; it need not be one of the four days.")
    )
    issuer = forms.CharField(label=_("Issuer"), max_length=100)
    number = forms.CharField(label=_("Symbol and number"), max_length=60)
    decided_on = DayField(label=_("Decided on"))

    def __init__(self, *args: Any, years: Iterable[int], **options: Any) -> None:
        super().__init__(*args, **options)
        choices = [(str(number), _("%(years)s years") % {"years": number}) for number in years]
        self.fields["years"].choices = choices  # type: ignore[attr-defined]

    @property
    def decision(self) -> str:
        """As it is cited: issuer, symbol, number and date together."""
        data = self.cleaned_data
        return f"{data['number']} ngày {day_numbers(data['decided_on'])} của {data['issuer']}"
