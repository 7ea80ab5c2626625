from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class PapersConfig(AppConfig):
    name = "chibo.platform.papers"
    label = "papers"

    def ready(self) -> None:
        autodiscover_modules("papers")
