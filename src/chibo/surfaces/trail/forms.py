"""What the pages of the trail ask."""

import datetime as dt
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from chibo.organization.mandates.choices import COMMITTEE, Post
from chibo.organization.mandates.queries import holders
from chibo.surfaces.trail.words import KINDS
from chibo.web.fields import DayField


class ReaderForm(forms.Form):
    """Who, by which decision, from which day."""

    person = forms.TypedChoiceField(label=_("Committee member"), coerce=int)
    decision = forms.CharField(
        label=_("Decision of the committee"), max_length=200, help_text=_("Its number, or the day of the meeting.")
    )
    on = forms.DateField(label=_("From"), initial=timezone.localdate)

    def __init__(self, *args: Any, unit_id: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        found = holders(unit_id, *COMMITTEE, on=timezone.localdate())
        leads = {one.person_id for one in found if one.post == Post.SECRETARY}
        people = {one.person_id: one.full_name for one in found if one.person_id not in leads}
        self.fields["person"].choices = list(people.items())  # type: ignore[attr-defined]


class TrailFilter(forms.Form):
    """Narrowing the list; nothing of it is needed."""

    who = forms.CharField(label=_("Who"), max_length=120, required=False)
    what = forms.ChoiceField(label=_("What"), choices=[("", _("Everything")), *KINDS.items()], required=False)
    about = forms.CharField(label=_("Object"), max_length=80, required=False)
    since = DayField(label=_("From"), required=False)
    until = DayField(label=_("Until"), required=False)

    def asked(self) -> dict[str, str | dt.date | None]:
        """What can be understood of it."""
        self.full_clean()
        empty = {name: None if isinstance(field, forms.DateField) else "" for name, field in self.fields.items()}
        return {name: self.cleaned_data.get(name) or nothing for name, nothing in empty.items()}
