from django.apps import AppConfig


class FilesConfig(AppConfig):
    name = "chibo.platform.files"
    label = "files"
