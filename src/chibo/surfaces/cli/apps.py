from django.apps import AppConfig


class CliConfig(AppConfig):
    name = "chibo.surfaces.cli"
    label = "cli"
