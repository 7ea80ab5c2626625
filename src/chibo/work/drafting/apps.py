from django.apps import AppConfig


class DraftingConfig(AppConfig):
    name = "chibo.work.drafting"
    label = "drafting"
