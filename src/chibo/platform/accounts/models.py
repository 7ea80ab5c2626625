from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q

from chibo.kernel.personal import Keep, NotPersonal, Personal
from chibo.platform.accounts.choices import Density, LetterKind, Theme
from chibo.platform.crypto.fields import BlindIndexField, SealedTextField


class AccountManager(BaseUserManager["Account"]):
    """Finds accounts by login; all rows, always."""

    def get_by_natural_key(self, username: str | None) -> "Account":
        return self.get(login=(username or "").strip().lower())


class Account(AbstractBaseUser):
    """A login. ``login`` is lower case; ``is_administrator`` runs the system, not the cell.

    ``has_second_factor`` repeats what allauth's table says, so that no page has to ask for it. ``email`` lies sealed in
    the database and is found by its blind index.
    """

    personal = Personal(
        purpose="sign_in",
        keep="rights",
        account="pk",
        hidden=("password", "email_index"),
        at_end=Keep("it is the author of records that are kept; a closed account cannot sign in"),
    )

    login = models.CharField(max_length=60, unique=True)
    name = models.CharField(max_length=120)
    email = SealedTextField(blank=True)
    email_index = BlindIndexField(of="email", kind="email")
    is_active = models.BooleanField(default=True)
    is_administrator = models.BooleanField(default=False)
    must_change_password = models.BooleanField(default=True)
    has_second_factor = models.BooleanField(default=False)
    theme = models.CharField(max_length=12, choices=Theme, default=Theme.SYSTEM)
    density = models.CharField(max_length=12, choices=Density, default=Density.COMFORTABLE)
    language = models.CharField(max_length=5, default="vi")
    created_at = models.DateTimeField(auto_now_add=True)

    objects = AccountManager()

    USERNAME_FIELD = "login"
    EMAIL_FIELD = "email"

    def __str__(self) -> str:
        return self.name or self.login


class Invitation(models.Model):
    """A code on paper with which a person chooses a password, once. Only its hash is kept."""

    personal = Personal(
        purpose="sign_in", keep="sign_in", account="account", authors="made_by", since="expires_at", hidden="code_hash"
    )

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="+")
    code_hash = models.CharField(max_length=64)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["account"], condition=Q(used_at=None, withdrawn_at=None), name="one_open_invitation_per_account"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.account} {self.made_at:%d/%m/%Y}"


class Letter(models.Model):
    """A mail about an account that waits for the worker, or went out. Asking for nobody's account leaves a line too,
    so that both ways take the same time; the worker throws it away."""

    personal = Personal(purpose="sign_in", keep="sign_in", account="account", since="asked_at", hidden="key_hash")

    account = models.ForeignKey(Account, on_delete=models.CASCADE, null=True, related_name="+")
    kind = models.CharField(max_length=20, choices=LetterKind)
    asked_at = models.DateTimeField(db_index=True)
    host = models.CharField(max_length=255, blank=True)
    key_hash = models.CharField(max_length=64, blank=True, db_index=True)
    sent_at = models.DateTimeField(null=True)
    used_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.asked_at:%d/%m/%Y}"


class FactorSecret(models.Model):
    """The secret of a code app or of recovery codes; allauth's row leads to it (see ``sealing``)."""

    personal = NotPersonal("random keys without a name")

    secret = SealedTextField()

    def __str__(self) -> str:
        return f"{self.pk}"


class SignInPolicy(models.Model):
    """What the office asks of sign-in; one row. ``posts`` need a second factor (“administrator” is one of them)."""

    personal = NotPersonal("a setting of the office")

    posts = models.JSONField(default=list)

    def __str__(self) -> str:
        return "sign-in"
