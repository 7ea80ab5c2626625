"""What people bring and type about signatures. A key file and its passphrase live as long as the request does."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chibo.organization.people.queries import PersonCard
from chibo.platform.files.forms import UploadForm
from chibo.web.fields import DayField
from chibo.work.signing.choices import For, Place
from chibo.work.signing.services import SignerWish

MOST_SIGNERS = 5
KEY_FILE_BYTES = 200_000
PICTURE_BYTES = 1024 * 1024


class AskForm(forms.Form):
    """Who signs, in the order of the lines; empty lines are left out."""

    due = DayField(label=gettext_lazy("Sign by"), required=False)

    def __init__(
        self, *args: Any, people: Sequence[PersonCard], posts: dict[int, str], suggested: Sequence[SignerWish] = (),
        **kwargs: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, **kwargs)
        named = [("", _("Nobody"))] + [
            (str(one.pk), f"{one.full_name}, {posts[one.pk]}" if posts.get(one.pk) else one.full_name) for one in people
        ]
        self.posts = posts
        for number in range(1, MOST_SIGNERS + 1):
            wish = suggested[number - 1] if number <= len(suggested) else None
            self._line(number, named, wish)

    def _line(self, number: int, named: list[tuple[str, str]], wish: SignerWish | None) -> None:
        self.fields[f"person_{number}"] = forms.ChoiceField(
            label=_("Signer %(number)s") % {"number": number}, choices=named, required=number == 1,
            initial=str(wish.person_id) if wish else "", widget=forms.Select(attrs={"data-combobox": ""}),
        )  # fmt: skip
        self.fields[f"capacity_{number}"] = forms.CharField(
            label=_("In whose name"), max_length=80, required=False, initial=wish.capacity if wish else "",
            help_text=_("As on the paper: T/M CHI BỘ, KT. GIÁM ĐỐC."),
        )  # fmt: skip
        self.fields[f"for_{number}"] = forms.ChoiceField(label=_("What is put on it"), choices=For.choices, required=False)
        self.fields[f"place_{number}"] = forms.ChoiceField(label=_("Where"), choices=Place.choices, required=False)

    @property
    def lines(self) -> list[list[forms.BoundField]]:
        """The fields of each signer."""
        numbers = range(1, MOST_SIGNERS + 1)
        return [[self[f"{name}_{number}"] for name in ("person", "capacity", "for", "place")] for number in numbers]

    @property
    def wishes(self) -> list[SignerWish]:
        """The signers as they were typed."""
        given = self.cleaned_data
        return [
            SignerWish(
                person_id=int(given[f"person_{number}"]), post=self.posts.get(int(given[f"person_{number}"]), ""),
                capacity=given[f"capacity_{number}"], signs_for=given[f"for_{number}"] or For.PERSON,
                place=_place(given[f"for_{number}"], given[f"place_{number}"]),
            )
            for number in range(1, MOST_SIGNERS + 1)
            if given.get(f"person_{number}")
        ]  # fmt: skip


def _place(signs_for: str, place: str) -> str:
    """A seal that nobody has placed elsewhere lies over the signature before it."""
    if signs_for == For.ORGANISATION and place in ("", Place.NAME):
        return Place.SEAL
    return place or Place.NAME


class KeyForm(forms.Form):
    """The key file for this one signature. It is read, used and forgotten; so it is no file to keep."""

    key_file = forms.FileField(
        label=gettext_lazy("Certificate file (.p12 or .pfx)"),
        help_text=gettext_lazy("Used for this one signature and forgotten at once; it is stored nowhere."),
    )
    passphrase = forms.CharField(
        label=gettext_lazy("Passphrase of the file"), max_length=200, required=False, strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
    )  # fmt: skip
    picture = forms.FileField(
        label=gettext_lazy("Picture of the signature (PNG)"), required=False,
        help_text=gettext_lazy("Blue on a clear ground; a seal red, in its real size. Without it, name and time."),
    )  # fmt: skip
    any_name = forms.BooleanField(
        label=gettext_lazy("I know that the certificate is made out to another name"), required=False,
        help_text=gettext_lazy("Only where that is right; the difference is kept in the history."),
    )  # fmt: skip

    def clean_key_file(self) -> bytes:
        """Its bytes, and the upload closed: nothing else holds them."""
        upload = self.cleaned_data["key_file"]
        if upload.size > KEY_FILE_BYTES:
            raise forms.ValidationError(_("This is no certificate file: those have a few kilobytes. Nothing was kept."))
        content = bytes(upload.read())
        upload.close()
        return content

    def clean_picture(self) -> bytes:
        """The bytes, or none."""
        upload = self.cleaned_data["picture"]
        if not upload:
            return b""
        if upload.size > PICTURE_BYTES:
            raise forms.ValidationError(_("The picture has more than 1 MB. Save it smaller and choose it again."))
        return bytes(upload.read())


class TokenForm(KeyForm):
    """A token in this computer: only its PIN is asked."""

    key_file = None  # type: ignore[assignment]
    passphrase = forms.CharField(
        label=gettext_lazy("PIN of the token"), max_length=80, strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
    )  # fmt: skip

    def clean_key_file(self) -> bytes:
        """None: the key stays on the token."""
        return b""


class CopyForm(UploadForm):
    """The scan of what was signed by hand."""

    file = forms.FileField(
        label=gettext_lazy("Scan of the signed paper (PDF)"),
        help_text=gettext_lazy("All pages in one PDF. It is kept as it is; its fingerprint and your name go with it."),
    )


class ReasonForm(forms.Form):
    """Why."""

    reason = forms.CharField(
        label=gettext_lazy("Reason"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("A sentence; it stands in the history of the job."),
    )  # fmt: skip


class VerifyForm(UploadForm):
    """A PDF to be looked at; it is read and forgotten."""

    keeps_the_file = False
    file = forms.FileField(
        label=gettext_lazy("Signed PDF"), help_text=gettext_lazy("Only looked at on this machine; nothing of it is kept.")
    )


def suggested(people: Sequence[PersonCard], heads: Sequence[int]) -> list[SignerWish]:
    """The head of the unit signs first, as a proposal."""
    known = {one.pk for one in people}
    return [SignerWish(person_id=pk) for pk in heads if pk in known][:1]

