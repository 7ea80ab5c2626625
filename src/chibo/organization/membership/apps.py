from django.apps import AppConfig


class MembershipConfig(AppConfig):
    name = "chibo.organization.membership"
    label = "membership"
