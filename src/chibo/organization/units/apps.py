from django.apps import AppConfig


class UnitsConfig(AppConfig):
    name = "chibo.organization.units"
    label = "units"
