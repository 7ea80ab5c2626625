"""Where secret papers are, and nothing else about them."""

from django import forms
from django.utils.translation import gettext_lazy

from chibo.web.fields import DayField


class StubForm(forms.Form):
    """Where a secret paper is. There is no field for a title or a word on its content, by intention."""

    number = forms.CharField(
        label=gettext_lazy("Number and symbol"), max_length=40, help_text=gettext_lazy("For example 50-CT/TW.")
    )
    issuer = forms.CharField(label=gettext_lazy("Issuer"), max_length=120)
    issued_on = DayField(label=gettext_lazy("Dated"))
    holder = forms.CharField(
        label=gettext_lazy("Who holds the paper"), max_length=80,
        help_text=gettext_lazy("A post or a name: văn thư cơ quan, đồng chí bí thư."),
    )
    place = forms.CharField(
        label=gettext_lazy("Where it lies"), max_length=80,
        help_text=gettext_lazy("Only the place: cabinet, drawer, office. Nothing about the content."),
    )


class MoveForm(forms.Form):
    """The paper has gone to other hands."""

    holder = forms.CharField(label=gettext_lazy("Who holds the paper"), max_length=80)
    place = forms.CharField(
        label=gettext_lazy("Where it lies"), max_length=80,
        help_text=gettext_lazy("Also “returned to the issuer” or “destroyed, record no. …”."),
    )
