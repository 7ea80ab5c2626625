from django.apps import AppConfig


class WorkbooksConfig(AppConfig):
    name = "chibo.platform.workbooks"
    label = "workbooks"
