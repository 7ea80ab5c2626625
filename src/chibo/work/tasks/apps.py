from django.apps import AppConfig


class TasksConfig(AppConfig):
    name = "chibo.work.tasks"
    label = "tasks"
