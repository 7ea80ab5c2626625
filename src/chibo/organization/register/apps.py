from django.apps import AppConfig


class RegisterConfig(AppConfig):
    name = "chibo.organization.register"
    label = "register"
