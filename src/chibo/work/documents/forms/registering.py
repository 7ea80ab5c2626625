"""What people type about papers in and out."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chibo.platform.files.choices import Mark
from chibo.platform.files.forms import UploadForm
from chibo.web.fields import DayField
from chibo.work.documents.choices import Circulation, DocumentKind, System, Urgency
from chibo.work.documents.rules.secrecy import carries_secrecy_mark, number_is_of_a_secret_document

MOST_PAGES = 5000


class PaperForm(UploadForm):
    """What is asked of every paper besides its head; its mark is asked with or without a file."""

    always_asks_mark = True

    signer = forms.CharField(
        label=gettext_lazy("Signed by"), max_length=120, required=False,
        help_text=gettext_lazy("Name and post, as below the signature."),
    )
    pages = forms.IntegerField(label=gettext_lazy("Pages"), min_value=1, max_value=MOST_PAGES, required=False)
    urgency = forms.ChoiceField(label=gettext_lazy("Urgency"), choices=Urgency.choices, required=False)
    circulation = forms.ChoiceField(
        label=gettext_lazy("Mark of circulation"), choices=Circulation.choices, required=False,
        help_text=gettext_lazy("As printed on the paper; not a mark of secrecy."),
    )
    original_at = forms.CharField(
        label=gettext_lazy("Place of the original"), max_length=120, required=False,
        help_text=gettext_lazy("For example: tủ 2, cặp văn bản đến 2026."),
    )
    holder = forms.CharField(
        label=gettext_lazy("Who holds the paper"), max_length=80, required=False,
        help_text=gettext_lazy("A post or a name: văn thư cơ quan, đồng chí bí thư."),
    )
    for_committee = forms.BooleanField(
        label=gettext_lazy("Only the committee and the clerk see it in the register"), required=False
    )
    file = forms.FileField(label=gettext_lazy("File"), required=False)

    def clean(self) -> dict[str, Any]:
        """What was declared to be for internal circulation is noted so."""
        declared = self.data.get(self.add_prefix("mark"))
        given = super().clean()
        given["urgency"] = given.get("urgency") or Urgency.NONE
        given["circulation"] = given.get("circulation") or Circulation.NONE
        if declared == Mark.INTERNAL and given["circulation"] == Circulation.NONE:
            given["circulation"] = Circulation.INTERNAL
        return given

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


class DocumentForm(PaperForm):
    """The head of a paper that came in, as it lies on the table."""

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
    system = forms.ChoiceField(label=gettext_lazy("System"), required=False)
    must_be_spread = forms.BooleanField(
        label=gettext_lazy("A meeting must hear of it; it offers itself to the agenda"), required=False
    )
    spread_by = DayField(
        label=gettext_lazy("By which day"), required=False,
        help_text=gettext_lazy("Empty: by the end of the month after it came."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        told = ("", _("As number and title say"))
        self.fields["kind"].choices = [told, *DocumentKind.choices]  # type: ignore[attr-defined]
        self.fields["system"].choices = [told, *System.choices]  # type: ignore[attr-defined]


class IssuedForm(PaperForm):
    """A paper that the unit issues: its type is one of those the unit may issue, its number the next one."""

    type_code = forms.ChoiceField(label=gettext_lazy("Type"))
    number = forms.CharField(
        label=gettext_lazy("Number and symbol"), max_length=60, required=False,
        help_text=gettext_lazy("Empty: the next number of the type. Typed: as it stands on the paper."),
    )
    unnumbered = forms.BooleanField(label=gettext_lazy("The paper carries no number"), required=False)
    issued_on = DayField(label=gettext_lazy("Dated"))
    title = forms.CharField(
        label=gettext_lazy("Title"), max_length=400, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("Kind and subject, as on its head."),
    )

    def __init__(self, *args: Any, types: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", _("Choose…")), *((code, f"{name} ({code})") for code, name in types)]
        self.fields["type_code"].choices = choices  # type: ignore[attr-defined]


class IssuedChangeForm(PaperForm):
    """What may be put right of an issued paper: everything but what stands on it."""

    title = forms.CharField(label=gettext_lazy("Title"), max_length=400, widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, *args: Any, frozen: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if frozen:
            del self.fields["title"]


class VersionForm(UploadForm):
    """A newer file of the paper, and why there is one."""

    file = forms.FileField(label=gettext_lazy("File"))
    note = forms.CharField(
        label=gettext_lazy("What is new in this version"), max_length=300, required=False,
        help_text=gettext_lazy("For example: bản có chữ ký, bản đính chính."),
    )
    same_words = forms.BooleanField(
        label=gettext_lazy("Same content, only a better file"), required=False,
        help_text=gettext_lazy(
            "For example scanned anew. Who has acknowledged the version before is not asked again; say why above, it is "
            "kept on the trail."
        ),
    )

    def clean(self) -> dict[str, Any]:
        """Nobody is spared the reading without a reason."""
        given = super().clean()
        if given.get("same_words") and not given.get("note"):
            self.add_error("note", _("Say why the content is the same, for example “scanned anew, page 2 was cut off”."))
        return given


class SpreadForm(forms.Form):
    """A meeting has dealt with it."""

    on = DayField(label=gettext_lazy("Spread on"))
