from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "chibo.platform.search"
    label = "search"
