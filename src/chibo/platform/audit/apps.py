from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "chibo.platform.audit"
    label = "audit"
