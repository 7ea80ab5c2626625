"""What people type about their data."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chibo.organization.privacy.choices import CONSENTED


class CorrectionForm(forms.Form):
    """Which fact is wrong, how it is right, and why."""

    kind = forms.ChoiceField(label=gettext_lazy("Where it stands"), required=False)
    wrong = forms.CharField(
        label=gettext_lazy("What is wrong"), max_length=300,
        help_text=gettext_lazy("For example: year of birth 1987; day of the ceremony 2/9/2012."),
    )
    right = forms.CharField(
        label=gettext_lazy("How it is right"), max_length=500, widget=forms.Textarea(attrs={"rows": 2})
    )
    why = forms.CharField(
        label=gettext_lazy("Why"), max_length=500, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("Name the paper that shows it; do not copy identity numbers or addresses here."),
    )

    def __init__(self, *args: Any, kinds: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [("", _("I do not know")), *kinds]  # type: ignore[attr-defined]


class AnswerForm(forms.Form):
    """Yes or no, with words for the person."""

    verdict = forms.ChoiceField(
        label=gettext_lazy("Answer"), widget=forms.RadioSelect,
        choices=[
            ("accept", gettext_lazy("Accept: the fact will be put right")),
            ("refuse", gettext_lazy("Refuse, with a reason")),
        ],
    )
    answer = forms.CharField(
        label=gettext_lazy("In words, for the person"), max_length=500, required=False,
        widget=forms.Textarea(attrs={"rows": 3}), help_text=gettext_lazy("A refusal needs a reason."),
    )

    def clean(self) -> dict[str, Any]:
        """A refusal says why."""
        said = super().clean() or {}
        if said.get("verdict") == "refuse" and not said.get("answer", "").strip():
            self.add_error("answer", _("A refusal needs a reason that the person can read."))
        return said


class PaperConsentForm(forms.Form):
    """What the person signed on paper."""

    purpose = forms.ChoiceField(label=gettext_lazy("Purpose"))
    deed = forms.ChoiceField(
        label=gettext_lazy("On paper, the person"), widget=forms.RadioSelect,
        choices=[("give", gettext_lazy("agrees")), ("withdraw", gettext_lazy("withdraws the consent"))],
    )
    note = forms.CharField(
        label=gettext_lazy("Where the paper is kept"), max_length=200,
        help_text=gettext_lazy("For example: folder “Consents 2026”, sheet 14."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["purpose"].choices = [(one.value, one.label) for one in CONSENTED]  # type: ignore[attr-defined]


class AsideForm(forms.Form):
    """Why not now."""

    reason = forms.CharField(label=gettext_lazy("Reason"), max_length=300)
