from django.apps import AppConfig


class CryptoConfig(AppConfig):
    name = "chibo.platform.crypto"
    label = "crypto"
