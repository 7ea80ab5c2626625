from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class CalendarConfig(AppConfig):
    name = "chibo.platform.calendar"
    label = "calendar"

    def ready(self) -> None:
        autodiscover_modules("calendar")
