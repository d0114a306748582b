from django.apps import AppConfig


class OverviewConfig(AppConfig):
    name = "mulin.overview"
    label = "overview"
