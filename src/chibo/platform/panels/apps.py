from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class PanelsConfig(AppConfig):
    name = "chibo.platform.panels"
    label = "panels"

    def ready(self) -> None:
        autodiscover_modules("panels")
