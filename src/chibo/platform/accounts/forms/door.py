from django import forms
from django.contrib.auth.forms import AuthenticationForm
from django.utils.translation import gettext_lazy as _

from chibo.platform.accounts.models import Account


class SignInForm(AuthenticationForm):
    """Login and password. The refusal is the same whether the account exists or not."""

    error_messages = {
        "invalid_login": _(
            "Login and password do not fit together. Check the keyboard (Vietnamese typing, Caps Lock) "
            "and try again; the office's administrator can set a new password."
        ),
        "inactive": _("This account is closed. Ask the office's administrator."),
    }

    def clean_username(self) -> str:
        """Logins are lower case and without blanks."""
        return str(self.cleaned_data["username"]).strip().lower()


class ChosenPasswordForm(forms.Form):
    """A new password, typed twice."""

    new = forms.CharField(
        label=_("New password"),
        help_text=_("At least 8 characters; a short sentence is easy to remember."),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    again = forms.CharField(
        label=_("New password again"), widget=forms.PasswordInput(attrs={"autocomplete": "new-password"})
    )

    def clean_again(self) -> str:
        """Both must be the same, so that nobody is locked out by a slip."""
        again = str(self.cleaned_data["again"])
        if again != self.cleaned_data.get("new"):
            raise forms.ValidationError(_("The two new passwords differ. Type them again."))
        return again


class NewPasswordForm(ChosenPasswordForm):
    """The same, for somebody who has one: it is asked first."""

    old = forms.CharField(
        label=_("Present password"), widget=forms.PasswordInput(attrs={"autocomplete": "current-password"})
    )
    field_order = ("old", "new", "again")

    def __init__(self, account: Account, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.account = account

    def clean_old(self) -> str:
        """The present password must be known."""
        old = str(self.cleaned_data["old"])
        if not self.account.check_password(old):
            raise forms.ValidationError(_("This is not your present password."))
        return old


class InvitationForm(ChosenPasswordForm):
    """Login and code from the paper, and the password the person chooses."""

    username = forms.CharField(
        label=_("Sign-in name"), max_length=60, widget=forms.TextInput(attrs={"autocomplete": "username"})
    )
    code = forms.CharField(
        label=_("Code on the paper"),
        help_text=_("Three groups of four letters and digits; capitals and hyphens do not matter."),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "autocapitalize": "none"}),
    )
    field_order = ("username", "code", "new", "again")


class ForgottenForm(forms.Form):
    """Who forgot the password."""

    name = forms.CharField(
        label=_("Sign-in name or e-mail"), max_length=254, widget=forms.TextInput(attrs={"autocomplete": "username"})
    )


class PolicyForm(forms.Form):
    """The posts whose holders must have a second factor."""

    posts = forms.MultipleChoiceField(
        label=_("A second factor is needed by"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, choices: list[tuple[str, str]], *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        field: forms.MultipleChoiceField = self.fields["posts"]  # type: ignore[assignment]
        field.choices = choices


class SettingsForm(forms.ModelForm[Account]):
    """How the screen looks to me."""

    class Meta:
        model = Account
        fields = ["theme", "density", "language"]
        labels = {
            "theme": _("Brightness"),
            "density": _("Density of lists"),
            "language": _("Language"),
        }

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["language"] = forms.ChoiceField(
            label=_("Language"), choices=[("vi", "Tiếng Việt"), ("en", "English")]
        )
