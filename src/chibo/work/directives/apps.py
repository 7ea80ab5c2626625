from django.apps import AppConfig


class DirectivesConfig(AppConfig):
    name = "chibo.work.directives"
    label = "directives"
