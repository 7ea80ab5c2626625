from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "chibo.platform.notices"
    label = "notices"
