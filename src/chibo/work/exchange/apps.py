from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    name = "chibo.work.exchange"
    label = "exchange"
