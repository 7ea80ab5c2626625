from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "chibo.organization.people"
    label = "people"
