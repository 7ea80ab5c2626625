import datetime as dt
from fractions import Fraction
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chibo.platform.rulebook.packs import Key
from chibo.platform.rulebook.shapes import TableFault, read_table, write_table
from chibo.platform.rulebook.words import reading
from chibo.web.fields import DayField


class OverrideForm(forms.Form):
    """An own value: its field depends on the kind of the key."""

    on = DayField(label=gettext_lazy("Holds from"))
    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        max_length=500,
        help_text=gettext_lazy("For example the number and date of the superior committee's letter."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, key: Key, now: Any, today: dt.date, data: Any = None) -> None:
        super().__init__(data, initial={"on": today, "value": _typed(key, now)})
        self.key, self.now = key, now
        self.fields["value"] = _field(key)
        self.order_fields(["value", "on", "reason"])

    def clean_value(self) -> Any:
        """The value in the shape of the packs."""
        typed = self.cleaned_data["value"]
        if self.key.kind == "fraction":
            return self._share(typed)
        if self.key.kind == "flag":
            return typed == "yes"
        return self._table(typed) if self.key.kind == "table" else typed

    def _share(self, typed: str) -> str:
        try:
            text = typed.replace(",", ".").strip()
            share = Fraction(text.rstrip("% ")) / (100 if text.endswith("%") else 1)
        except (ValueError, ZeroDivisionError) as unclear:
            raise forms.ValidationError(_("Write a share, such as 2/3 or 85 %.")) from unclear
        if not 0 <= share <= 1:
            raise forms.ValidationError(_("A share lies between 0 and 100 %."))
        return f"{share.numerator}/{share.denominator}"

    def _table(self, typed: str) -> Any:
        try:
            value = read_table(typed, like=self.now)
        except TableFault as fault:
            raise forms.ValidationError(
                _("The table does not have its usual shape at “%(place)s”. Compare with the one in force."),
                params={"place": str(fault)},
            ) from fault
        if self.key.fault(value):
            raise forms.ValidationError(_("This list has %(n)s entries."), params={"n": self.key.length})
        return value


class EndForm(forms.Form):
    """The last day of an own value."""

    on = DayField(label=gettext_lazy("Holds for the last time on"))


def _typed(key: Key, value: Any) -> Any:
    if key.kind == "table":
        return write_table(value)
    return ("yes" if value else "no") if key.kind == "flag" else value


def _field(key: Key) -> forms.Field:
    label = _("Own value")
    if key.kind == "integer":
        return forms.IntegerField(label=label, min_value=0, max_value=100_000)
    if key.kind == "flag":
        return forms.ChoiceField(label=label, choices=[("yes", _("yes")), ("no", _("no"))])
    if key.choices:
        return forms.ChoiceField(label=label, choices=[(word, reading(word)) for word in key.choices])
    if key.kind == "table":
        rows = forms.Textarea(attrs={"rows": 16, "spellcheck": "false"})
        return forms.CharField(label=label, widget=rows, strip=False)
    hint = _("A share, such as 2/3 or 85 %.") if key.kind == "fraction" else ""
    return forms.CharField(label=label, max_length=200, help_text=hint)
