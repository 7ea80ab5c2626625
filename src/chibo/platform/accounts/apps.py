from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "chibo.platform.accounts"
    label = "accounts"
