"""The second factor: how the account is called in the app on the phone, and how its secret is kept."""

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.contrib.auth.base_user import AbstractBaseUser
from django.utils.translation import gettext

from chibo.platform.accounts.models import Account
from chibo.platform.accounts.sealing import seal, unseal


class FactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """allauth's questions about second factors."""

    def get_totp_label(self, user: Account) -> str:
        """The login, which the person knows; an e-mail many do not have."""
        return user.login

    def encrypt(self, text: str) -> str:
        """Secrets are sealed at rest with the key outside the database."""
        return seal(text)

    def decrypt(self, encrypted_text: str) -> str:
        """The way back."""
        return unseal(encrypted_text)

    def generate_authenticator_name(self, user: AbstractBaseUser, type: Authenticator.Type) -> str:
        """A name to begin with."""
        number = Authenticator.objects.filter(user_id=user.pk, type=type).count() + 1
        return gettext("Passkey %(number)s") % {"number": number}

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """The browser shows this name when it asks for a passkey."""
        return {**super().get_public_key_credential_rp_entity(), "name": "chibo"}
