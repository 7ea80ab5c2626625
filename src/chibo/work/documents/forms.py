"""What people type about documents."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chibo.platform.files.forms import UploadForm
from chibo.web.fields import DayField
from chibo.work.documents.choices import DocumentKind
from chibo.work.documents.rules.secrecy import carries_secrecy_mark, number_is_of_a_secret_document


class DocumentForm(UploadForm):
    """The head of a document as it lies on the table; its mark is asked with or without a file."""

    always_asks_mark = True

    issuer = forms.CharField(
        label=gettext_lazy("Issuer"), max_length=200,
        help_text=gettext_lazy("In full, as on its head: Ban Bí thư, Đảng ủy UBND tỉnh."),
    )
    number = forms.CharField(
        label=gettext_lazy("Number and symbol"), max_length=60, help_text=gettext_lazy("For example 50-CT/TW.")
    )
    issued_on = DayField(label=gettext_lazy("Dated"))
    received_on = DayField(label=gettext_lazy("Received on"))
    title = forms.CharField(
        label=gettext_lazy("Title"), max_length=400, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("Kind and subject, as on its head."),
    )
    kind = forms.ChoiceField(label=gettext_lazy("Kind"), required=False)
    must_be_spread = forms.BooleanField(
        label=gettext_lazy("A meeting must hear of it; it offers itself to the agenda"), required=False
    )
    spread_by = DayField(
        label=gettext_lazy("By which day"), required=False,
        help_text=gettext_lazy("Empty: by the end of the month after it came."),
    )
    file = forms.FileField(label=gettext_lazy("File"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [  # type: ignore[attr-defined]
            ("", _("As number and title say")), *DocumentKind.choices
        ]

    def clean_title(self) -> str:
        """No secrecy mark."""
        title = str(self.cleaned_data["title"])
        if carries_secrecy_mark(title):
            self.refused_as_secret = True
            raise forms.ValidationError(_("The title carries a secrecy mark. Such a document is never entered here."))
        return title

    def clean_number(self) -> str:
        """No secrecy mark."""
        number = str(self.cleaned_data["number"])
        if number_is_of_a_secret_document(number):
            self.refused_as_secret = True
            raise forms.ValidationError(_("The number carries a secrecy mark. Such a document is never entered here."))
        return number


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


class SpreadForm(forms.Form):
    """A meeting has dealt with it."""

    on = DayField(label=gettext_lazy("Spread on"))
