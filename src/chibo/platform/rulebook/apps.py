from importlib import import_module

from django.apps import AppConfig
from django.core.signals import request_finished, request_started

from chibo.platform.rulebook.packs import packs


class RulebookConfig(AppConfig):
    name = "chibo.platform.rulebook"
    label = "rulebook"

    def ready(self) -> None:
        """Read the packs, so that a faulty one stops the start, and keep own values per request."""
        packs()
        shelf = import_module("chibo.platform.rulebook.shelf")
        request_started.connect(shelf.open_shelf, dispatch_uid="rulebook.open_shelf")
        request_finished.connect(shelf.close_shelf, dispatch_uid="rulebook.close_shelf")
