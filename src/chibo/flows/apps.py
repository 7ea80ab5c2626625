from importlib import import_module
from pkgutil import iter_modules

from django.apps import AppConfig


class FlowsConfig(AppConfig):
    name = "chibo.flows"
    label = "flows"

    def ready(self) -> None:
        """Every module named after_… subscribes its handlers."""
        for module in iter_modules(self.module.__path__):  # type: ignore[union-attr]
            if module.name.startswith("after_"):
                import_module(f"{self.name}.{module.name}")
