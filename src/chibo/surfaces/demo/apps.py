from django.apps import AppConfig


class DemoConfig(AppConfig):
    name = "chibo.surfaces.demo"
    label = "demo"
