from django.apps import AppConfig


class BackupsConfig(AppConfig):
    name = "chibo.platform.backups"
    label = "backups"
