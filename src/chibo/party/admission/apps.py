from django.apps import AppConfig


class AdmissionConfig(AppConfig):
    name = "chibo.party.admission"
    label = "admission"
