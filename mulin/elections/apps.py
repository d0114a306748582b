from django.apps import AppConfig


class ElectionsConfig(AppConfig):
    name = "mulin.elections"
    label = "elections"
