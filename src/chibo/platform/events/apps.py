from django.apps import AppConfig


class EventsConfig(AppConfig):
    name = "chibo.platform.events"
    label = "events"
