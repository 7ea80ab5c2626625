"""What people type about exchanged messages."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from chibo.platform.files.choices import Mark
from chibo.platform.files.forms import UploadForm
from chibo.platform.files.gate import Declared
from chibo.web.fields import DayField
from chibo.work.exchange.choices import MessageKind, StatusCode


class TakeForm(UploadForm):
    """A file from the gateway. It is read and forgotten; its attachments go through the gate one by one."""

    keeps_the_file = False

    file = forms.FileField(
        label=_("Message file"), help_text=_("The .edxml file as the gateway gives it, with its attachments inside.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.declared = Declared()

    def clean(self) -> dict[str, Any]:
        """Keep what was said of the mark: it holds for every attachment."""
        said = self.cleaned_data.get("mark") or Mark.NONE
        self.declared = Declared(Mark(said), self.cleaned_data.get("false_alarm", ""))
        return super().clean()


class RegisterForm(forms.Form):
    """What goes into the register of papers; the message has filled it in."""

    issuer = forms.CharField(label=_("Issuer"), max_length=200)
    number = forms.CharField(label=_("Number and symbol"), max_length=60)
    issued_on = DayField(label=_("Dated"))
    received_on = DayField(label=_("Received on"))
    title = forms.CharField(label=_("Title"), max_length=400, widget=forms.Textarea(attrs={"rows": 2}))
    signer = forms.CharField(label=_("Signer"), max_length=120, required=False)
    must_be_spread = forms.BooleanField(
        label=_("A meeting must hear of it; it offers itself to the agenda"), required=False
    )


class ReasonForm(forms.Form):
    """Why; the other office reads it."""

    reason = forms.CharField(
        label=_("Reason"), min_length=5, max_length=1000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("A few words; the other office reads them."),
    )


class StatusForm(forms.Form):
    """How far the paper has come."""

    status = forms.ChoiceField(label=_("Tell the sender"))
    description = forms.CharField(
        label=_("Said in words"), required=False, max_length=1000, help_text=_("For example who handles it; may stay empty.")
    )

    def __init__(self, *args: Any, left: Iterable[StatusCode], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["status"].choices = [(code.value, code.label) for code in left]  # type: ignore[attr-defined]


class CodeForm(forms.Form):
    """A code of our own."""

    code = forms.CharField(
        label=_("Code of the office"), max_length=40, help_text=_("H37.02.02, or the old form 000.00.00.H41.")
    )
    since = DayField(label=_("Holds from"))


class CorrespondentForm(forms.Form):
    """An office for the address book."""

    code = forms.CharField(label=_("Code of the office"), max_length=40)
    name = forms.CharField(label=_("Name"), max_length=200)
    in_charge = forms.CharField(label=_("Higher office"), max_length=200, required=False)


class ComposeForm(forms.Form):
    """To whom a paper goes."""

    receivers = forms.MultipleChoiceField(label=_("Receivers"), widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, offices: Sequence[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["receivers"].choices = offices  # type: ignore[attr-defined]

    @property
    def chosen(self) -> list[int]:
        """Ids of the address book."""
        return [int(pk) for pk in self.cleaned_data.get("receivers", [])]


class FollowForm(ComposeForm):
    """Taking back or changing what was sent. Without a choice it goes to the same offices."""

    kind = forms.ChoiceField(
        label=_("What do you want?"), widget=forms.RadioSelect, initial=MessageKind.UPDATE,
        choices=[
            (MessageKind.UPDATE, _("Send a changed file of the same paper")),
            (MessageKind.REVOKE, _("Take the paper back")),
            (MessageKind.REPLACE, _("Replace it by another issued paper")),
        ],
    )  # fmt: skip
    other = forms.ChoiceField(label=_("The paper that replaces it"), required=False)
    reason = ReasonForm.declared_fields["reason"]

    def __init__(self, *args: Any, others: Sequence[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["receivers"].required = False
        self.fields["other"].choices = [("", "—"), *others]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """A replacement names the other paper."""
        given = super().clean() or {}
        if given.get("kind") == str(MessageKind.REPLACE.value) and not given.get("other"):
            self.add_error("other", _("Choose the paper that replaces it."))
        return given
