from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class ThreadsConfig(AppConfig):
    name = "chibo.platform.threads"
    label = "threads"

    def ready(self) -> None:
        autodiscover_modules("thread")
