from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "chibo.work.documents"
    label = "documents"
