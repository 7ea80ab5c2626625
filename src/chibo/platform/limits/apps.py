from django.apps import AppConfig


class LimitsConfig(AppConfig):
    name = "chibo.platform.limits"
    label = "limits"
