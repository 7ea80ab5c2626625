from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class AuthzConfig(AppConfig):
    name = "chibo.platform.authz"
    label = "authz"

    def ready(self) -> None:
        autodiscover_modules("permissions")
