from importlib import import_module

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "chibo.platform.accounts"
    label = "accounts"

    def ready(self) -> None:
        import_module("chibo.platform.accounts.after_allauth")
