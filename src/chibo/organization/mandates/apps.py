from django.apps import AppConfig


class MandatesConfig(AppConfig):
    name = "chibo.organization.mandates"
    label = "mandates"
