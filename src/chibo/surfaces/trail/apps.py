from django.apps import AppConfig


class TrailConfig(AppConfig):
    name = "chibo.surfaces.trail"
    label = "trail"
