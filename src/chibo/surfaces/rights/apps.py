from django.apps import AppConfig


class RightsConfig(AppConfig):
    name = "chibo.surfaces.rights"
    label = "rights"
