from django.apps import AppConfig


class PrivacyConfig(AppConfig):
    name = "chibo.organization.privacy"
    label = "privacy"
