"""What is typed from the minutes of a congress: counts and results, never who voted what."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from chibo.organization.mandates.choices import Post
from chibo.organization.mandates.services import Congress, Stood
from chibo.web.fields import DayField

Choices = Iterable[tuple[Any, Any]]
ROWS = 9
"""Candidates for the committee on one form: seven seats and a surplus of two."""
OFFICES = ((Post.SECRETARY, "secretary"), (Post.DEPUTY_SECRETARY, "deputy"))


class ElectionForm(forms.Form):
    """The minutes of a congress as far as chibo keeps them."""

    ordinal = forms.CharField(label=_("Ordinal"), max_length=10, help_text=_("For example III."))
    label = forms.CharField(label=_("Years"), max_length=20, help_text=_("For example 2025–2030."))
    held_on = DayField(label=_("Congress closed on"))
    begins_on = DayField(
        label=_("Term begins on"), required=False, help_text=_("Empty: the day after the congress.")
    )
    summoned = forms.IntegerField(
        label=_("Official members summoned"), min_value=1,
        help_text=_("Less those the minutes leave out: exempted and absent, temporarily elsewhere, suspended."),
    )  # fmt: skip
    present = forms.IntegerField(label=_("Official members present"), min_value=1)
    ballots = forms.IntegerField(label=_("Valid ballots for the committee"), min_value=0, required=False)
    decision = forms.CharField(
        label=_("Decision that approves the result"), max_length=200, required=False,
        help_text=_("Issuer, symbol, number, date; it can be added to each post later."),
    )  # fmt: skip
    as_in_minutes = forms.BooleanField(label=_("Record it as the minutes say all the same"), required=False)

    def __init__(self, *args: Any, people: Choices, **options: Any) -> None:
        super().__init__(*args, **options)
        people = [("", "–"), *people]
        for number in range(ROWS):
            self._ask_for(f"c{number}", people)
            self.fields[f"c{number}_elected"] = forms.BooleanField(label=_("was elected"), required=False)
        for _post, name in OFFICES:
            self._ask_for(name, people)
            self.fields[f"{name}_ballots"] = forms.IntegerField(
                label=_("Valid ballots"), min_value=0, required=False
            )

    def _ask_for(self, name: str, people: Choices) -> None:
        self.fields[f"{name}_person"] = forms.TypedChoiceField(
            label=_("Full name"), coerce=int, empty_value=None, required=False, choices=people
        )
        self.fields[f"{name}_votes"] = forms.IntegerField(label=_("Votes for"), min_value=0, required=False)

    def candidates(self) -> list[dict[str, forms.BoundField]]:
        """The lines for the committee, as the page lays them out."""
        return [
            {part: self[f"c{number}_{part}"] for part in ("person", "votes", "elected")} for number in range(ROWS)
        ]

    def offices(self) -> list[dict[str, Any]]:
        """The lines for secretary and deputy."""
        return [
            {"label": post.label, **{part: self[f"{name}_{part}"] for part in ("person", "votes", "ballots")}}
            for post, name in OFFICES
        ]

    def clean(self) -> dict[str, Any]:
        """A line with a name needs its votes, and nobody stands twice for one seat."""
        data: dict[str, Any] = super().clean() or {}
        seen: set[int] = set()
        for name in [f"c{number}" for number in range(ROWS)] + [name for _post, name in OFFICES]:
            person = data.get(f"{name}_person")
            if person and data.get(f"{name}_votes") is None:
                self.add_error(f"{name}_votes", _("How many votes, as in the minutes?"))
            if person and name.startswith("c"):
                if person in seen:
                    self.add_error(f"{name}_person", _("This name stands on the list already."))
                seen.add(person)
        return data

    def congress(self) -> Congress:
        """As the service takes it."""
        data = self.cleaned_data
        held: dt.date = data["held_on"]
        return Congress(
            ordinal=data["ordinal"],
            label=data["label"],
            held_on=held,
            begins_on=data["begins_on"] or held + dt.timedelta(days=1),
            summoned=data["summoned"],
            present=data["present"],
            decision=data["decision"],
            stood=[*self._seats(data), *self._offices(data)],
        )

    def _seats(self, data: dict[str, Any]) -> list[Stood]:
        ballots = data["ballots"] if data["ballots"] is not None else data["present"]
        return [
            Stood(
                data[f"c{n}_person"], Post.COMMITTEE_MEMBER, data[f"c{n}_votes"], ballots, data[f"c{n}_elected"]
            )
            for n in range(ROWS)
            if data[f"c{n}_person"]
        ]

    def _offices(self, data: dict[str, Any]) -> list[Stood]:
        return [
            Stood(
                data[f"{name}_person"], post, data[f"{name}_votes"],
                data["present"] if data[f"{name}_ballots"] is None else data[f"{name}_ballots"], True,
            )
            for post, name in OFFICES
            if data[f"{name}_person"]
        ]  # fmt: skip
