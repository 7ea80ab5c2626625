"""What is typed about posts: giving one, and letting somebody act in it."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from chibo.organization.mandates.choices import How, Post
from chibo.web.fields import DayField

Choices = Iterable[tuple[Any, Any]]


class MandateForm(forms.Form):
    """A post that somebody holds."""

    unit = forms.TypedChoiceField(label=_("Unit"), coerce=int)
    post = forms.ChoiceField(label=_("Post"), choices=Post.choices)
    title = forms.CharField(
        label=_("Title as written on papers"), max_length=120, required=False,
        help_text=_("For example Chánh Văn phòng; empty: the usual title of the post."),
    )  # fmt: skip
    on = DayField(label=_("Since"), initial=timezone.localdate)
    until = DayField(
        label=_("No longer held from"), required=False,
        help_text=_("Only when the end is known already."),
    )  # fmt: skip
    how = forms.ChoiceField(label=_("How"), choices=How.choices, initial=How.APPOINTED)
    decision = forms.CharField(label=_("Decision"), max_length=200, required=False)

    def __init__(self, *args: Any, units: Choices, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["unit"].choices = list(units)  # type: ignore[attr-defined]


class DelegationForm(forms.Form):
    """Somebody acts for the holder of a post."""

    to_person = forms.TypedChoiceField(label=_("Who acts"), coerce=int)
    since = DayField(label=_("From"), initial=timezone.localdate)
    until = DayField(
        label=_("The holder is back on"), required=False,
        help_text=_("From this day nobody acts for the holder any more."),
    )  # fmt: skip
    reason = forms.CharField(
        label=_("Reason"), max_length=200,
        help_text=_("In a few words, for example annual leave or a working trip. No illness, no diagnosis."),
    )  # fmt: skip

    def __init__(self, *args: Any, people: Choices, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["to_person"].choices = [("", "–"), *people]  # type: ignore[attr-defined]


class TakeBackForm(forms.Form):
    """A delegation ends before its day."""

    reason = forms.CharField(label=_("Reason"), max_length=200, required=False)
