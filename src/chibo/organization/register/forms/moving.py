"""What is typed about a transfer."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from chibo.organization.membership.choices import Standing, TransferKind
from chibo.organization.register.forms import Choices
from chibo.web.fields import DayField

HOME_STANDINGS = [choice for choice in Standing.choices if choice[0] != Standing.TEMPORARY_HERE]


class MoveForm(forms.Form):
    """What every transfer says."""

    kind = forms.ChoiceField(label=_("Kind"), choices=TransferKind.choices)
    decided_on = DayField(
        label=_("Decision to move of"), initial=timezone.localdate,
        help_text=_("The day of the decision on the new job, retirement or study; the deadline counts from it."),
    )  # fmt: skip
    decision = forms.CharField(label=_("Decision"), max_length=200, required=False)
    planned_until = DayField(
        label=_("Back on"), required=False,
        help_text=_("Only for a temporary transfer: the first day of being expected at home again."),
    )  # fmt: skip
    study = forms.BooleanField(label=_("For study"), required=False)

    def facts(self) -> dict[str, Any]:
        """As the service takes them."""
        return dict(self.cleaned_data)


class TransferForm(MoveForm):
    """A member goes to another cell of this house or elsewhere."""

    to_unit = forms.TypedChoiceField(
        label=_("To the cell"), coerce=int, empty_value=None, required=False,
        widget=forms.Select(attrs={"data-combobox": ""}), help_text=_(
            "A cell of this house: its committee takes the comrade "
            "in here."),
    )  # fmt: skip
    to_place = forms.CharField(
        label=_("Or to another place"), max_length=200, required=False,
        help_text=_("The name of a cell or committee that does not use this program."),
    )  # fmt: skip

    field_order = ["kind", "to_unit", "to_place", "decided_on", "decision", "planned_until", "study"]

    def __init__(self, *args: Any, units: Choices, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["to_unit"].choices = [("", "–"), *units]  # type: ignore[attr-defined]

    def facts(self) -> dict[str, Any]:
        """As the service takes them."""
        facts = super().facts()
        facts["to_unit_id"] = facts.pop("to_unit")
        return facts


class ArrivalForm(MoveForm):
    """Somebody comes from outside, with a letter."""

    person = forms.TypedChoiceField(
        label=_("Known person"), coerce=int, empty_value=None, required=False,
        widget=forms.Select(attrs={"data-combobox": ""}), help_text=_(
            "Somebody the office knows already; otherwise write the "
            "name below."),
    )  # fmt: skip
    full_name = forms.CharField(label=_("Full name"), max_length=120, required=False)
    standing = forms.ChoiceField(label=_("Standing"), choices=HOME_STANDINGS)
    from_place = forms.CharField(label=_("From"), max_length=200)
    letter = forms.CharField(
        label=_("Party letter of introduction"),
        max_length=200,
        help_text=_("Issuer, number; the committee above issues it."),
    )
    introduced_on = DayField(label=_("Letter of"), initial=timezone.localdate)

    field_order = [
        "person", "full_name", "standing", "kind", "from_place", "decided_on", "decision", "letter", "introduced_on",
        "planned_until", "study",
    ]  # fmt: skip

    def __init__(self, *args: Any, people: Choices, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["person"].choices = [("", "–"), *people]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Somebody has to be named."""
        facts = super().clean() or {}
        if not facts.get("person") and not facts.get("full_name"):
            self.add_error("full_name", _("Choose a known person or write the name."))
        return facts


class HandOverForm(forms.Form):
    """The letter goes to the other side."""

    letter = forms.CharField(
        label=_("Party letter of introduction"),
        max_length=200,
        help_text=_("Issuer, number; the committee above issues it."),
    )
    introduced_on = DayField(label=_("Letter of"), initial=timezone.localdate)
    handed_over_on = DayField(label=_("Handed over on"), initial=timezone.localdate)


class DayForm(forms.Form):
    """One day, named by who asks."""

    on = DayField(initial=timezone.localdate)

    def __init__(self, *args: Any, label: str, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["on"].label = label


class CancelForm(forms.Form):
    """Why the move does not take place."""

    note = forms.CharField(label=_("Reason"), max_length=200)
