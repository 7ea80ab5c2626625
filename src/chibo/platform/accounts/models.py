from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from chibo.kernel.personal import Keep, Personal
from chibo.platform.accounts.choices import Density, Theme


class AccountManager(BaseUserManager["Account"]):
    """Finds accounts by login; all rows, always."""

    def get_by_natural_key(self, username: str | None) -> "Account":
        return self.get(login=(username or "").strip().lower())


class Account(AbstractBaseUser):
    """A login. ``login`` is lower case; ``is_administrator`` runs the system, not the cell."""

    personal = Personal(
        purpose="sign_in",
        keep="rights",
        account="pk",
        hidden="password",
        at_end=Keep("it is the author of records that are kept; a closed account cannot sign in"),
    )

    login = models.CharField(max_length=60, unique=True)
    name = models.CharField(max_length=120)
    email = models.EmailField(blank=True)
    is_active = models.BooleanField(default=True)
    is_administrator = models.BooleanField(default=False)
    must_change_password = models.BooleanField(default=True)
    theme = models.CharField(max_length=12, choices=Theme, default=Theme.SYSTEM)
    density = models.CharField(max_length=12, choices=Density, default=Density.COMFORTABLE)
    language = models.CharField(max_length=5, default="vi")
    created_at = models.DateTimeField(auto_now_add=True)

    objects = AccountManager()

    USERNAME_FIELD = "login"
    EMAIL_FIELD = "email"

    def __str__(self) -> str:
        return self.name or self.login
