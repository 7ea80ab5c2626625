"""What is typed about units and terms."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from chibo.kernel.wording import day_numbers
from chibo.organization.units.choices import UnitKind
from chibo.web.fields import DayField

Choices = Iterable[tuple[Any, Any]]


class UnitForm(forms.Form):
    """What a unit is called on papers, beside its name."""

    short_name = forms.CharField(label=_("Short name"), max_length=80, required=False)
    symbol = forms.CharField(
        label=_("Sign on papers"), max_length=20, required=False, help_text=_("For example CB in “Số 05-NQ/CB”.")
    )
    place_name = forms.CharField(label=_("Place in the date line"), max_length=80, required=False)
    code = forms.CharField(label=_("Code of the organisation"), max_length=30, required=False)
    leads = forms.TypedChoiceField(
        label=_("Leads the state body"), coerce=int, empty_value=None, required=False
    )

    def __init__(self, *args: Any, bodies: Choices = (), **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["leads"].choices = [("", "–"), *bodies]  # type: ignore[attr-defined]


class NewUnitForm(forms.Form):
    """A unit that is established."""

    name = forms.CharField(label=_("Name"), max_length=200)
    kind = forms.ChoiceField(label=_("Kind"), choices=UnitKind.choices)
    parent = forms.TypedChoiceField(label=_("Under"), coerce=int, empty_value=None, required=False)
    on = DayField(label=_("Since"), initial=timezone.localdate)
    decision = forms.CharField(label=_("Legal basis"), max_length=200, required=False)

    def __init__(self, *args: Any, units: Choices, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["parent"].choices = [("", "–"), *units]  # type: ignore[attr-defined]


class BasisForm(forms.Form):
    """The decision behind a change of a unit: issuer, symbol and number, date."""

    on = DayField(label=_("From this day"), initial=timezone.localdate)
    issuer = forms.CharField(label=_("Issuer"), max_length=100)
    number = forms.CharField(label=_("Symbol and number"), max_length=60)
    decided_on = DayField(label=_("Decided on"))

    @property
    def decision(self) -> str:
        """As it is cited: a paper is named by issuer, symbol, number and date together."""
        data = self.cleaned_data
        return f"{data['number']} ngày {day_numbers(data['decided_on'])} của {data['issuer']}"


class RenameUnitForm(BasisForm):
    """A new name from a day on."""

    name = forms.CharField(label=_("New name"), max_length=200)
    short_name = forms.CharField(label=_("Short name"), max_length=80, required=False)
    field_order = ("name", "short_name")


class MoveUnitForm(BasisForm):
    """Another superior."""

    parent = forms.TypedChoiceField(label=_("Under"), coerce=int, empty_value=None, required=False)
    field_order = ("parent",)

    def __init__(self, *args: Any, units: Choices, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["parent"].choices = [("", "–"), *units]  # type: ignore[attr-defined]


class EndUnitForm(BasisForm):
    """Dissolved, or merged into another unit."""

    into = forms.TypedChoiceField(
        label=_("Continued by"), coerce=int, empty_value=None, required=False,
        help_text=_("Choose a unit when this one is merged into it; leave empty when it is dissolved."),
    )  # fmt: skip
    work = forms.BooleanField(
        label=_("Hand open tasks over to the unit that continues this one"), required=False, initial=True,
        help_text=_("Each goes on there with its lead and its day; here it stands as carried over."),
    )  # fmt: skip
    field_order = ("into", "work")

    def __init__(self, *args: Any, units: Choices, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["into"].choices = [("", "–"), *units]  # type: ignore[attr-defined]


class SplitUnitForm(BasisForm):
    """New units come out of this one; each member goes to one of them or stays."""

    names = forms.CharField(
        label=_("Names of the new units"), widget=forms.Textarea(attrs={"rows": 3}), help_text=_("One on each line.")
    )
    continues = forms.BooleanField(label=_("This unit goes on beside them"), required=False)
    work = forms.TypedChoiceField(
        label=_("Open tasks go to"), coerce=int, empty_value=None, required=False,
        help_text=_("When this unit ends. Each goes on there with its lead and its day."),
    )  # fmt: skip
    field_order = ("names", "continues", "work")

    def __init__(self, *args: Any, people: Choices, **options: Any) -> None:
        super().__init__(*args, **options)
        self.people = list(people)
        choices = [(str(number), name) for number, name in enumerate(self.parts)]
        self.fields["work"].choices = [("", _("nobody; they stay here")), *choices]  # type: ignore[attr-defined]
        if self.data.get("continues"):
            choices = [("", str(_("stays"))), *choices]
        for person, name in self.people:
            self.fields[f"goes_{person}"] = forms.ChoiceField(label=name, choices=choices, required=False)

    @property
    def parts(self) -> tuple[str, ...]:
        """The names as typed."""
        return tuple(name.strip() for name in self.data.get("names", "").splitlines() if name.strip())

    def goes(self) -> dict[int, int]:
        """Who goes to which of the new units."""
        chosen = {person: self.cleaned_data.get(f"goes_{person}") for person, _name in self.people}
        return {person: int(number) for person, number in chosen.items() if number}

    def asked(self) -> list[Any]:
        """The fields about the decision, without the lines for people."""
        return [field for field in self if not field.name.startswith("goes_")]

    def lines(self) -> list[Any]:
        """One field for each member."""
        return [field for field in self if field.name.startswith("goes_")]


class TermForm(forms.Form):
    """A new term."""

    ordinal = forms.CharField(label=_("Ordinal"), max_length=10, help_text=_("For example III."))
    label = forms.CharField(label=_("Years"), max_length=20, help_text=_("For example 2025–2030."))
    congress_on = DayField(label=_("Congress closed on"), required=False)
    on = DayField(label=_("Begins on"), initial=timezone.localdate)
