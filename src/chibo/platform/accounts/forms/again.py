from allauth.account.forms import ReauthenticateForm
from django import forms
from django.utils.translation import gettext_lazy as _


class PasswordAgainForm(ReauthenticateForm):  # type: ignore[misc]
    """The password once more, before something that a stranger at an open screen must not do."""

    password = forms.CharField(
        label=_("Password"), widget=forms.PasswordInput(attrs={"autocomplete": "current-password"})
    )
