from django.apps import AppConfig


class PactsConfig(AppConfig):
    name = "mulin.pacts"
    label = "pacts"
