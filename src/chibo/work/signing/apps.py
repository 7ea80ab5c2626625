from django.apps import AppConfig


class SigningConfig(AppConfig):
    name = "chibo.work.signing"
    label = "signing"
