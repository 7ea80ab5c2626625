from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "chibo.surfaces.desk"
    label = "desk"
