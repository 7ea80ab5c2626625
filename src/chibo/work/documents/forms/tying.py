"""What people type about relations and numbers."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chibo.web.fields import DayField
from chibo.work.documents.choices import RelationKind


class RelationForm(forms.Form):
    """What the paper does to another one of the register."""

    kind = forms.ChoiceField(label=gettext_lazy("This paper"), choices=RelationKind.choices)
    other = forms.TypedChoiceField(
        label=gettext_lazy("The other paper"), coerce=int, widget=forms.Select(attrs={"data-combobox": True})
    )
    since = DayField(label=gettext_lazy("Holds from"))

    def __init__(self, *args: Any, others: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["other"].choices = [("", _("Choose…")), *others]  # type: ignore[attr-defined]


class UnrelateForm(forms.Form):
    """Why a relation is taken back."""

    reason = forms.CharField(label=gettext_lazy("Why it is taken back"), max_length=300)


class DrawForm(forms.Form):
    """Take the next number of a type."""

    type_code = forms.ChoiceField(label=gettext_lazy("Type"))
    on = DayField(label=gettext_lazy("Day of the paper"))
    drafted_by = forms.CharField(
        label=gettext_lazy("Drafting unit"), max_length=20, required=False,
        help_text=gettext_lazy("Only for official letters of a State body: VP, TTr, HTQT."),
    )

    def __init__(self, *args: Any, types: list[tuple[str, str]], state: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["type_code"].choices = [(code, f"{name} ({code})") for code, name in types]  # type: ignore[attr-defined]
        if not state:
            del self.fields["drafted_by"]


class BeginForm(forms.Form):
    """Numbers up to this one were given on paper before."""

    type_code = forms.ChoiceField(label=gettext_lazy("Type"))
    given = forms.IntegerField(label=gettext_lazy("Highest number given on paper"), min_value=1, max_value=99_999)

    def __init__(self, *args: Any, types: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["type_code"].choices = [(code, f"{name} ({code})") for code, name in types]  # type: ignore[attr-defined]


class ReasonForm(forms.Form):
    """Why a number is voided, or an added one needed."""

    reason = forms.CharField(label=gettext_lazy("Reason"), max_length=300, widget=forms.Textarea(attrs={"rows": 2}))
