from django.apps import AppConfig


class SetupConfig(AppConfig):
    name = "chibo.surfaces.setup"
    label = "setup"
